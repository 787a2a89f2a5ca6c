using System.Runtime.InteropServices;

namespace StudyBot.Core.Handbooks.Rules;

/// <summary>
/// Finds choice items that ask the same in about the same words. Likeness is the share of words that two items have in common,
/// of all that either has, in stem and options together: with equal options the stems may differ, with equal stems an option or
/// two. The right options must be alike on their own, since equal options with another one right ask something else.
/// </summary>
internal static class RepeatedItems
{
    // Of the 26,565 pairs of the shipped pack, written to differ, the likest have 0.44; a copy with a wrong option written anew, 0.68 or more.
    private const double Likeness = 0.6;

    // Enough for any pack that people write; keeps one made of a single template from comparing all with all.
    private const int MaxComparisons = 200;

    /// <summary>Each later item at most once, with the first one found that it repeats.</summary>
    /// <param name="onCompared">Called for each pair that is looked at; these are what takes time.</param>
    public static IEnumerable<(int Later, int Earlier, double Likeness)> In(IReadOnlyList<ChoiceItem> items, Action? onCompared = null)
    {
        var ranks = Ranks(items);
        var words = items.Select(item => Ranked(TextsOf(item), ranks)).ToArray();
        var right = items.Select(item => Ranked(item.Options.Where(option => option.Right).Select(option => option.Text), ranks)).ToArray();

        // Two sets that share enough must share one of their rarest words, so that only items under those are compared.
        var byRareWord = new Dictionary<int, List<int>>();
        var comparedWith = new int[items.Count];
        for (var later = 0; later < items.Count; later++)
        {
            var left = MaxComparisons;
            (int Later, int Earlier, double Likeness)? found = null;
            foreach (var word in words[later].Take(Rarest(words[later].Length)))
            {
                var sharing = CollectionsMarshal.GetValueRefOrAddDefault(byRareWord, word, out _) ??= [];
                for (var i = 0; i < sharing.Count && found is null && left > 0; i++)
                {
                    var earlier = sharing[i];
                    if (comparedWith[earlier] == later)
                    {
                        continue;
                    }

                    comparedWith[earlier] = later;
                    left--;
                    onCompared?.Invoke();
                    if (Shared(words[later], words[earlier]) is >= Likeness and var likeness && Shared(right[later], right[earlier]) >= Likeness)
                    {
                        found = (later, earlier, likeness);
                    }
                }

                sharing.Add(later);
            }

            if (found is { } repeated)
            {
                yield return repeated;
            }
        }
    }

    private static int Rarest(int count) => count - (int)Math.Ceiling(Likeness * count) + 1;

    /// <summary>A number for each word, the smaller the rarer.</summary>
    private static Dictionary<string, int> Ranks(IReadOnlyList<ChoiceItem> items)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in items.SelectMany(item => Words(TextsOf(item)).Distinct()))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
        }

        return counts.OrderBy(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Index()
            .ToDictionary(entry => entry.Item.Key, entry => entry.Index, StringComparer.Ordinal);
    }

    private static int[] Ranked(IEnumerable<string> texts, Dictionary<string, int> ranks) => [.. Words(texts).Select(word => ranks[word]).Distinct().Order()];

    private static double Shared(int[] one, int[] other)
    {
        var (both, i, j) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            var order = one[i] - other[j];
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return both == 0 ? 0 : (double)both / (one.Length + other.Length - both);
    }

    private static IEnumerable<string> TextsOf(ChoiceItem item) => item.Options.Select(option => option.Text).Prepend(item.Stem);

    // Signs count when there is nothing else, as in an option such as `&&`.
    private static IEnumerable<string> Words(IEnumerable<string> texts) => texts.SelectMany(text =>
    {
        var words = string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? words : [text];
    });
}
