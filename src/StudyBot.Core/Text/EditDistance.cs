namespace StudyBot.Core.Text;

/// <summary>How many slips of a finger lie between two words: a letter more, less, other, or swapped with its neighbour.</summary>
public static class EditDistance
{
    // Above any option of a choice item; longer texts are only compared for being equal.
    private const int MaxLength = 160;

    /// <summary>The distance, or <paramref name="limit"/> + 1 for anything further apart.</summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        var far = limit + 1;
        if (Math.Abs(a.Length - b.Length) > limit || a.Length > MaxLength || b.Length > MaxLength)
        {
            return a.SequenceEqual(b) ? 0 : far;
        }

        Span<int> beforeLast = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    value = Math.Min(value, beforeLast[j - 2] + 1);
                }

                current[j] = value;
                best = Math.Min(best, value);
            }

            if (best > limit)
            {
                return far;
            }

            var spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }

        return Math.Min(last[b.Length], far);
    }

    /// <summary>The known word that was probably meant, or null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var limit = Math.Max(2, word.Length / 3);
        return known
            .Select(candidate => (candidate, distance: Between(word.ToLowerInvariant(), candidate.ToLowerInvariant(), limit)))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }
}
