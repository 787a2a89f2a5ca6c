using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Seasons;

/// <summary>
/// Seasons that have closed, one per course and first date. What a method returned is on disk, and every change is one
/// conditional update.
/// </summary>
public interface ISeasonStore
{
    /// <summary>Every course with a closed question in a season that has not closed.</summary>
    Task<IReadOnlyList<OpenSeason>> OpenAsync(CancellationToken stop);

    Task<SeasonEnd> EndAsync(long courseId, Dates dates, DateTimeOffset now, CancellationToken stop);

    /// <summary>
    /// Closes a season with its result. False when it was closed before, or when facts or people have changed since the
    /// result was added up.
    /// </summary>
    Task<bool> CloseAsync(SeasonClosing closing, CancellationToken stop);

    /// <summary>Leaves a season without a result: nothing in it counted.</summary>
    Task PassAsync(long courseId, Dates dates, CancellationToken stop);

    Task<Season?> FindAsync(long seasonId, CancellationToken stop);

    /// <summary>Null when there is no such season.</summary>
    Task<SeasonResult?> ResultAsync(long seasonId, CancellationToken stop);

    /// <summary>Seasons whose results are still to be posted.</summary>
    Task<IReadOnlyList<Season>> UnpostedAsync(CancellationToken stop);

    /// <summary>Takes over a result whose lease has ended.</summary>
    Task<bool> ClaimAsync(long seasonId, Lease lease, DateTimeOffset now, CancellationToken stop);

    /// <summary>Notes that the chat service is asked from now on to post in <paramref name="channel"/>, and renews the lease. False when the lease was lost.</summary>
    Task<bool> BeginAttemptAsync(long seasonId, Lease lease, ChannelId channel, DateTimeOffset now, CancellationToken stop);

    /// <summary>Gives the lease up.</summary>
    /// <param name="nothingPosted">It is certain that no attempt left a post.</param>
    Task ReleaseAsync(long seasonId, string owner, bool nothingPosted, CancellationToken stop);

    /// <summary>False when it has another message.</summary>
    /// <param name="version">What the post shows; see <see cref="Season.Version"/>.</param>
    Task<bool> MarkPostedAsync(long seasonId, MessageRef message, DateTimeOffset at, int version, Note note, CancellationToken stop);

    Task MarkUnpostedAsync(long seasonId, Note note, CancellationToken stop);

    /// <summary>Seasons whose posts are to show something else by now: a decision, or how somebody is named.</summary>
    Task<IReadOnlyList<long>> OutdatedAsync(CancellationToken stop);

    /// <summary>Notes which <see cref="Season.Version"/> the post shows; a later one stays to be shown.</summary>
    Task MarkShownAsync(long seasonId, int version, CancellationToken stop);
}

/// <param name="First">The date of its first closed question.</param>
/// <param name="Zone">The course's, an IANA name.</param>
public sealed record OpenSeason(long CourseId, LocalDate First, string Zone);

/// <summary>How far a season has come.</summary>
/// <param name="Unfinished">A question is being posted, is open or is not graded yet.</param>
/// <param name="LastClosedAt">When its last question closed.</param>
/// <param name="Counting">How many of its questions count.</param>
public sealed record SeasonEnd(bool Unfinished, DateTimeOffset? LastClosedAt, int Counting);

/// <summary>Everything that is fixed when a season closes.</summary>
/// <param name="Epoch">What the places were added up from.</param>
public sealed record SeasonClosing(
    Course Course, Dates Dates, DateTimeOffset At, BoardEpoch Epoch, int Questions, IReadOnlyList<SeasonPlace> Places, IReadOnlyList<SeasonTeam> Teams, PostKey Key)
{
    /// <summary>Set when there is nothing to post.</summary>
    public Note? Note { get; init; }
}
