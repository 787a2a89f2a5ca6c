using System.Text;

namespace StudyBot.Pictures.Text;

/// <summary>
/// Which way each element of one line runs: the part of Unicode's bidirectional algorithm that a name needs. Explicit
/// marks of direction were taken out before, so that a name cannot turn its neighbours round.
/// </summary>
internal static class Directions
{
    private enum Kind
    {
        Left,
        Right,
        Number,
        Neutral,
    }

    /// <summary>A level per element: even runs from left to right, odd from right to left.</summary>
    public static int[] LevelsOf(IReadOnlyList<TextElement> elements)
    {
        var kinds = elements.Select(KindOf).ToArray();
        var start = kinds.FirstOrDefault(kind => kind is Kind.Left or Kind.Right, Kind.Left) == Kind.Right ? 1 : 0;
        var levels = new int[kinds.Length];
        var strong = start == 1 ? Kind.Right : Kind.Left;
        for (var i = 0; i < kinds.Length; i++)
        {
            strong = kinds[i] is Kind.Left or Kind.Right ? kinds[i] : strong;
            levels[i] = kinds[i] switch
            {
                Kind.Left => start * 2,
                Kind.Right => 1,
                Kind.Number => strong == Kind.Right ? 2 : start * 2,
                _ => -1,
            };
        }

        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] < 0)
            {
                levels[i] = BetweenSame(kinds, levels, i, start);
            }
        }

        return levels;
    }

    /// <summary>The order from left to right in which pieces with these levels are shown.</summary>
    public static int[] VisualOrder(IReadOnlyList<int> levels)
    {
        var order = Enumerable.Range(0, levels.Count).ToArray();
        for (var level = levels.DefaultIfEmpty().Max(); level >= 1; level--)
        {
            for (var at = 0; at < order.Length; at++)
            {
                var end = at;
                while (end < order.Length && levels[order[end]] >= level)
                {
                    end++;
                }

                Array.Reverse(order, at, end - at);
                at = Math.Max(at, end - 1);
            }
        }

        return order;
    }

    // What stands between two of one direction goes along with them; else it goes with the line.
    private static int BetweenSame(Kind[] kinds, int[] levels, int at, int start)
    {
        var before = at > 0 ? levels[at - 1] : start;
        var next = Array.FindIndex(kinds, at, kind => kind != Kind.Neutral);
        var after = next < 0 ? start : levels[next];
        return IsRight(before) && (next < 0 ? start == 1 : kinds[next] == Kind.Right || IsRight(after)) ? 1
            : !IsRight(before) && !IsRight(after) ? Math.Max(start * 2, 0)
            : start;

        bool IsRight(int level) => level % 2 == 1;
    }

    private static Kind KindOf(TextElement element) => element.First switch
    {
        (>= '0' and <= '9') or (>= 0x660 and <= 0x669) or (>= 0x6F0 and <= 0x6F9) => Kind.Number,
        (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF) => Kind.Right,
        var other when Rune.IsLetter(new Rune(other)) => Kind.Left,
        _ => Kind.Neutral,
    };
}
