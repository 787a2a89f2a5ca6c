using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;
using StudyBot.Core.Text;

namespace StudyBot.Core.Answers.Grading;

/// <summary>What words are worth in a handbook, and which of them say the same.</summary>
internal sealed class Likeness
{
    private const double SynonymWorth = 0.8;
    private const double SlipWorth = 0.9;
    private const double RelatedWorth = 0.7;
    private const double DeniedWorth = -0.5;
    private const double EverydayWorth = 0.5;
    private const int LongWord = 6;

    private readonly Dictionary<string, int> _questionsWith = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> _groups = new(StringComparer.Ordinal);
    private readonly int _questions;

    public Likeness(Handbook handbook)
    {
        foreach (var question in handbook.Questions)
        {
            _questions++;
            foreach (var stem in TextsOf(question).SelectMany(text => StatementReader.ReadOne(text).Words).Select(said => said.Stem).Distinct(StringComparer.Ordinal))
            {
                _questionsWith[stem] = _questionsWith.GetValueOrDefault(stem) + 1;
            }
        }

        var group = 0;
        foreach (var words in handbook.Vocabulary.Synonyms.Concat(handbook.Vocabulary.Abbreviations.Select(pair => pair.Value.Prepend(pair.Key))))
        {
            // Answers are compared word by word, so phrases are of no use here.
            foreach (var word in words.Where(word => !word.Contains(' ', StringComparison.Ordinal)))
            {
                var stem = Stemmer.Stem(word);
                (_groups.TryGetValue(stem, out var groups) ? groups : _groups[stem] = []).Add(group);
            }

            group++;
        }
    }

    /// <summary>The fewer questions have a word, the more it tells.</summary>
    public double Weight(string stem)
    {
        var weight = Math.Sqrt(Math.Log(1 + ((_questions + 1) / (_questionsWith.GetValueOrDefault(stem) + 0.5))));
        return EverydayWords.HasStem(stem) ? weight * EverydayWorth : weight;
    }

    /// <summary>What the nearest word of an answer is worth, and that word; below 0 if the answer denies it.</summary>
    public (double Worth, string? Word) Meet(Said wanted, IReadOnlyList<Said> answer)
    {
        var (best, word, denied) = (0.0, (string?)null, false);
        foreach (var said in answer)
        {
            var worth = Same(wanted.Stem, said.Stem);
            denied |= worth > 0 && said.Negated != wanted.Negated;
            if (worth > best && said.Negated == wanted.Negated)
            {
                (best, word) = (worth, said.Word);
            }
        }

        return best > 0 ? (best, word) : (denied ? DeniedWorth : 0, null);
    }

    private double Same(string a, string b)
    {
        if (a == b)
        {
            return 1;
        }

        if (_groups.TryGetValue(a, out var groups) && _groups.TryGetValue(b, out var others) && groups.Overlaps(others))
        {
            return SynonymWorth;
        }

        if (a.Length < LongWord || b.Length < LongWord || a[0] != b[0])
        {
            return 0;
        }

        var common = a.AsSpan().CommonPrefixLength(b);
        return common >= LongWord - 1 && common * 4 >= Math.Max(a.Length, b.Length) * 3 ? RelatedWorth
            : EditDistance.Between(a, b, 1) == 1 ? SlipWorth
            : 0;
    }

    private static IEnumerable<string> TextsOf(Question question) =>
    [
        question.Text,
        .. question.KeyPoints.SelectMany(point => point.Phrasings.Prepend(point.Explanation).Prepend(point.Name)),
        .. question.Misconceptions.SelectMany(wrong => wrong.Phrasings.Prepend(wrong.Claim)),
    ];
}
