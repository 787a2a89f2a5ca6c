using StudyBot.Core.Chat;

namespace StudyBot.Core.Reminders;

/// <summary>Who said to be away, and so is not reminded.</summary>
public interface IAbsences
{
    /// <summary>Members who are away on the day of a question.</summary>
    Task<IReadOnlySet<MemberId>> AwayFromAsync(ClosingSoon question, CancellationToken stop);
}

/// <summary>As long as nobody can say so.</summary>
internal sealed class NobodyAway : IAbsences
{
    private static readonly IReadOnlySet<MemberId> Nobody = new HashSet<MemberId>();

    public Task<IReadOnlySet<MemberId>> AwayFromAsync(ClosingSoon question, CancellationToken stop) => Task.FromResult(Nobody);
}
