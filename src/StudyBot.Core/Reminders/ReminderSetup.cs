using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Reminders;

public static class ReminderSetup
{
    internal static IServiceCollection AddReminders(this IServiceCollection services)
    {
        services.AddSingleton<ReminderPost>();
        services.AddSingleton<ICommand, MeReminderCommand>();
        services.AddSingleton<IControlHandler, ReminderControls>();
        return services;
    }
}
