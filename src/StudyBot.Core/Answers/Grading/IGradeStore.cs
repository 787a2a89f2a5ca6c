using StudyBot.Core.Chat;

namespace StudyBot.Core.Answers.Grading;

/// <summary>
/// The grades of written answers. The first of an answer is made once, when its question has closed, and never again;
/// what a lead decides later stands beside it. What a method returned is on disk.
/// </summary>
public interface IGradeStore
{
    /// <summary>The last texts written before closing, but those that were deleted since.</summary>
    Task<IReadOnlyList<WrittenAnswer>> WrittenAsync(long questionId, CancellationToken stop);

    /// <summary>Keeps all grades of a question at once; from then on it counts. A grade that is there already stays.</summary>
    Task KeepAsync(long questionId, IReadOnlyList<FirstGrade> grades, DateTimeOffset at, CancellationToken stop);

    /// <summary>Null when nothing was written, or it is not graded yet.</summary>
    Task<KeptGrade?> FindAsync(long questionId, MemberId member, CancellationToken stop);
}

public sealed record WrittenAnswer(MemberId Member, int Revision, string Text)
{
    /// <summary>The author agrees that it is shown with the answer.</summary>
    public bool MayBeShown { get; init; }
}

/// <param name="Share">0 to 1 of a full written answer, in whole millionths.</param>
public sealed record FirstGrade(MemberId Member, int Revision, decimal Share, Findings Findings, string Grader, string Version);

/// <param name="Share">As the grader found, 0 to 1.</param>
/// <param name="Regraded">As a lead decided since, 0 to 1; null if nobody did.</param>
public sealed record KeptGrade(decimal Share, Findings Findings, string Grader, string Version, decimal? Regraded)
{
    public decimal Counts => Regraded ?? Share;
}

/// <summary>Why a grade is what it is, in the words of the question as it was asked.</summary>
public sealed record Findings(
    AnswerKind Kind, IReadOnlyList<IdeaFound> Found, IReadOnlyList<IdeaMissed> Missed, IReadOnlyList<BeliefHeld> Misconceptions)
{
    public static Findings None { get; } = new(AnswerKind.Nothing, [], [], []);

    public static Findings Of(Grade grade) => new(
        grade.Kind,
        [.. grade.Found.Select(found => new IdeaFound(found.Point.Name, found.Words))],
        [.. grade.Missed.Select(missed => new IdeaMissed(missed.Name, missed.Explanation))],
        [.. grade.Claimed.Select(claimed => new BeliefHeld(claimed.Misconception.Claim, claimed.Misconception.Correction, claimed.Words))]);
}

/// <param name="Words">The words of the answer that met it.</param>
public sealed record IdeaFound(string Name, IReadOnlyList<string> Words);

public sealed record IdeaMissed(string Name, string Explanation);

/// <param name="Words">The words of the answer that state it.</param>
public sealed record BeliefHeld(string Claim, string Correction, IReadOnlyList<string> Words);
