using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Scoring;
using StudyBot.Core.Texts;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Leaderboards;

internal static class LeaderboardTexts
{
    public static string CommandDescription => Say("LeaderboardTexts.CommandDescription");
    public static string BoardOption => Say("LeaderboardTexts.BoardOption");
    public static string PeriodOption => Say("LeaderboardTexts.PeriodOption");

    public static string Previous => Say("LeaderboardTexts.Previous");
    public static string Next => Say("LeaderboardTexts.Next");
    public static string Share => Say("LeaderboardTexts.Share");
    public static string MyPlace => Say("LeaderboardTexts.MyPlace");
    public const string OtherRows = "· · ·";

    public static string You => Say("LeaderboardTexts.You");
    public static string YourTeam => Say("LeaderboardTexts.YourTeam");

    public static string CourseGone => Say("LeaderboardTexts.CourseGone");
    public static string NothingToShare => Say("LeaderboardTexts.NothingToShare");

    public static string NotOnBoard => Say("LeaderboardTexts.NotOnBoard");
    public static string OffBoards => Say("LeaderboardTexts.OffBoards");
    public static string Alone => Say("LeaderboardTexts.Alone");

    public static string FormerMember => Say("LeaderboardTexts.FormerMember");
    public static string FormerTeam => Say("LeaderboardTexts.FormerTeam");
    public static string UnlistedMember => Say("LeaderboardTexts.UnlistedMember");
    public static string SharedByAMember => Say("LeaderboardTexts.SharedByAMember");

    public static string InNoTeam => Say("LeaderboardTexts.InNoTeam");
    public static string TeamNotOnBoard => Say("LeaderboardTexts.TeamNotOnBoard");
    public static string OneTeam => Say("LeaderboardTexts.OneTeam");

    private static string SeasonFooter => Say("LeaderboardTexts.SeasonFooter");

    private const string None = "–";

    public static string Empty(BoardPeriod period) => period switch
    {
        BoardPeriod.Week => Say("LeaderboardTexts.EmptyWeek"),
        BoardPeriod.Month => Say("LeaderboardTexts.EmptyMonth"),
        BoardPeriod.Season => Say("LeaderboardTexts.EmptySeason"),
        _ => Say("LeaderboardTexts.Empty"),
    };

    public static string NoTeams(BoardPeriod period) => period switch
    {
        BoardPeriod.Week => Say("LeaderboardTexts.NoTeamsWeek"),
        BoardPeriod.Month => Say("LeaderboardTexts.NoTeamsMonth"),
        BoardPeriod.Season => Say("LeaderboardTexts.NoTeamsSeason"),
        BoardPeriod.Day => Say("LeaderboardTexts.NoTeamsDay"),
        _ => Say("LeaderboardTexts.NoTeams"),
    };

    public static BoardWords Words(BoardKind board) => board == BoardKind.Teams
        ? new BoardWords(YourTeam, Say("LeaderboardTexts.ColumnRight"), Say("LeaderboardTexts.ColumnSize"), Say("LeaderboardTexts.ColumnPoints"))
        : new BoardWords(You, Say("LeaderboardTexts.ColumnRight"), Say("LeaderboardTexts.ColumnStreak"), Say("LeaderboardTexts.ColumnPoints"));

    public static string Title(BoardView view) => view.Board == BoardKind.Teams
        ? Say("LeaderboardTexts.TeamTitle", ("period", WithinTitle(view.Period)))
        : Say("LeaderboardTexts.Title", ("period", WithinTitle(view.Period)));

    public static string TeamsTitle(BoardPeriod period) => Say("LeaderboardTexts.TeamsTitle", ("period", WithinTitle(period)));

    /// <summary>A choice or a button that shows a board.</summary>
    public static string Show(BoardKind board) => board == BoardKind.Teams ? Say("LeaderboardTexts.TeamsButton") : Say("LeaderboardTexts.MembersButton");

    public static string Name(BoardPeriod period) => period switch
    {
        BoardPeriod.Week => Say("LeaderboardTexts.WeekButton"),
        BoardPeriod.Month => Say("LeaderboardTexts.MonthButton"),
        BoardPeriod.Season => Say("LeaderboardTexts.SeasonButton"),
        BoardPeriod.AllTime => Say("LeaderboardTexts.AllTimeButton"),
        _ => Say("LeaderboardTexts.DayButton"),
    };

    public static string Place(int rank, bool joint) => joint ? $"={rank}" : $"{rank}";

    public static string Right(Standing standing) =>
        standing.Answered == 0 ? None : Say("LeaderboardTexts.RightOf", ("right", standing.Right), ("answered", standing.Answered));

    public static string Accuracy(Standing standing) => Accuracy(Right(standing));

    public static string Streak(Standing standing) => standing.Streak == 0 ? None : $"{standing.Streak}";

    public static string Team(TeamStanding standing) => standing.Removed ? Say("LeaderboardTexts.RemovedTeam", ("team", standing.Name)) : standing.Name;

    /// <summary>To two places; to all six where a neighbour's would look the same and is not.</summary>
    public static string Score(TeamStanding standing) => standing.Close ? Points(standing.Score, "N6") : RoundedScore(standing.Score);

    public static string RoundedScore(long millionths) => Points(millionths, "N2");

    public static string Accuracy(TeamStanding standing) => standing.Accuracy is { } share ? $"{Number(share * 100, "0")} %" : None;

    public static string NamelessTeam(long team) => Say("LeaderboardTexts.NamelessTeam", ("number", team));

    /// <summary>For a name without anything that could be drawn.</summary>
    public static string Nameless(MemberId member) => Say("LeaderboardTexts.Nameless", ("number", $"{member.Value % 10_000:0000}"));

    public static string Row(BoardRow row, BoardKind board) =>
        $"`{row.Place,3}`  {Markup.Name(row.Name)}{(row.IsOwn ? $" **({Words(board).You})**" : "")}: **{Points(row)}**, {Rest(row, board)}";

    /// <summary>A row as part of a picture's description, without any markup.</summary>
    public static string Described(BoardRow row, BoardKind board) =>
        $"{row.Place} {row.Name}{(row.IsOwn ? $" ({Words(board).You})" : "")} {Points(row)}, {Rest(row, board)}";

    /// <summary>The whole picture in words, for people who cannot see it.</summary>
    public static string Description(BoardPage page)
    {
        var rows = string.Join("; ", page.Rows.Concat(page.Own).Select(row => Described(row, page.Board)));
        return Say("LeaderboardTexts.Description", ("course", page.Course), ("title", page.TitleInSentence ?? page.Title))
            + $"{(page.Summary.Length > 0 ? ", " + page.Summary : "")}. {(rows.Length == 0 ? page.Note : rows)}";
    }

    /// <summary>The period inside a sentence or behind another word.</summary>
    public static string WithinTitle(BoardPeriod period) => period switch
    {
        BoardPeriod.Week => Say("LeaderboardTexts.InWeek"),
        BoardPeriod.Month => Say("LeaderboardTexts.InMonth"),
        BoardPeriod.Season => Say("LeaderboardTexts.InSeason"),
        BoardPeriod.AllTime => Say("LeaderboardTexts.InAllTime"),
        _ => Say("LeaderboardTexts.InDay"),
    };

    public static string TeamsWithin(BoardPeriod period) => Say("LeaderboardTexts.TeamsWithin", ("period", WithinTitle(period)));

    /// <summary>In one line: which dates, which page, how many members or teams.</summary>
    public static string Summary(BoardView view, Dates dates, int places)
    {
        var pages = Places.Pages(places);
        string?[] parts =
        [
            Stretch(view.Period, dates),
            pages > 1 && view.Shared ? Say("LeaderboardTexts.Top", ("count", Leaderboard.PageSize)) : pages > 1 ? Say("LeaderboardTexts.Page", ("page", view.Page + 1), ("pages", pages)) : null,
            places == 0 ? null : view.Board == BoardKind.Teams ? SayCount("LeaderboardTexts.Teams", places) : Members(places),
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    public static string? Footer(BoardView view, Dates dates, int places) => places == 0 ? null
        : Summary(view, dates, places)
            + (view.Board == BoardKind.Teams ? " · " + Say("LeaderboardTexts.TeamFooter") : "")
            + " · " + Say("LeaderboardTexts.JointFooter")
            + " · " + (view.Period == BoardPeriod.Season ? SeasonFooter : Say("LeaderboardTexts.OpenFooter"));

    public static string Season(Dates dates) => dates == SeasonDates.Of(dates.First)
        ? DateTexts.MonthOfYear(dates.First)
        : Say("LeaderboardTexts.FromTo", ("first", DateTexts.Date(dates.First)), ("last", DateTexts.DateOfYear(dates.Last)));

    public static string SharedBy(string name) => Say("LeaderboardTexts.SharedBy", ("name", Markup.Escape(name)));

    private static string? Stretch(BoardPeriod period, Dates? dates) => (period, dates) switch
    {
        (BoardPeriod.Week, { } week) => Say("LeaderboardTexts.FromTo", ("first", DateTexts.Date(week.First)), ("last", DateTexts.Date(week.Last))),
        (BoardPeriod.Month, { } month) => DateTexts.MonthOfYear(month.First),
        (BoardPeriod.Season, { } season) => Season(season),
        (BoardPeriod.Day, { } day) => DateTexts.Date(day.First),
        _ => null,
    };

    private static string Points(long millionths, string format) => Number(millionths / (decimal)Millionths.One, format);

    private static string Points(BoardRow row) => SayCount("LeaderboardTexts.Points", CountOf(row.Points), ("points", row.Points));

    private static string Members(int members) => SayCount("LeaderboardTexts.Members", members);

    // What follows the points.
    private static string Rest(BoardRow row, BoardKind board) => board == BoardKind.Teams
        ? $"{TeamAccuracy(row)}, {SayCount("LeaderboardTexts.TeamSize", CountOf(row.Extra), ("members", row.Extra))}"
        : $"{Accuracy(row)}{InARow(row)}";

    private static string TeamAccuracy(BoardRow row) => row.Right == None ? Say("LeaderboardTexts.NoOption") : Accuracy(row.Right);

    private static string Accuracy(BoardRow row) => Accuracy(row.Right);

    private static string Accuracy(string right) => right == None ? Say("LeaderboardTexts.WrittenOnly") : Say("LeaderboardTexts.Accuracy", ("right", right));

    private static string InARow(BoardRow row) => row.Extra == None ? "" : ", " + Say("LeaderboardTexts.Streak", ("days", row.Extra));

    // A row holds its numbers as they are shown; what has a fraction is more than one thing.
    private static long CountOf(string number) => long.TryParse(number, NumberStyles.AllowThousands, Language.Current.Numbers, out var count) ? count : 2;
}
