using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Leaderboards;

public static class LeaderboardSetup
{
    /// <summary>Adds /leaderboard. Needs the daily question, its stores and an <see cref="ILeaderboardPicture"/>.</summary>
    public static IServiceCollection AddLeaderboards(this IServiceCollection services)
    {
        services.AddSingleton<BoardReader>();
        services.AddSingleton<BoardDesk>();
        services.AddSingleton<Departures>();
        services.AddSingleton<PublicNames>();
        services.AddSingleton<ISharers, BoardSharers>();
        services.AddSingleton<BoardPictures>();
        services.AddSingleton<LeaderboardCard>();
        services.AddSingleton<ICommand, LeaderboardCommand>();
        services.AddSingleton<IControlHandler, LeaderboardControls>();
        return services;
    }
}
