using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Privacy;

public static class PrivacySetup
{
    /// <summary>Adds /me privacy. Needs the daily question, leaderboards, learning and their stores.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<PrivacyPanel>();
        services.AddSingleton<MemberExport>();
        services.AddSingleton<ICommand, MePrivacyCommand>();
        services.AddSingleton<IControlHandler, PrivacyControls>();
        return services.AddDeletion();
    }
}
