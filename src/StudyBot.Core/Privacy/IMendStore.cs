using StudyBot.Core.Chat;

namespace StudyBot.Core.Privacy;

/// <summary>Messages that still show somebody who had everything deleted. What a method returned is on disk.</summary>
public interface IMendStore
{
    /// <summary>Some of those whose turn it is, the oldest first.</summary>
    Task<IReadOnlyList<PostToMend>> NextAsync(DateTimeOffset now, int most, CancellationToken stop);

    Task MendedAsync(long id, CancellationToken stop);

    Task LaterAsync(long id, DateTimeOffset again, CancellationToken stop);
}

/// <param name="RulingId">The decision that it tells of; null for the card of a request.</param>
/// <param name="Since">When the deletion was asked for.</param>
public sealed record PostToMend(long Id, long CourseId, MessageRef Message, long? RulingId, DateTimeOffset Since);
