using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Reminders;

public static class ReminderSetup
{
    internal static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.TryAddSingleton<IAbsences, NobodyAway>();
        services.AddSingleton<ReminderPost>();
        services.AddSingleton<ICommand, MeReminderCommand>();
        services.AddSingleton<IControlHandler, ReminderControls>();
        return services;
    }
}
