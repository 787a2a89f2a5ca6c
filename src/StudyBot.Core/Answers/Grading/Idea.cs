namespace StudyBot.Core.Answers.Grading;

/// <summary>A key point or a misconception: sentences that say it, each as weighted words.</summary>
internal sealed class Idea
{
    private const int MostShared = 7;
    private const int LeastShared = 3;

    private readonly List<(Said Word, double Weight)[]> _sentences;

    /// <param name="weight">What a word's stem is worth.</param>
    /// <param name="bySharedWords">To say the words that the sentences have in common says the idea as well.</param>
    public Idea(IEnumerable<string> sentences, Func<string, double> weight, bool bySharedWords)
    {
        _sentences =
        [
            .. sentences
                .Select(sentence => StatementReader.ReadOne(sentence).Words.DistinctBy(said => said.Stem).Select(said => (said, weight(said.Stem))).ToArray())
                .Where(words => words.Length > 0),
        ];
        var shared = _sentences.SelectMany(words => words)
            .GroupBy(pair => (pair.Word.Stem, pair.Word.Negated))
            .Where(group => group.Count() > 1)
            .Select(group => (group.First().Word, Weight: group.Sum(pair => pair.Weight)))
            .OrderByDescending(pair => pair.Weight)
            .Take(MostShared)
            .ToArray();
        if (bySharedWords && shared.Length >= LeastShared)
        {
            _sentences.Add(shared);
        }
    }

    /// <summary>How much of the idea a text says, from 0 to 1, and the words that do.</summary>
    public Likely In(IReadOnlyList<Said> text, Likeness likeness)
    {
        var best = Likely.Not;
        foreach (var sentence in _sentences)
        {
            var (met, all) = (0.0, 0.0);
            var words = new List<string>();
            foreach (var (said, weight) in sentence)
            {
                var (worth, word) = likeness.Meet(said, text);
                met += worth * weight;
                all += weight;
                if (word is not null && !words.Contains(word))
                {
                    words.Add(word);
                }
            }

            // One word in common is no idea in common.
            if (words.Count > 1 && met / all > best.Share)
            {
                best = new Likely(met / all, words);
            }
        }

        return best;
    }
}

/// <param name="Share">How much of an idea is said, from 0 to 1.</param>
internal readonly record struct Likely(double Share, IReadOnlyList<string> Words)
{
    public static Likely Not { get; } = new(0, []);
}
