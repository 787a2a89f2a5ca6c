using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Leaderboards;

/// <summary>One member's place. Equal places are joint: 1, 1, 3.</summary>
/// <param name="Answered">Questions answered by option.</param>
/// <param name="ReachedOn">The earliest date on which the total was reached.</param>
public sealed record Standing(int Rank, bool Joint, MemberId Member, string Name, int Points, int Right, int Answered, LocalDate ReachedOn);

/// <summary>Members of a course in order: by points, then accuracy, then who reached the total first; else joint.</summary>
public sealed record Leaderboard(IReadOnlyList<Standing> Standings)
{
    /// <summary>Rows of one page, and of what <em>Share</em> posts.</summary>
    public const int PageSize = 10;

    /// <summary>Rows shown above and below one's own.</summary>
    public const int Neighbours = 2;

    public int Pages => Math.Max(1, (Standings.Count + PageSize - 1) / PageSize);

    public IReadOnlyList<Standing> Page(int page) => [.. Standings.Skip(page * PageSize).Take(PageSize)];

    public Standing? Of(MemberId member) => Standings.FirstOrDefault(standing => standing.Member == member);

    /// <summary>One's own row with the two above and below; empty for somebody who is not on the board.</summary>
    public IReadOnlyList<Standing> Around(MemberId member)
    {
        var at = Standings.TakeWhile(standing => standing.Member != member).Count();
        return at == Standings.Count
            ? []
            : [.. Standings.Skip(at - Neighbours).Take(Math.Min(at, Neighbours) + 1 + Neighbours)];
    }

    public static Leaderboard Of(CourseFacts facts, Dates dates)
    {
        var totals = Ledger.Of(facts).Entries
            .Where(entry => dates.Contains(entry.Date))
            .GroupBy(entry => entry.Member)
            .Select(entries => Total.Of(entries.Key, entries))
            .OrderByDescending(total => total.Points)
            .ThenByDescending(total => total.Accuracy)
            .ThenBy(total => total.ReachedOn)
            .ThenBy(total => total.Member.Value)
            .ToList();

        var standings = new List<Standing>(totals.Count);
        for (var i = 0; i < totals.Count; i++)
        {
            var joinsAbove = i > 0 && totals[i].Ties(totals[i - 1]);
            var joinedBelow = i + 1 < totals.Count && totals[i].Ties(totals[i + 1]);
            var rank = joinsAbove ? standings[i - 1].Rank : i + 1;
            standings.Add(totals[i].At(rank, joinsAbove || joinedBelow, facts.Names));
        }

        return new Leaderboard(standings);
    }

    private readonly record struct Total(MemberId Member, int Points, int Right, int Answered, LocalDate ReachedOn)
    {
        // Division rounds the same way for 1/3 and 2/6, so equal shares are equal numbers.
        public double Accuracy => Answered == 0 ? 0 : (double)Right / Answered;

        public bool Ties(Total other) =>
            Points == other.Points && Accuracy.Equals(other.Accuracy) && ReachedOn == other.ReachedOn;

        public Standing At(int rank, bool joint, IReadOnlyDictionary<MemberId, string> names) =>
            new(rank, joint, Member, names.GetValueOrDefault(Member, "a former member"), Points, Right, Answered, ReachedOn);

        public static Total Of(MemberId member, IEnumerable<Entry> entries)
        {
            var byDate = entries.OrderBy(entry => entry.Date).ToList();
            // The total stands from the last date on which it grew.
            var reached = byDate.FindLast(entry => entry.Points > 0) ?? byDate[0];
            return new Total(
                member,
                byDate.Sum(entry => entry.Points),
                byDate.Count(entry => entry.Right is true),
                byDate.Count(entry => entry.Right is not null),
                reached.Date);
        }
    }
}
