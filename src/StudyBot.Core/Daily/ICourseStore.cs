using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>Courses, drafts of their settings, and notes for their leads. What a method returned is on disk.</summary>
public interface ICourseStore
{
    Task<Course?> FindAsync(long courseId, CancellationToken stop);

    Task<IReadOnlyList<Course>> AllAsync(CancellationToken stop);

    Task<IReadOnlyList<Course>> InServerAsync(ServerId server, CancellationToken stop);

    /// <summary>Every course whose next question is due: active ones, ones without access, and ones whose pause has come to its end.</summary>
    Task<IReadOnlyList<Course>> DueAsync(DateTimeOffset now, CancellationToken stop);

    Task<long> SaveDraftAsync(CourseDraft draft, CancellationToken stop);

    Task<CourseDraft?> FindDraftAsync(long draftId, CancellationToken stop);

    /// <summary>Keeps what its author changed in a draft, unless it was settled meanwhile.</summary>
    Task ChangeDraftAsync(CourseDraft draft, CancellationToken stop);

    /// <summary>Makes the draft real, once. Null when it was settled before, or the channel belongs to another course.</summary>
    Task<Course?> SettleAsync(long draftId, long newBagSeed, Occurrence nextDue, DateTimeOffset now, CancellationToken stop);

    /// <summary>The handbook of a server outside of its courses: that of its first course, or what a lead chose since; null before.</summary>
    Task<string?> DefaultPackAsync(ServerId server, CancellationToken stop);

    /// <summary>Forgets a draft.</summary>
    Task DropDraftAsync(long draftId, DateTimeOffset now, CancellationToken stop);

    /// <summary>A lead's pause. A course without access stays without it, and this pause outlasts that.</summary>
    Task PauseAsync(long courseId, LocalDate until, Occurrence nextDue, Ruling ruling, CancellationToken stop);

    /// <summary>Ends a lead's pause. A course without access stays paused until access returns.</summary>
    Task ResumeAsync(long courseId, Occurrence nextDue, Ruling ruling, CancellationToken stop);

    /// <summary>Pauses a course whose channel cannot be used, with a note. False when that was known: then only what is in the way is brought up to date.</summary>
    Task<bool> LoseAccessAsync(Course course, AccessLoss loss, DateTimeOffset now, CancellationToken stop);

    /// <summary>Ends such a pause, with a note, unless a lead's pause goes on. False when the course was not paused so.</summary>
    Task<bool> RegainAccessAsync(Course course, DateTimeOffset now, CancellationToken stop);

    /// <summary>Courses that wait for access.</summary>
    Task<IReadOnlyList<Course>> WithoutAccessAsync(CancellationToken stop);

    /// <summary>Moves the next question on, unless it has been moved since <paramref name="from"/> was read.</summary>
    Task AdvanceAsync(long courseId, Occurrence from, Occurrence to, CancellationToken stop);

    /// <summary>Courses with a lead channel and notes that no lead has read yet.</summary>
    Task<IReadOnlyList<Course>> WithNotesToDeliverAsync(CancellationToken stop);

    /// <summary>Notes that no lead has read yet, oldest first.</summary>
    Task<IReadOnlyList<Note>> NotesAsync(long courseId, CancellationToken stop);

    Task AddNoteAsync(long courseId, Note note, CancellationToken stop);

    Task MarkReadAsync(long courseId, DateTimeOffset now, CancellationToken stop);
}

/// <summary>Settings that wait to be confirmed.</summary>
/// <param name="CourseId">The course that they change; null for a new one.</param>
public sealed record CourseDraft(long Id, ServerId Server, long? CourseId, MemberId By, CourseSettings Settings, DateTimeOffset MadeAt)
{
    public bool Settled { get; init; }

    /// <summary>The handbook of the server outside of its courses; null leaves it as it is.</summary>
    public string? ServerPack { get; init; }
}

/// <summary>Something that leads should know.</summary>
/// <param name="Date">The day that it is about.</param>
public sealed record Note(NoteKind Kind, LocalDate? Date, DateTimeOffset At)
{
    /// <summary>With <see cref="NoteKind.LostAccess"/>: what has to be granted.</summary>
    public ChannelAbilities Missing { get; init; }

    /// <summary>With <see cref="NoteKind.AccessReturned"/>: how many days had no question meanwhile.</summary>
    public int Days { get; init; }
}

public enum NoteKind
{
    /// <summary>The time was missed by too much.</summary>
    Late,

    /// <summary>No question was left to ask.</summary>
    NothingToAsk,

    /// <summary>The chat service refused the post.</summary>
    Refused,

    /// <summary>The bot may not post in the channel any more.</summary>
    LostAccess,

    /// <summary>The channel was deleted.</summary>
    LostChannel,

    /// <summary>The bot was removed from the server.</summary>
    LostServer,

    /// <summary>The bot can post again.</summary>
    AccessReturned,

    /// <summary>The discussion thread takes no messages: it is locked.</summary>
    ThreadClosed,

    /// <summary>Whether the post is there cannot be found out.</summary>
    Uncertain,

    /// <summary>Fewer than five questions are left in this round.</summary>
    LowStock,

    /// <summary>The closed question's post could not be changed.</summary>
    RevealFailed,

    /// <summary>A season has closed, and its result is posted. The date is the season's first.</summary>
    SeasonClosed,

    /// <summary>A season has closed in which nobody who may be listed answered; nothing is posted.</summary>
    SeasonUnanswered,

    /// <summary>The chat service refused a season's result.</summary>
    SeasonRefused,

    /// <summary>Whether a season's result is posted cannot be found out.</summary>
    SeasonUncertain,
}

/// <summary>A decision of a person, as the audit keeps it.</summary>
/// <param name="Reason">In the person's own words; null where none is asked.</param>
public sealed record Ruling(RulingKind Kind, MemberId By, DateTimeOffset At, string? Reason = null)
{
    /// <summary>The option that is right, or right as well.</summary>
    public int? Option { get; init; }

    /// <summary>Whose answer it is about.</summary>
    public MemberId? About { get; init; }

    /// <summary>Which question it is about, if that has not been asked yet.</summary>
    public QuestionKey? Question { get; init; }
}

public enum RulingKind
{
    Post,
    Close,
    Pause,
    Resume,
    Void,

    /// <summary>Another option is the right one.</summary>
    Replace,

    /// <summary>Another option is right as well.</summary>
    Accept,
    Regrade,

    /// <summary>A grade or a question stays as it is.</summary>
    Keep,

    /// <summary>A lead looked at the key of a question that had not closed.</summary>
    KeyShown,
    Pin,
    Unpin,

    /// <summary>The next question was passed over.</summary>
    Skip,
    DaysOff,
    TeamMade,
    TeamRenamed,
    TeamRemoved,

    /// <summary>A member was put into a team, or taken out of any.</summary>
    TeamAssigned,
    TeamsBalanced,
    TeamsLocked,
    TeamsUnlocked,
}
