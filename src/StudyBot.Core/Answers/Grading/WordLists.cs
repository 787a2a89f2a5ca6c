namespace StudyBot.Core.Answers.Grading;

/// <summary>
/// Tells explanations from lists of terms: a sentence holds together by small words, and by different ones. The limits lie
/// between what lists have and what the handbook's own sentences have.
/// </summary>
internal static class WordLists
{
    private const double LeastFiller = 0.25;
    private const double LeastJoints = 0.14;
    private const double LeastFillerOfSentence = 0.12;
    private const int LongSentence = 10;
    private const int LongRun = 15;

    // A short answer may well do without small words.
    private const int ShortAnswer = 7;

    /// <summary>Whether most of an answer is a list.</summary>
    public static bool Is(IReadOnlyCollection<Statement> answer)
    {
        // To say a thing again makes it no list.
        Statement[] once = [.. answer.DistinctBy(statement => statement.Text, StringComparer.Ordinal)];
        var telling = once.Sum(statement => statement.Words.Count);
        return telling > ShortAnswer
            && (ShareOf(telling, once.Sum(statement => statement.Filler)) < LeastFiller
                || ShareOf(telling, Joints(once, telling)) < LeastJoints
                || once.Sum(statement => statement.Runs.Where(run => run >= LongRun).Sum()) * 2 >= telling);
    }

    /// <summary>The sentences without the lists in them.</summary>
    public static IEnumerable<Statement> Without(IEnumerable<Statement> answer) =>
        answer.Where(statement => !IsList(statement)).Select(WithoutRuns).Where(statement => statement.Words.Count > 0);

    private static bool IsList(Statement statement) =>
        statement.Words.Count >= LongSentence && ShareOf(statement.Words.Count, statement.Filler) < LeastFillerOfSentence;

    private static Statement WithoutRuns(Statement statement)
    {
        if (statement.Runs.All(run => run < LongRun))
        {
            return statement;
        }

        var (kept, at) = (new List<Said>(), 0);
        foreach (var run in statement.Runs)
        {
            kept.AddRange(run < LongRun ? statement.Words.Skip(at).Take(run) : []);
            at += run;
        }

        return statement with { Words = kept };
    }

    // "And this is, and that is" all along holds no more together than once: a word that comes often counts a few times.
    private static int Joints(IReadOnlyCollection<Statement> answer, int telling)
    {
        var most = Math.Max(2, telling / 10);
        return answer.SelectMany(statement => statement.Joints).CountBy(joint => joint, StringComparer.Ordinal).Sum(joint => Math.Min(joint.Value, most));
    }

    private static double ShareOf(int telling, int others) => (double)others / (telling + others);
}
