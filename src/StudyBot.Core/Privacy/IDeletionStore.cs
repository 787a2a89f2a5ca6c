using StudyBot.Core.Chat;

namespace StudyBot.Core.Privacy;

/// <summary>
/// Deletes for good what is held about members and servers. A deletion is noted outside of the database before it is done, so
/// that neither a crash nor a backup undoes it. What a method returned is on disk.
/// </summary>
public interface IDeletionStore
{
    /// <summary>
    /// Deletes all that is held about a member of a server, as one step. Answers and grades that count already stay under an id
    /// drawn by chance, without texts, so that totals of teams and questions stay as they are. What does not count yet goes.
    /// </summary>
    /// <returns>False when nothing is held.</returns>
    Task<bool> DeleteAsync(ServerId server, MemberId member, DateTimeOffset at, CancellationToken stop);

    /// <summary>Does what was noted and not done, and takes what was deleted out of the database's files, unless that takes long. Call it every minute or so.</summary>
    /// <returns>How many members were deleted now.</returns>
    Task<int> SettleAsync(CancellationToken stop);

    /// <summary>Takes what was deleted out of the database's files, however long that takes: writers wait meanwhile, so call it when few are awake.</summary>
    /// <returns>False if something is left, which a later call takes out.</returns>
    Task<bool> TidyAsync(CancellationToken stop);

    /// <summary>Members taken to have left their server whose last answer, or else their leaving, came before an instant.</summary>
    Task<IReadOnlyList<(ServerId Server, MemberId Member)>> LongGoneAsync(DateTimeOffset before, int most, CancellationToken stop);

    /// <summary>
    /// People whose presence nobody keeps track of, as they only practised or led, and of whom there is nothing newer than an
    /// instant; in a fixed order, after the one named.
    /// </summary>
    Task<IReadOnlyList<(ServerId Server, MemberId Member)>> LongQuietAsync(
        DateTimeOffset before, (ServerId Server, MemberId Member) after, int most, CancellationToken stop);

    /// <summary>Keeps whether the bot is in a server, and since when it is not.</summary>
    /// <returns>Whether that is news.</returns>
    Task<bool> PresentAsync(ServerId server, bool present, DateTimeOffset now, CancellationToken stop);

    /// <summary>Servers that the bot is in as far as is known, each with a channel of it; but those of which nothing is held.</summary>
    Task<IReadOnlyList<(ServerId Server, ChannelId Channel)>> ServersAsync(CancellationToken stop);

    /// <summary>Servers that the bot left before an instant, and those whose deletion has begun.</summary>
    Task<IReadOnlyList<ServerId>> ToDeleteAsync(DateTimeOffset leftBefore, CancellationToken stop);

    /// <summary>Deletes a part of what is held of a server.</summary>
    /// <returns>Whether that was the last one.</returns>
    Task<bool> DeletePartAsync(ServerId server, DateTimeOffset now, CancellationToken stop);
}
