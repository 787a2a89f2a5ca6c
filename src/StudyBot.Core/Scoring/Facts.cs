using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Scoring;

/// <summary>What scores, streaks and boards are computed from: never points, always what happened.</summary>
public interface IFacts
{
    /// <summary>Null when there is no such course.</summary>
    Task<CourseFacts?> OfCourseAsync(long courseId, CancellationToken stop);

    /// <summary>The same with the answers of one member only, which is enough for that member's points and streak, and quick in a large course.</summary>
    Task<CourseFacts?> OfMemberAsync(long courseId, MemberId member, CancellationToken stop);

    /// <summary>Who played for which team; nobody when there is no such course.</summary>
    Task<TeamFacts> TeamsOfCourseAsync(long courseId, CancellationToken stop);
}

/// <param name="Zone">Where the course's days begin.</param>
/// <param name="WrittenMax">Points of a full written answer to the next question: 0, 5 or 10.</param>
/// <param name="Questions">Every closed question by date, voided ones included; rulings are already worked in.</param>
/// <param name="Days">Every date that had or was to have a question, in order.</param>
/// <param name="Names">Display names at last use, of everyone who answered.</param>
public sealed record CourseFacts(
    long CourseId,
    DateTimeZone Zone,
    int WrittenMax,
    IReadOnlyList<ClosedQuestion> Questions,
    IReadOnlyList<ScheduledDay> Days,
    IReadOnlyDictionary<MemberId, string> Names);

/// <summary>A question that counts from now on, unless it was voided.</summary>
/// <param name="Date">The local date on which it was scheduled.</param>
/// <param name="RightOptions">Options by the order shown, 0 to 3: the right one, as corrected, and any also accepted.</param>
/// <param name="Answers">The last revision of each member who did not take the answer back.</param>
public sealed record ClosedQuestion(
    long InstanceId,
    LocalDate Date,
    bool Void,
    IReadOnlySet<int> RightOptions,
    IReadOnlyList<AnswerFact> Answers)
{
    /// <summary>Members for whom it counts neither way, because they asked to see the key.</summary>
    public IReadOnlySet<MemberId> Neutral { get; init; } = new HashSet<MemberId>();

    /// <summary>Members who were away when it was posted: their streaks stay, and their teams count without them.</summary>
    public IReadOnlySet<MemberId> Away { get; init; } = new HashSet<MemberId>();

    /// <summary>Points of a full written answer, as it was when this was asked; null: as in the course.</summary>
    public int? WrittenMax { get; init; }
}

/// <summary>Who played for which team, fixed for each question when it was posted.</summary>
/// <param name="Rosters">By question. Members who turned out to have left the server before the post are in none.</param>
public sealed record TeamFacts(IReadOnlyDictionary<long, IReadOnlyList<TeamPlayer>> Rosters)
{
    public static TeamFacts None { get; } = new(new Dictionary<long, IReadOnlyList<TeamPlayer>>());
}

public readonly record struct TeamPlayer(MemberId Member, long Team);

/// <param name="Option">0 to 3 in the order shown; null when only a text was written.</param>
/// <param name="WrittenShare">0 to 1 of a full written answer, by the newest grade; null when nothing was written or graded.</param>
public sealed record AnswerFact(MemberId Member, int? Option, decimal? WrittenShare)
{
    /// <summary>A text was written, graded or not.</summary>
    public bool Written { get; init; }
}

public sealed record ScheduledDay(LocalDate Date, DayOutcome Outcome);

public enum DayOutcome
{
    /// <summary>Reserved, open or uncertain: it counts for nothing yet.</summary>
    Pending,
    Closed,
    Void,

    /// <summary>Nothing was posted: the bot was away, or had nothing to ask.</summary>
    Skipped,
}
