using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Leaderboards;

internal static class LeaderboardTexts
{
    public const string CommandDescription = "See who leads, and your own place";
    public const string PeriodOption = "Which stretch of time counts";

    public const string Previous = "Previous";
    public const string Next = "Next";
    public const string Share = "Share top 10";
    public const string MyPlace = "My place";
    public const string OtherRows = "· · ·";

    public const string You = "you";
    public const string RightColumn = "right";
    public const string StreakColumn = "streak";
    public const string PointsColumn = "points";

    public const string CourseGone = "That course is not here any more. Use `/leaderboard` to see the current ones.";
    public const string NothingToShare = "There is nothing on this board yet, so nothing was shared.";

    public const string NotOnBoard = "You are not on this board yet. Answer the next daily question and you will be, once it closes.";
    public const string OffBoards = "You are off the boards, as you chose. Your answers count, and nobody sees them in a list.";
    public const string Alone = "The first one is here. A second answer makes it a race.";

    public const string FormerMember = "a former member";

    private const string SeasonFooter = "counts everything decided up to now; the result is posted 2 days after the season's last question has closed";

    private const string None = "–";

    public static string Empty(BoardPeriod period) => period switch
    {
        BoardPeriod.Week => "No question has closed this week. The board fills when the first one does.",
        BoardPeriod.Month => "No question has closed this month. The board fills when the first one does.",
        BoardPeriod.Season => "No question of this season has closed. The board fills when the first one does.",
        _ => "No question has closed yet. The board fills when the first one does.",
    };

    public static string Title(BoardPeriod period) => "Leaderboard: " + Name(period).ToLowerInvariant();

    public static string Name(BoardPeriod period) => period switch
    {
        BoardPeriod.Week => "This week",
        BoardPeriod.Month => "This month",
        BoardPeriod.Season => "Season",
        BoardPeriod.AllTime => "All time",
        _ => "Latest question",
    };

    public static string Place(Standing standing) => standing.Joint ? $"={standing.Rank}" : $"{standing.Rank}";

    public static string Right(Standing standing) => standing.Answered == 0 ? None : $"{standing.Right} of {standing.Answered}";

    public static string Accuracy(Standing standing) => Accuracy(Right(standing));

    public static string Streak(Standing standing) => standing.Streak == 0 ? None : $"{standing.Streak}";

    /// <summary>For a name without anything that could be drawn.</summary>
    public static string Nameless(MemberId member) => $"member …{member.Value % 10_000:0000}";

    public static string Row(BoardRow row) =>
        $"`{row.Place,3}`  {InItsOwnDirection(Markup.Escape(row.Name))}{(row.IsOwn ? $" **({You})**" : "")}: **{Points(row)}**, {Accuracy(row)}{InARow(row)}";

    /// <summary>The whole picture in words, for people who cannot see it.</summary>
    public static string Description(BoardPage page)
    {
        var rows = string.Join("; ", page.Rows.Concat(page.Own).Select(row =>
            $"{row.Place} {row.Name}{(row.IsOwn ? $" ({You})" : "")} {Points(row)}, {Accuracy(row)}{InARow(row)}"));
        return $"Leaderboard of {page.Course}, {page.Title.ToLowerInvariant()}{(page.Summary.Length > 0 ? ", " + page.Summary : "")}. {(rows.Length == 0 ? page.Note : rows)}";
    }

    /// <summary>In one line: which dates, which page, how many members.</summary>
    public static string Summary(BoardView view, Leaderboard board)
    {
        string?[] parts =
        [
            Stretch(view.Period, board.Dates),
            board.Pages > 1 ? $"page {view.Page + 1} of {board.Pages}" : null,
            board.Standings.Count switch { 0 => null, 1 => "1 member", var many => $"{many} members" },
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    public static string? Footer(BoardView view, Leaderboard board) =>
        board.Standings.Count == 0 ? null : Summary(view, board) + " · = joint place · " + (view.Period == BoardPeriod.Season ? SeasonFooter : "an open question counts once it has closed");

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

    // A name from right to left would draw the number after it to its other side.
    private static string InItsOwnDirection(string name) =>
        name.Any(letter => letter is (>= '\u0590' and <= '\u08FF') or (>= '\u200E' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or (>= '\uD802' and <= '\uD803') or (>= '\uFB1D' and <= '\uFEFC'))
            ? $"\u2068{name}\u2069"
            : name;

    private static string Month(Dates dates) => dates.First.ToString("MMMM uuuu", CultureInfo.InvariantCulture);

    private static string Date(LocalDate date) => date.ToString("d MMMM", CultureInfo.InvariantCulture);

    private static string Points(BoardRow row) => row.Points == "1" ? "1 point" : $"{row.Points} points";

    private static string Accuracy(BoardRow row) => Accuracy(row.Right);

    private static string Accuracy(string right) => right == None ? "written answers only" : $"{right} right";

    private static string InARow(BoardRow row) => row.Streak == None ? "" : $", streak {row.Streak}";
}
