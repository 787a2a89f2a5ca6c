using StudyBot.Core.Chat;

namespace StudyBot.Core.Leaderboards;

/// <summary>What boards need besides the facts: whether anything changed, and who wants to appear how.</summary>
public interface IBoardStore
{
    /// <summary>Null when there is no such course.</summary>
    Task<BoardEpoch?> EpochAsync(long courseId, CancellationToken stop);

    Task<BoardPeople> PeopleAsync(long courseId, CancellationToken stop);

    /// <summary>What somebody chose, of whom nothing else need be known.</summary>
    Task<BoardNaming> NamingAsync(ServerId server, MemberId member, CancellationToken stop);
}

/// <summary>Counts changes. What was computed for the same numbers is still true.</summary>
/// <param name="Facts">Grows with every change of what points are computed from.</param>
/// <param name="People">Grows when names, choices or memberships change.</param>
public readonly record struct BoardEpoch(long Facts, long People)
{
    /// <summary>Nothing that the other one counted is missing.</summary>
    public bool Knows(BoardEpoch other) => Facts >= other.Facts && People >= other.People;
}
