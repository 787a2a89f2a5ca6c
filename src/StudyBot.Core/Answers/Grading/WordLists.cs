namespace StudyBot.Core.Answers.Grading;

/// <summary>Tells explanations from lists of terms: a sentence holds together by small words, a list has few.</summary>
internal static class WordLists
{
    private const double LeastFiller = 0.25;
    private const double LeastFillerOfSentence = 0.12;
    private const int LongSentence = 10;

    // A short answer may well do without small words.
    private const int ShortAnswer = 7;

    public static bool Is(IReadOnlyCollection<Statement> answer)
    {
        var telling = answer.Sum(statement => statement.Words.Count);
        return telling > ShortAnswer && FillerShare(telling, answer.Sum(statement => statement.Filler)) < LeastFiller;
    }

    /// <summary>A sentence that is a list by itself, in an answer that is none.</summary>
    public static bool Is(Statement statement) =>
        statement.Words.Count >= LongSentence && FillerShare(statement.Words.Count, statement.Filler) < LeastFillerOfSentence;

    private static double FillerShare(int telling, int filler) => (double)filler / (telling + filler);
}
