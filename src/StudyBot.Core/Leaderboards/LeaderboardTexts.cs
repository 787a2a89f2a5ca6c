using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Leaderboards;

internal static class LeaderboardTexts
{
    public const string CommandDescription = "See who leads, and your own place";
    public const string BoardOption = "Whose places";
    public const string PeriodOption = "Which stretch of time counts";

    public const string Previous = "Previous";
    public const string Next = "Next";
    public const string Share = "Share top 10";
    public const string MyPlace = "My place";
    public const string OtherRows = "· · ·";

    public const string You = "you";
    public const string YourTeam = "your team";

    public const string CourseGone = "That course is not here any more. Use `/leaderboard` to see the current ones.";
    public const string NothingToShare = "There is nothing on this board yet, so nothing was shared.";

    public const string NotOnBoard = "You are not on this board yet. Answer the next daily question and you will be, once it closes.";
    public const string OffBoards = "You are off the boards, as you chose. Your answers count, and nobody sees them in a list. `/me privacy` puts you back.";
    public const string Alone = "The first one is here. A second answer makes it a race.";

    public const string FormerMember = "a former member";
    public const string UnlistedMember = "somebody off the boards";
    public const string SharedByAMember = "Shared by a member";
    public const string FormerTeam = "a former team";

    public const string InNoTeam = "You are in no team. `/team list` shows them all, and `/team join` takes effect with the next question.";
    public const string TeamNotOnBoard = "Your team is not on this board yet. It will be once a question closes that was posted while two or more of you were in it.";
    public const string OneTeam = "The first team is here. A second one makes it a race.";

    private const string SeasonFooter = "counts everything decided up to now; the result is posted 2 days after the season's last question has closed";

    private const string None = "–";

    public static string Empty(BoardPeriod period) => period switch
    {
        BoardPeriod.Week => "No question has closed this week. The board fills when the first one does.",
        BoardPeriod.Month => "No question has closed this month. The board fills when the first one does.",
        BoardPeriod.Season => "No question of this season has closed. The board fills when the first one does.",
        _ => "No question has closed yet. The board fills when the first one does.",
    };

    public static string NoTeams(BoardPeriod period)
    {
        const string rest = "that was posted while two or more members were in a team. `/team list` shows the teams, and `/team join` joins one.";
        return period switch
        {
            BoardPeriod.Week => "No question has closed this week " + rest,
            BoardPeriod.Month => "No question has closed this month " + rest,
            BoardPeriod.Season => "No question of this season has closed " + rest,
            BoardPeriod.Day => "No team played for the latest question. `/team list` shows the teams, and `/team join` joins one.",
            _ => "No question has closed yet " + rest,
        };
    }

    public static BoardWords Words(BoardKind board) => board == BoardKind.Teams
        ? new BoardWords(YourTeam, "right", "size", "points")
        : new BoardWords(You, "right", "streak", "points");

    public static string Title(BoardView view) => (view.Board == BoardKind.Teams ? "Team leaderboard: " : "Leaderboard: ") + Name(view.Period).ToLowerInvariant();

    public static string TeamsTitle(BoardPeriod period) => "Teams · " + Name(period).ToLowerInvariant();

    /// <summary>A choice or a button that shows a board.</summary>
    public static string Show(BoardKind board) => board == BoardKind.Teams ? "Teams" : "Members";

    public static string Name(BoardPeriod period) => period switch
    {
        BoardPeriod.Week => "This week",
        BoardPeriod.Month => "This month",
        BoardPeriod.Season => "Season",
        BoardPeriod.AllTime => "All time",
        _ => "Latest question",
    };

    public static string Place(int rank, bool joint) => joint ? $"={rank}" : $"{rank}";

    public static string Right(Standing standing) => standing.Answered == 0 ? None : $"{standing.Right} of {standing.Answered}";

    public static string Accuracy(Standing standing) => Accuracy(Right(standing));

    public static string Streak(Standing standing) => standing.Streak == 0 ? None : $"{standing.Streak}";

    public static string Team(TeamStanding standing) => standing.Removed ? $"{standing.Name} (removed)" : standing.Name;

    /// <summary>To two places; to all six where a neighbour's would look the same and is not.</summary>
    public static string Score(TeamStanding standing) => standing.Close ? Points(standing.Score, "N6") : RoundedScore(standing.Score);

    public static string RoundedScore(long millionths) => Points(millionths, "N2");

    public static string Accuracy(TeamStanding standing) => standing.Accuracy is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %") : None;

    public static string NamelessTeam(long team) => $"team {team}";

    /// <summary>For a name without anything that could be drawn.</summary>
    public static string Nameless(MemberId member) => $"member …{member.Value % 10_000:0000}";

    public static string Row(BoardRow row, BoardKind board) =>
        $"`{row.Place,3}`  {Markup.Name(row.Name)}{(row.IsOwn ? $" **({Words(board).You})**" : "")}: **{Points(row)}**, {Rest(row, board)}";

    /// <summary>A row as part of a picture's description, without any markup.</summary>
    public static string Described(BoardRow row, BoardKind board) =>
        $"{row.Place} {row.Name}{(row.IsOwn ? $" ({Words(board).You})" : "")} {Points(row)}, {Rest(row, board)}";

    /// <summary>The whole picture in words, for people who cannot see it.</summary>
    public static string Description(BoardPage page)
    {
        var rows = string.Join("; ", page.Rows.Concat(page.Own).Select(row => Described(row, page.Board)));
        return $"Leaderboard of {page.Course}, {page.Title.ToLowerInvariant()}{(page.Summary.Length > 0 ? ", " + page.Summary : "")}. {(rows.Length == 0 ? page.Note : rows)}";
    }

    /// <summary>In one line: which dates, which page, how many members or teams.</summary>
    public static string Summary(BoardView view, Dates dates, int places)
    {
        var pages = Places.Pages(places);
        var (one, many) = view.Board == BoardKind.Teams ? ("1 team", "teams") : ("1 member", "members");
        string?[] parts =
        [
            Stretch(view.Period, dates),
            pages > 1 ? $"page {view.Page + 1} of {pages}" : null,
            places switch { 0 => null, 1 => one, _ => $"{places} {many}" },
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    public static string? Footer(BoardView view, Dates dates, int places) => places == 0 ? null
        : Summary(view, dates, places)
            + (view.Board == BoardKind.Teams ? " · points: on each question the mean of a team's members" : "")
            + " · = joint place · " + (view.Period == BoardPeriod.Season ? SeasonFooter : "an open question counts once it has closed");

    public static string Season(Dates dates) => dates == SeasonDates.Of(dates.First) ? Month(dates) : $"{Date(dates.First)} to {Date(dates.Last)} {dates.Last.Year}";

    public static string SharedBy(string name) => $"Shared by {Markup.Escape(name)}";

    private static string? Stretch(BoardPeriod period, Dates? dates) => (period, dates) switch
    {
        (BoardPeriod.Week, { } week) => $"{Date(week.First)} to {Date(week.Last)}",
        (BoardPeriod.Month, { } month) => Month(month),
        (BoardPeriod.Season, { } season) => Season(season),
        (BoardPeriod.Day, { } day) => Date(day.First),
        _ => null,
    };

    private static string Month(Dates dates) => dates.First.ToString("MMMM uuuu", CultureInfo.InvariantCulture);

    private static string Date(LocalDate date) => date.ToString("d MMMM", CultureInfo.InvariantCulture);

    private static string Points(long millionths, string format) => (millionths / (decimal)Millionths.One).ToString(format, CultureInfo.InvariantCulture);

    private static string Points(BoardRow row) => row.Points == "1" ? "1 point" : $"{row.Points} points";

    // What follows the points.
    private static string Rest(BoardRow row, BoardKind board) => board == BoardKind.Teams
        ? $"{TeamAccuracy(row)}, {(row.Extra == "1" ? "1 member" : $"{row.Extra} members")}"
        : $"{Accuracy(row)}{InARow(row)}";

    private static string TeamAccuracy(BoardRow row) => row.Right == None ? "no option chosen" : $"{row.Right} right";

    private static string Accuracy(BoardRow row) => Accuracy(row.Right);

    private static string Accuracy(string right) => right == None ? "written answers only" : $"{right} right";

    private static string InARow(BoardRow row) => row.Extra == None ? "" : $", streak {row.Extra}";
}
