using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Away;

public static class AwaySetup
{
    /// <summary>Adds /me away. Needs the daily question and its stores.</summary>
    public static IServiceCollection AddAway(this IServiceCollection services)
    {
        services.AddSingleton<AwayReply>();
        services.AddSingleton<ICommand, MeAwayCommand>();
        services.AddSingleton<IControlHandler, AwayControls>();
        return services;
    }
}
