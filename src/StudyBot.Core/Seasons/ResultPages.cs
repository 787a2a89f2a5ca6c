using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Seasons;

/// <summary>Which part of a result is shown: the podium with the first ten for everyone, or a page of all places.</summary>
internal static class ResultPages
{
    /// <summary>More names than this on one step are counted.</summary>
    public const int MostNamesOnAStep = 3;

    private const int LastRankOnPodium = 3;

    public static ResultPage Of(SeasonResult result, Course course, BoardPeople people)
    {
        var places = result.Places;
        var rows = Rows(places.Take(Leaderboard.PageSize), places, people);
        return new ResultPage(
            course.Settings.Name,
            SeasonTexts.Title(result.Season.Dates),
            SeasonTexts.Summary(result.Season.Questions, places.Count),
            [.. places.Where(place => place is { Rank: <= LastRankOnPodium, Points: > 0 }).GroupBy(place => place.Rank).Select(step => Step([.. step], people))],
            rows,
            places.Count - rows.Count,
            TeamRows(result.Teams, people));
    }

    public static IReadOnlyList<BoardRow> Rows(IEnumerable<SeasonPlace> shown, IReadOnlyList<SeasonPlace> all, BoardPeople people, Chat.MemberId? viewer = null)
    {
        var most = Math.Max(1, all.Count == 0 ? 0 : all[0].Points);
        return [.. shown.Select(place => LeaderboardPages.Row(StandingOf(place, people), most, viewer))];
    }

    public static IReadOnlyList<BoardRow> TeamRows(IReadOnlyList<SeasonTeam> teams, BoardPeople people, long? own = null)
    {
        var most = Math.Max(1, teams.Count == 0 ? 0 : teams[0].Score);
        return [.. teams.Select((team, at) => LeaderboardPages.Row(StandingOf(teams, at, people), most, own))];
    }

    private static PodiumStep Step(IReadOnlyList<SeasonPlace> step, BoardPeople people)
    {
        var named = step.Count <= MostNamesOnAStep ? step.Count : MostNamesOnAStep - 1;
        var right = step.Select(place => LeaderboardTexts.Accuracy(StandingOf(place, people))).Distinct().ToList();
        return new PodiumStep(
            step[0].Rank,
            LeaderboardTexts.Place(step[0].Rank, step[0].Joint),
            [.. step.Take(named).Select(place => new PodiumName(people.NameInResult(place.Member), LeaderboardTexts.Nameless(place.Member)))],
            step.Count > named ? SeasonTexts.OthersOnStep(step.Count - named) : null,
            SeasonTexts.Points(step[0].Points),
            right.Count == 1 ? right[0] : null);
    }

    private static TeamStanding StandingOf(IReadOnlyList<SeasonTeam> teams, int at, BoardPeople people)
    {
        var (team, known) = (teams[at], people.Teams.GetValueOrDefault(teams[at].Team));
        return new TeamStanding(
            team.Rank, team.Joint, team.Team, known?.Name ?? LeaderboardTexts.FormerTeam, team.Score, team.Accuracy / (double)Millionths.One, team.Size)
        {
            Removed = known is { Removed: true },
            Close = TeamBoard.IsClose([.. teams.Select(one => one.Score)], at),
        };
    }

    // A place has no streak: that belongs to the day.
    private static Standing StandingOf(SeasonPlace place, BoardPeople people) =>
        new(place.Rank, place.Joint, place.Member, people.NameInResult(place.Member), place.Points, place.Right, place.Answered, ReachedOn: default);
}
