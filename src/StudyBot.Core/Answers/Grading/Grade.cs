using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Answers.Grading;

/// <summary>What a grader makes of a written answer, with its reasons.</summary>
/// <param name="Share">From 0 to 1: found of all key points, less what misconceptions cost.</param>
/// <param name="Found">In the question's order.</param>
/// <param name="Missed">In the question's order.</param>
/// <param name="Claimed">Wrong beliefs that the answer states.</param>
/// <param name="Grader">What graded; not always the grader that was asked.</param>
public sealed record Grade(
    double Share,
    IReadOnlyList<FoundPoint> Found,
    IReadOnlyList<KeyPoint> Missed,
    IReadOnlyList<ClaimedMisconception> Claimed,
    AnswerKind Kind,
    GraderId Grader)
{
    private const double MisconceptionCost = 0.3;

    // The limit is 0.3 of the points; a little less, or half up would round it to 2 of 5.
    private const double MostForNoExplanation = 0.29;

    /// <summary>The largest share that a text of this kind can earn, whoever grades it.</summary>
    public double Most => Kind switch
    {
        AnswerKind.Explanation => 1,
        AnswerKind.Nothing => 0,
        _ => MostForNoExplanation,
    };

    /// <summary>The grader that was asked and could not answer, if <see cref="Grader"/> stood in for it.</summary>
    public GraderId? InPlaceOf { get; init; }

    /// <summary>Found of all, less what misconceptions cost, not below 0.</summary>
    public static double ShareOf(int found, int points, int claimed) =>
        points == 0 ? 0 : Math.Max(0, ((double)found / points) - (MisconceptionCost * claimed));

    /// <summary>Points out of <paramref name="most"/>, rounded half up.</summary>
    public int Points(int most) => (int)Math.Floor(((decimal)Share * most) + 0.5m);
}

/// <summary>Names a grader for ever: the same name and version give the same answer the same grade, or say that they may not.</summary>
public readonly record struct GraderId(string Name, string Version)
{
    public override string ToString() => $"{Name} {Version}";
}

/// <summary>What kind of text was graded; anything but an explanation earns little.</summary>
public enum AnswerKind
{
    Explanation,

    /// <summary>Words of the subject that claim nothing.</summary>
    WordList,

    /// <summary>It speaks to the grader, whatever else it says.</summary>
    Instruction,

    Nothing,
}

/// <param name="Words">The words of the answer that met the key point, as written.</param>
public sealed record FoundPoint(KeyPoint Point, IReadOnlyList<string> Words);

/// <param name="Words">The words of the answer that state the belief, as written.</param>
public sealed record ClaimedMisconception(Misconception Misconception, IReadOnlyList<string> Words);
