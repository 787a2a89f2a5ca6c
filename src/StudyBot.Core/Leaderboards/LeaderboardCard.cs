using System.Text;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Leaderboards;

/// <summary>What a board looks like: for one member with the own row always in it, or shared for the channel.</summary>
internal sealed class LeaderboardCard(BoardPictures pictures)
{
    public const string Prefix = "board";
    public const string Share = "share";

    /// <summary>Where the buttons of a post lead: to a message of the presser's own.</summary>
    public const string Mine = "mine";

    private const int LongestName = 256;

    public Reply For(BoardView view, Leaderboard board, MemberId viewer)
    {
        var at = view with { Page = Math.Clamp(view.Page, 0, board.Pages - 1) };
        return Reply("", at, board, LeaderboardPages.For(at, board, viewer)) with { Rows = Controls(at, board) };
    }

    /// <summary>The top of the board, with nobody's own row marked.</summary>
    public Reply Shared(BoardView view, Leaderboard board, string sharedBy)
    {
        var top = view with { Page = 0 };
        return Reply(LeaderboardTexts.SharedBy(sharedBy), top, board, LeaderboardPages.Top(top, board)) with
        {
            Rows = [ControlRow.Of(new Button(Id(Mine, top), LeaderboardTexts.MyPlace, Visibility.Private))],
        };
    }

    private Reply Reply(string text, BoardView view, Leaderboard board, BoardPage page)
    {
        var picture = pictures.Of(page);
        var card = new Card(LeaderboardTexts.Title(view.Period), Body(page))
        {
            Heading = Lookup.CardText.Line(view.CourseName, LongestName),
            Tone = CardTone.Info,
            Footer = LeaderboardTexts.Footer(view, board),
            PictureFile = picture?.FileName,
        };
        return new Reply(text) { Cards = [card], Pictures = picture is null ? [] : [picture] };
    }

    private static string Body(BoardPage page)
    {
        var body = new StringBuilder();
        Append(body, page.Rows);
        if (page.Own.Count > 0)
        {
            body.AppendLine(LeaderboardTexts.OtherRows);
            Append(body, page.Own);
        }

        if (page.Note is not null)
        {
            body.AppendLine(page.Rows.Count > 0 ? "\n" + page.Note : page.Note);
        }

        return body.ToString().TrimEnd();
    }

    private static void Append(StringBuilder body, IEnumerable<BoardRow> rows)
    {
        foreach (var row in rows)
        {
            body.AppendLine(LeaderboardTexts.Row(row));
        }
    }

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
