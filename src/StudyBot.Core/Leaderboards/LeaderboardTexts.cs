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

    public const string CourseGone = "That course is not here any more. Use `/leaderboard` to see the current ones.";

    public const string NotOnBoard = "You are not on this board yet. Answer the next daily question and you will be, once it closes.";

    public static string Empty(BoardPeriod period) => period switch
    {
        BoardPeriod.Week => "No question has closed this week. The board fills when the first one does.",
        BoardPeriod.Month => "No question has closed this month. The board fills when the first one does.",
        _ => "No question has closed yet. The board fills when the first one does.",
    };

    public static string Title(BoardPeriod period) => "Leaderboard: " + Name(period).ToLowerInvariant();

    public static string Name(BoardPeriod period) => period switch
    {
        BoardPeriod.Week => "This week",
        BoardPeriod.Month => "This month",
        BoardPeriod.AllTime => "All time",
        _ => "Latest question",
    };

    public static string Row(Standing standing, bool own)
    {
        var place = standing.Joint ? $"={standing.Rank}" : $"{standing.Rank}";
        var points = standing.Points == 1 ? "1 point" : $"{standing.Points} points";
        var accuracy = standing.Answered == 0 ? "written answers only" : $"{standing.Right} of {standing.Answered} right";
        return $"`{place,3}`  {Markup.Escape(standing.Name)}{(own ? " **(you)**" : "")}: **{points}**, {accuracy}";
    }

    public static string Footer(int page, int pages, int members) =>
        (pages > 1 ? $"Page {page + 1} of {pages} · " : "")
        + (members == 1 ? "1 member" : $"{members} members")
        + " · = joint place · an open question counts once it has closed";

    public static string SharedBy(string name) => $"Shared by {Markup.Escape(name)}";
}
