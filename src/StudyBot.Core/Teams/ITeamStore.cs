using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Teams;

/// <summary>
/// Teams and who was in which when. A membership is an interval, and a question fixes its rosters when it is posted, so no
/// change here ever moves a point of the past. What a method returned is on disk.
/// </summary>
public interface ITeamStore
{
    public const int MostTeams = 300;

    Task<TeamSheet> SheetAsync(long courseId, CancellationToken stop);

    Task<TeamPlace> PlaceOfAsync(long courseId, MemberId member, CancellationToken stop);

    /// <summary>Everyone who is in one of these teams now.</summary>
    Task<IReadOnlyCollection<MemberId>> MembersOfAsync(IReadOnlyCollection<long> teams, CancellationToken stop);

    Task<TeamChange> MakeAsync(long courseId, TeamName name, Ruling ruling, CancellationToken stop);

    Task<TeamChange> RenameAsync(long courseId, long team, TeamName name, Ruling ruling, CancellationToken stop);

    /// <summary>Takes everyone out and the team off the list. Its past stays on boards.</summary>
    Task<TeamChange> RemoveAsync(long courseId, long team, Ruling ruling, CancellationToken stop);

    /// <summary>Joins a team, and leaves another one for it.</summary>
    Task<TeamChange> JoinAsync(long courseId, long team, Respondent who, DateTimeOffset now, CancellationToken stop);

    Task<TeamChange> LeaveAsync(long courseId, Respondent who, DateTimeOffset now, CancellationToken stop);

    /// <summary>A lead puts one member into a team, or takes the member out of any.</summary>
    Task<TeamChange> AssignAsync(long courseId, long? team, Respondent who, Ruling ruling, CancellationToken stop);

    /// <summary>All or none. False when a team is not there any more.</summary>
    Task<bool> MoveAsync(long courseId, IReadOnlyList<TeamMove> moves, Ruling ruling, CancellationToken stop);

    Task SetLockedAsync(long courseId, bool locked, Ruling ruling, CancellationToken stop);
}
