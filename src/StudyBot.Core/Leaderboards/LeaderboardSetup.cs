using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Leaderboards;

public static class LeaderboardSetup
{
    /// <summary>Adds /leaderboard. Needs the daily question and its stores.</summary>
    public static IServiceCollection AddLeaderboards(this IServiceCollection services)
    {
        services.AddSingleton<BoardReader>();
        services.AddSingleton<ICommand, LeaderboardCommand>();
        services.AddSingleton<IControlHandler, LeaderboardControls>();
        return services;
    }
}
