using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Welcome;

public static class WelcomeSetup
{
    /// <summary>Adds the card for servers that are new, and /help. Needs the daily question and its stores.</summary>
    public static IServiceCollection AddWelcome(this IServiceCollection services)
    {
        services.AddSingleton<INoticeListener, Greetings>();
        services.AddSingleton<Help>();
        services.AddSingleton<IControlHandler>(provider => provider.GetRequiredService<Help>());
        services.AddSingleton<ICommand, HelpCommand>();
        return services;
    }
}
