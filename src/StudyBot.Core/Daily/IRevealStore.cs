using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>
/// Whom the posts of closed questions name, and which of them are to be shown anew because somebody chose to appear
/// otherwise since. What a method returned is on disk.
/// </summary>
public interface IRevealStore
{
    /// <summary>Keeps whom a post is about to name, before it is looked up how.</summary>
    /// <param name="named">Also those who are off the boards now.</param>
    /// <returns>The version that the post will show.</returns>
    Task<long> BeginAsync(long questionId, IReadOnlyCollection<MemberId> named, CancellationToken stop);

    /// <summary>The post shows everything up to a version, or never will.</summary>
    Task MarkShownAsync(long questionId, long version, CancellationToken stop);

    /// <summary>Posts to be shown anew that the bot can edit, the newest first.</summary>
    Task<IReadOnlyList<OutdatedReveal>> OutdatedAsync(int most, CancellationToken stop);
}

public sealed record OutdatedReveal(DailyQuestion Question, long Version);
