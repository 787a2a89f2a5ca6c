using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Teams;

/// <summary>A team with those who are in it now.</summary>
public sealed record Team(long Id, string Name, IReadOnlyList<TeamMember> Members);

public sealed record TeamMember(MemberId Id, string Name, BoardNaming Naming);

/// <summary>The teams of a course as they are now. Nobody who left the server is in it.</summary>
/// <param name="Locked">Only leads change who is in which team.</param>
/// <param name="Teams">By name.</param>
/// <param name="Others">Members who have answered in this course and are in no team, by name.</param>
public sealed record TeamSheet(bool Locked, IReadOnlyList<Team> Teams, IReadOnlyList<TeamMember> Others)
{
    public Team? Find(long team) => Teams.FirstOrDefault(known => known.Id == team);

    public Team? OfMember(MemberId member) => Teams.FirstOrDefault(team => team.Members.Any(known => known.Id == member));
}

/// <param name="Team">The member's team; null without one.</param>
public readonly record struct TeamPlace(bool CourseHasTeams, long? Team);

/// <param name="Team">Null takes the member out of any team.</param>
public readonly record struct TeamMove(MemberId Member, long? Team);

/// <summary>What became of a change to teams.</summary>
public abstract record TeamChange
{
    private TeamChange()
    {
    }

    /// <param name="Team">The team that it was about.</param>
    /// <param name="Left">The team that was left for it.</param>
    public sealed record Done(string Team, string? Left = null) : TeamChange;

    /// <summary>It was so already.</summary>
    public sealed record Same(string Team) : TeamChange;

    public sealed record Locked : TeamChange;

    /// <summary>The team is not there (any more), or the member is in none.</summary>
    public sealed record NoTeam : TeamChange;

    /// <summary>Another team has that name, or one that looks the same.</summary>
    public sealed record NameTaken(string By) : TeamChange;

    /// <summary>The course has <see cref="ITeamStore.MostTeams"/> teams already.</summary>
    public sealed record TooMany : TeamChange;
}
