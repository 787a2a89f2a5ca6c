using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Teams;

public static class TeamSetup
{
    /// <summary>Adds /team. Needs the daily question and its stores.</summary>
    public static IServiceCollection AddTeams(this IServiceCollection services)
    {
        services.AddSingleton<TeamList>();
        services.AddSingleton<TeamBalancing>();
        services.AddSingleton<TeamAssigning>();
        services.AddSingleton<ICommand, TeamJoinCommand>();
        services.AddSingleton<ICommand, TeamLeaveCommand>();
        services.AddSingleton<ICommand, TeamListCommand>();
        services.AddSingleton<ICommand, TeamManageCommand>();
        services.AddSingleton<IControlHandler, TeamListControls>();
        services.AddSingleton<IControlHandler, TeamDesk>();
        return services;
    }
}
