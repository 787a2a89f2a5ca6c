using System.Text;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Leaderboards;

/// <summary>What a board looks like: for one member with the own row always in it, or shared for the channel.</summary>
internal static class LeaderboardCard
{
    public const string Prefix = "board";
    public const string Share = "share";

    public static Reply For(BoardView view, Leaderboard board, MemberId viewer)
    {
        var at = view with { Page = Math.Clamp(view.Page, 0, board.Pages - 1) };
        var page = board.Page(at.Page);
        var body = new StringBuilder();
        Append(body, page, viewer);
        if (board.Standings.Count > 0 && page.All(standing => standing.Member != viewer))
        {
            var own = board.Around(viewer).Except(page).ToList();
            body.AppendLine(LeaderboardTexts.OtherRows);
            Append(body, own, viewer);
            if (own.Count == 0)
            {
                body.AppendLine(LeaderboardTexts.NotOnBoard);
            }
        }

        return new Reply { Cards = [Card(at, board, body)], Rows = Controls(at, board) };
    }

    /// <summary>The top of the board, with nobody's own row marked.</summary>
    public static Reply Shared(BoardView view, Leaderboard board, string sharedBy)
    {
        var body = new StringBuilder();
        Append(body, board.Page(0), viewer: null);
        return new Reply(LeaderboardTexts.SharedBy(sharedBy))
        {
            Cards = [Card(view with { Page = 0 }, board, body)],
            Rows = [ControlRow.Of(new Button(Id("mine", view with { Page = 0 }), LeaderboardTexts.MyPlace, Visibility.Private))],
        };
    }

    private static void Append(StringBuilder body, IEnumerable<Standing> standings, MemberId? viewer)
    {
        foreach (var standing in standings)
        {
            body.AppendLine(LeaderboardTexts.Row(standing, standing.Member == viewer));
        }
    }

    private static Card Card(BoardView view, Leaderboard board, StringBuilder body) =>
        new(LeaderboardTexts.Title(view.Period), board.Standings.Count == 0 ? LeaderboardTexts.Empty(view.Period) : body.ToString().TrimEnd())
        {
            Heading = view.CourseName,
            Tone = CardTone.Info,
            Footer = board.Standings.Count == 0 ? null : LeaderboardTexts.Footer(view.Page, board.Pages, board.Standings.Count),
        };

    private static IReadOnlyList<ControlRow> Controls(BoardView view, Leaderboard board)
    {
        var periods = new ControlRow([.. Enum.GetValues<BoardPeriod>().Select(period =>
            new Button(Id("show", view with { Period = period, Page = 0 }), LeaderboardTexts.Name(period), Visibility.UpdatesMessage)
            {
                Style = period == view.Period ? ButtonStyle.Primary : ButtonStyle.Secondary,
            })]);
        var share = new Button(Id(Share, view with { Page = 0 }), LeaderboardTexts.Share, Visibility.Public);
        var turns = board.Pages == 1
            ? ControlRow.Of(share)
            : ControlRow.Of(
                new Button(Id("back", view with { Page = view.Page - 1 }), LeaderboardTexts.Previous, Visibility.UpdatesMessage) { Disabled = view.Page == 0 },
                new Button(Id("next", view with { Page = view.Page + 1 }), LeaderboardTexts.Next, Visibility.UpdatesMessage) { Disabled = view.Page == board.Pages - 1 },
                share);
        return board.Standings.Count == 0 ? [periods] : [periods, turns];
    }

    private static string Id(string action, BoardView view) =>
        $"{Prefix}:{action}:{view.CourseId}:{view.Period}:{view.Page}";
}

/// <summary>Which part of which board is looked at; all of it stands in the buttons' ids.</summary>
/// <param name="Page">From 0.</param>
internal sealed record BoardView(long CourseId, string CourseName, BoardPeriod Period, int Page);
