using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Learning;

/// <summary>
/// What members practise: private rounds with their answers, which earn nothing. What a method returned is on disk.
/// </summary>
public interface IPracticeStore
{
    /// <summary>Begins a round, and ends the one of the same kind that was under way.</summary>
    Task<PracticeRound> BeginAsync(NewRound round, CancellationToken stop);

    Task<PracticeRound?> FindAsync(long roundId, CancellationToken stop);

    Task<PracticeRound?> UnderWayAsync(long courseId, MemberId member, PracticeKind kind, CancellationToken stop);

    /// <summary>Keeps the first answer to an item; false when there is one already.</summary>
    /// <param name="place">From 0.</param>
    /// <param name="chosen">The option by the order shown.</param>
    Task<bool> AnswerAsync(long roundId, int place, int chosen, bool right, DateTimeOffset at, CancellationToken stop);

    Task EndAsync(long roundId, DateTimeOffset at, CancellationToken stop);

    /// <summary>Every answer of a member in practice, oldest first.</summary>
    Task<IReadOnlyList<PracticeAnswer>> AnswersAsync(long courseId, MemberId member, CancellationToken stop);

    /// <summary>What each closed question of a course was about, by its id.</summary>
    Task<IReadOnlyDictionary<long, AskedBefore>> AskedAsync(long courseId, CancellationToken stop);
}

public enum PracticeKind
{
    Quiz,
    Review,
}

/// <param name="Chapter">The one that was asked for; null for all.</param>
/// <param name="Wanted">How many questions were asked for.</param>
public sealed record NewRound(long CourseId, MemberId Member, PracticeKind Kind, int? Chapter, int Wanted, IReadOnlyList<PracticeItem> Items, DateTimeOffset At);

public sealed record PracticeRound(long Id, long CourseId, MemberId Member, PracticeKind Kind, int? Chapter, int Wanted, IReadOnlyList<PracticeItem> Items, DateTimeOffset At)
{
    public DateTimeOffset? EndedAt { get; init; }
}

/// <param name="Order">Which option of the handbook's stands in which place: "2013" shows the third one first.</param>
public sealed record PracticeItem(QuestionKey Question, string ItemId, int Chapter, string Order)
{
    /// <summary>The option by the order shown; null until it is answered.</summary>
    public int? Chosen { get; init; }

    public bool? Right { get; init; }
}

/// <param name="Chosen">The option in the handbook's order.</param>
public sealed record PracticeAnswer(QuestionKey Question, string ItemId, int Chapter, int Chosen, bool Right, DateTimeOffset At);

/// <param name="ShuffleSeed">What the order of its options was made from.</param>
public sealed record AskedBefore(QuestionKey Question, string ItemId, int Chapter, long ShuffleSeed);
