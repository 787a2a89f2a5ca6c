using StudyBot.Core.Scoring;

namespace StudyBot.Core.Leaderboards;

/// <summary>One team's place. Equal places are joint: 1, 1, 3.</summary>
/// <param name="Score">In millionths of a point.</param>
/// <param name="Accuracy">0 to 1; null when nobody chose an option.</param>
/// <param name="Size">Members on the latest roster within the dates.</param>
public sealed record TeamStanding(int Rank, bool Joint, long Team, string Name, long Score, double? Accuracy, int Size)
{
    /// <summary>It is not there any more; what it reached stays.</summary>
    public bool Removed { get; init; }

    /// <summary>So close to a neighbour's that rounded scores would look equal, and it is another place.</summary>
    public bool Close { get; init; }
}

/// <summary>Teams of a course in order: by score, then mean accuracy, else joint.</summary>
public sealed class TeamBoard
{
    private TeamBoard(Dates dates, IReadOnlyList<TeamStanding> standings)
    {
        Dates = dates;
        Standings = standings;
    }

    public static TeamBoard Empty { get; } = new(Leaderboard.Empty.Dates, []);

    public Dates Dates { get; }

    public IReadOnlyList<TeamStanding> Standings { get; }

    public int Pages => Places.Pages(Standings.Count);

    /// <param name="page">From 0.</param>
    public IReadOnlyList<TeamStanding> Page(int page) => Places.Page(Standings, page);

    public TeamStanding? Of(long? team) => Standings.FirstOrDefault(standing => standing.Team == team);

    /// <summary>A team's row with the two above and below; empty for one that is not on the board.</summary>
    public IReadOnlyList<TeamStanding> Around(long? team)
    {
        var at = Enumerable.Range(0, Standings.Count).FirstOrDefault(place => Standings[place].Team == team, -1);
        return at < 0 ? [] : Places.Around(Standings, at);
    }

    public static TeamBoard Of(CourseFacts facts, TeamFacts teams, Dates dates, IReadOnlyDictionary<long, BoardTeam> names) =>
        Of(TeamScores.Of(facts, teams), dates, names);

    public static TeamBoard Of(TeamScores scores, Dates dates, IReadOnlyDictionary<long, BoardTeam> names)
    {
        var totals = scores.TotalsIn(dates).ToArray();
        Array.Sort(totals, TeamTotal.InOrder);
        var ranks = Places.Ranks(totals, static (one, other) => one.Ties(other));
        long[] reached = [.. totals.Select(total => total.Score)];
        return new TeamBoard(dates, [.. totals.Select((total, at) => Standing(total, ranks[at], IsClose(reached, at), names.GetValueOrDefault(total.Team)))]);
    }

    private static TeamStanding Standing(TeamTotal total, (int Rank, bool Joint) place, bool close, BoardTeam? team) =>
        new(place.Rank, place.Joint, total.Team, team?.Name ?? LeaderboardTexts.FormerTeam, total.Score, total.MeanAccuracy, total.Size)
        {
            Removed = team is { Removed: true },
            Close = close,
        };

    /// <summary>See <see cref="TeamStanding.Close"/>. The same score at another place is a matter of accuracy, which is shown as well.</summary>
    /// <param name="scores">Of all places, in order.</param>
    internal static bool IsClose(long[] scores, int at)
    {
        return LooksLike(at - 1) || LooksLike(at + 1);

        bool LooksLike(int other) => other >= 0 && other < scores.Length && scores[other] != scores[at]
            && LeaderboardTexts.RoundedScore(scores[other]) == LeaderboardTexts.RoundedScore(scores[at]);
    }
}

/// <param name="Removed">By a lead; its past stays.</param>
public sealed record BoardTeam(string Name, bool Removed);
