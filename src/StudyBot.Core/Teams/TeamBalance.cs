using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Teams;

/// <param name="Strength">Points of answers per question lately, in millionths; null when nothing is known.</param>
/// <param name="Team">The present one.</param>
public sealed record BalancePlayer(MemberId Member, long? Strength, long? Team);

/// <summary>
/// Divides members into even teams: equal numbers, means as close as swapping two members makes them, and those of whom
/// nothing is known spread evenly. The same members, teams and seed give the same proposal.
/// </summary>
public static class TeamBalance
{
    /// <summary>So many questions back count.</summary>
    public const int Questions = 20;

    // More than any group needs; it only keeps a strange case from taking long.
    private const int MostSwaps = 2_000;

    /// <summary>Points of answers by question since each member's first one, over the last <see cref="Questions"/>.</summary>
    public static IReadOnlyDictionary<MemberId, long> Strengths(CourseFacts facts)
    {
        var lately = facts.Questions.Where(question => !question.Void).OrderByDescending(question => question.Date).Take(Questions).Reverse().ToList();
        var sums = new Dictionary<MemberId, (long Points, int First, int Out)>();
        for (var at = 0; at < lately.Count; at++)
        {
            var question = lately[at];
            foreach (var answer in question.Answers.Where(answer => !Out(question, answer.Member)))
            {
                var (_, option, written) = Ledger.OfAnswer(question, answer, facts.WrittenMax);
                var sum = sums.TryGetValue(answer.Member, out var known) ? known : (Points: 0, First: at, Out: 0);
                sums[answer.Member] = sum with { Points = sum.Points + option + written };
            }

            foreach (var member in question.Away.Concat(question.Neutral).Distinct().Where(sums.ContainsKey))
            {
                sums[member] = sums[member] with { Out = sums[member].Out + 1 };
            }
        }

        return sums.ToDictionary(pair => pair.Key, pair => Millionths.Of(pair.Value.Points, lately.Count - pair.Value.First - pair.Value.Out));
    }

    /// <param name="teams">At least one; the order does not matter.</param>
    /// <returns>Each member's team.</returns>
    public static IReadOnlyDictionary<MemberId, long> Propose(IReadOnlyCollection<BalancePlayer> players, IReadOnlyCollection<long> teams, long seed)
    {
        var random = new SeededRandom(seed);
        var sorted = players.OrderBy(player => player.Member.Value).ToList();
        var mixed = random.Order(sorted.Count).Select(at => sorted[at]).ToList();
        var known = mixed.Where(player => player.Strength is not null).OrderByDescending(player => player.Strength).ToList();
        var groups = teams.Select(_ => new List<BalancePlayer>()).ToList();
        for (var at = 0; at < known.Count; at++)
        {
            // There and back: the first of one round is the last of the next.
            var (round, place) = Math.DivRem(at, groups.Count);
            groups[round % 2 == 0 ? place : groups.Count - 1 - place].Add(known[at]);
        }

        Even(groups);

        // The smaller groups first, in the same order each round.
        var order = groups.OrderBy(group => group.Count).ToList();
        foreach (var (at, player) in mixed.Where(player => player.Strength is null).Index())
        {
            order[at % order.Count].Add(player);
        }

        return Named(groups, [.. teams.Order()]);
    }

    // Swaps between the strongest and the weakest group as long as that brings the two closer.
    private static void Even(List<List<BalancePlayer>> groups)
    {
        var filled = groups.Where(group => group.Count > 0).ToList();
        for (var swap = 0; swap < MostSwaps && filled.Count > 1; swap++)
        {
            var high = filled.MaxBy(Mean)!;
            var low = filled.MinBy(Mean)!;
            var apart = Mean(high) - Mean(low);
            var best = (Gap: apart, From: -1, To: -1);
            for (var from = 0; from < high.Count; from++)
            {
                for (var to = 0; to < low.Count; to++)
                {
                    var moved = (decimal)(high[from].Strength!.Value - low[to].Strength!.Value);
                    var gap = Math.Abs(apart - (moved / high.Count) - (moved / low.Count));
                    if (gap < best.Gap)
                    {
                        best = (gap, from, to);
                    }
                }
            }

            if (best.From < 0)
            {
                return;
            }

            (high[best.From], low[best.To]) = (low[best.To], high[best.From]);
        }
    }

    private static decimal Mean(List<BalancePlayer> group) => group.Sum(player => (decimal)player.Strength!.Value) / group.Count;

    // Each group takes over the team that most of it comes from, so that few have to move.
    private static Dictionary<MemberId, long> Named(List<List<BalancePlayer>> groups, IReadOnlyList<long> teams)
    {
        var fits = groups.SelectMany((group, at) => teams.Select(team => (At: at, Team: team, Fit: group.Count(player => player.Team == team))))
            .OrderByDescending(fit => fit.Fit).ThenBy(fit => fit.At).ThenBy(fit => fit.Team);
        var (named, taken) = (new Dictionary<int, long>(), new HashSet<long>());
        foreach (var (at, team, _) in fits)
        {
            if (!named.ContainsKey(at) && taken.Add(team))
            {
                named.Add(at, team);
            }
        }

        return groups.SelectMany((group, at) => group.Select(player => (player.Member, Team: named[at]))).ToDictionary(pair => pair.Member, pair => pair.Team);
    }

    private static bool Out(ClosedQuestion question, MemberId member) => question.Away.Contains(member) || question.Neutral.Contains(member);
}
