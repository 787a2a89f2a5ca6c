namespace StudyBot.Core.Answers.Grading;

/// <summary>A key point or a misconception: sentences that say it, each as weighted words.</summary>
internal sealed class Idea
{
    private const int MostShared = 7;
    private const int LeastShared = 3;

    private readonly (Said Word, double Weight)[][] _sentences;
    private readonly (Said Word, double Weight)[] _shared;

    /// <param name="weight">What a word's stem is worth.</param>
    public Idea(IEnumerable<string> sentences, Func<string, double> weight)
    {
        _sentences =
        [
            .. sentences
                .Select(sentence => StatementReader.ReadOne(sentence).Words.DistinctBy(said => said.Stem).Select(said => (said, weight(said.Stem))).ToArray())
                .Where(words => words.Length > 0),
        ];
        _shared =
        [
            .. _sentences.SelectMany(words => words)
                .GroupBy(pair => (pair.Word.Stem, pair.Word.Negated))
                .Where(group => group.Count() > 1)
                .Select(group => (group.First().Word, Weight: group.Sum(pair => pair.Weight)))
                .OrderByDescending(pair => pair.Weight)
                .Take(MostShared),
        ];
    }

    /// <summary>How much of one of the idea's sentences a text says, from 0 to 1, and the words that do.</summary>
    public Likely In(IReadOnlyList<Said> text, Likeness likeness) =>
        _sentences.Select(sentence => Measure(sentence, text, likeness)).Append(Likely.Not).MaxBy(likely => likely.Share);

    /// <summary>The same, but to say the words that the idea's sentences have in common is enough as well.</summary>
    public Likely Freely(IReadOnlyList<Said> text, Likeness likeness)
    {
        var strict = In(text, likeness);
        var free = _shared.Length >= LeastShared ? Measure(_shared, text, likeness) : Likely.Not;
        return free.Share > strict.Share ? free : strict;
    }

    private static Likely Measure((Said Word, double Weight)[] sentence, IReadOnlyList<Said> text, Likeness likeness)
    {
        var (met, all, denied) = (0.0, 0.0, false);
        var words = new List<string>();
        foreach (var (said, weight) in sentence)
        {
            var (worth, word) = likeness.Meet(said, text);
            met += worth * weight;
            all += weight;
            denied |= worth < 0;
            if (word is not null && !words.Contains(word))
            {
                words.Add(word);
            }
        }

        // One word in common is no idea in common.
        return words.Count > 1 ? new Likely(met / all, words, denied) : Likely.Not;
    }
}

/// <param name="Share">How much of an idea is said, from 0 to 1.</param>
/// <param name="Denied">The text has a word of it under a "not", or lacks its "not".</param>
internal readonly record struct Likely(double Share, IReadOnlyList<string> Words, bool Denied = false)
{
    public static Likely Not { get; } = new(0, []);
}
