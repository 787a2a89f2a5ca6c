using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>
/// The questions of each course, one per local date: reserved, then posted, then closed. What a method returned is
/// on disk, and every change is one conditional update, so that two posters cannot both win.
/// </summary>
public interface IDailyStore
{
    Task<DailyQuestion?> FindAsync(long questionId, CancellationToken stop);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<DailyQuestion>> HistoryAsync(long courseId, int count, CancellationToken stop);

    Task<DailyQuestion?> OnDateAsync(long courseId, LocalDate date, CancellationToken stop);

    Task<DailyQuestion?> OpenInAsync(long courseId, CancellationToken stop);

    /// <summary>The newest closed question of an earlier date.</summary>
    Task<DailyQuestion?> LastClosedBeforeAsync(long courseId, LocalDate date, CancellationToken stop);

    Task<IReadOnlyList<DailyQuestion>> InStateAsync(QuestionState state, CancellationToken stop);

    /// <summary>Open questions whose time has run.</summary>
    Task<IReadOnlyList<long>> DueToCloseAsync(DateTimeOffset now, CancellationToken stop);

    /// <summary>Open questions whose posts show another count of responses than there are.</summary>
    Task<IReadOnlyList<long>> WithNewCountsAsync(CancellationToken stop);

    /// <summary>A server's questions that are neither closed nor skipped.</summary>
    Task<IReadOnlyList<DailyQuestion>> HiddenInAsync(ServerId server, CancellationToken stop);

    /// <summary>Takes the date, and the question out of the bag. Null when the date is taken already; a person may take one that was skipped.</summary>
    Task<DailyQuestion?> ReserveAsync(Reservation reservation, CancellationToken stop);

    /// <summary>Takes the date without a question, so that it is never caught up. False when it is taken already.</summary>
    /// <param name="note">Null when the leads know already.</param>
    Task<bool> SkipDateAsync(Course course, Occurrence due, Occurrence nextDue, PostKey key, DateTimeOffset now, Note? note, CancellationToken stop);

    /// <summary>Takes over a reservation whose lease has ended.</summary>
    Task<bool> ClaimAsync(long questionId, Lease lease, DateTimeOffset now, CancellationToken stop);

    /// <summary>Notes that the chat service is asked from now on, and renews the lease. False when the lease was lost.</summary>
    Task<bool> BeginAttemptAsync(long questionId, Lease lease, DateTimeOffset now, DateTimeOffset closesAt, CancellationToken stop);

    /// <summary>Gives the lease up, so that the next sweep goes on.</summary>
    /// <param name="nothingPosted">It is certain that no attempt left a post.</param>
    Task ReleaseAsync(long questionId, string owner, bool nothingPosted, CancellationToken stop);

    /// <summary>Opens the question. False when it has another message, or was closed or skipped.</summary>
    Task<bool> MarkPostedAsync(long questionId, MessageRef message, DateTimeOffset at, CancellationToken stop);

    Task MarkUncertainAsync(long questionId, Note note, CancellationToken stop);

    /// <summary>Gives the day up and puts the question back into the bag.</summary>
    /// <param name="note">Null when the leads know already.</param>
    Task SkipAsync(long questionId, Note? note, CancellationToken stop);

    /// <summary>From here on nothing changes any more. False when it was not open.</summary>
    Task<bool> CloseAsync(long questionId, DateTimeOffset at, Ruling? ruling, CancellationToken stop);

    /// <summary>Closed questions that are not graded, whose posts do not show the answer or whose discussion is not open yet.</summary>
    Task<IReadOnlyList<ClosingWork>> UnfinishedClosingsAsync(CancellationToken stop);

    Task MarkRevealedAsync(long questionId, Note? note, CancellationToken stop);

    Task SetThreadAsync(long questionId, ChannelId thread, CancellationToken stop);

    Task MarkDiscussedAsync(long questionId, Note? note, CancellationToken stop);

    Task MarkShownAsync(long questionId, int count, DateTimeOffset at, CancellationToken stop);

    /// <summary>Everything that the course's bag gave out, oldest first.</summary>
    Task<IReadOnlyList<Draw>> DrawsAsync(long courseId, CancellationToken stop);
}

/// <summary>Everything that is fixed when a date is taken.</summary>
/// <param name="NextDue">When the course's next question comes after this one.</param>
public sealed record Reservation(
    Course Course,
    Occurrence Due,
    Occurrence NextDue,
    AskedItem Asked,
    Draw Draw,
    PostKey Key,
    Lease Lease,
    DateTimeOffset At,
    DateTimeOffset ClosesAt)
{
    /// <summary>Set when a person asked for the post.</summary>
    public Ruling? Ruling { get; init; }

    public Note? Note { get; init; }
}

/// <summary>Who works on a reservation, and until when nobody else may.</summary>
public sealed record Lease(string Owner, DateTimeOffset Until);

/// <summary>What is done of a closing.</summary>
/// <param name="Graded">From here on the question counts.</param>
/// <param name="Revealed">The post shows the answer.</param>
/// <param name="Discussed">The discussion is open.</param>
public sealed record ClosingWork(DailyQuestion Question, bool Graded, bool Revealed, bool Discussed);
