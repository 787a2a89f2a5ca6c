namespace StudyBot.Core.Leaderboards;

/// <summary>Places in a list that is in order already.</summary>
internal static class Places
{
    /// <summary>1, 1, 3: equals have a joint rank.</summary>
    public static IReadOnlyList<(int Rank, bool Joint)> Ranks<T>(IReadOnlyList<T> inOrder, Func<T, T, bool> ties)
    {
        var ranks = new List<(int Rank, bool Joint)>(inOrder.Count);
        for (var at = 0; at < inOrder.Count; at++)
        {
            var joinsAbove = at > 0 && ties(inOrder[at], inOrder[at - 1]);
            var joinedBelow = at + 1 < inOrder.Count && ties(inOrder[at], inOrder[at + 1]);
            ranks.Add((joinsAbove ? ranks[at - 1].Rank : at + 1, joinsAbove || joinedBelow));
        }

        return ranks;
    }

    public static int Pages(int rows) => Math.Max(1, (rows + Leaderboard.PageSize - 1) / Leaderboard.PageSize);

    /// <param name="page">From 0.</param>
    public static IReadOnlyList<T> Page<T>(IReadOnlyList<T> rows, int page) => Rows(rows, page * Leaderboard.PageSize, (page + 1) * Leaderboard.PageSize);

    /// <summary>A row with its neighbours.</summary>
    public static IReadOnlyList<T> Around<T>(IReadOnlyList<T> rows, int at) => Rows(rows, at - Leaderboard.Neighbours, at + Leaderboard.Neighbours + 1);

    private static IReadOnlyList<T> Rows<T>(IReadOnlyList<T> all, int from, int to)
    {
        var rows = new List<T>();
        for (var at = Math.Max(0, from); at < Math.Min(to, all.Count); at++)
        {
            rows.Add(all[at]);
        }

        return rows;
    }
}
