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

    private const string OfTeams = "teams";
    private const int LongestName = 256;

    /// <param name="teams">The course has teams, whose board can be looked at as well.</param>
    public Reply For(BoardView view, Leaderboard board, MemberId viewer, bool teams = false)
    {
        var at = view.Within(board.Pages);
        return Reply("", at, LeaderboardPages.For(at, board, viewer), board.Dates, board.Standings.Count) with { Rows = Controls(at, board.Standings.Count, teams) };
    }

    /// <param name="own">The viewer's team; null without one.</param>
    public Reply For(BoardView view, TeamBoard board, long? own)
    {
        var at = view.Within(board.Pages);
        return Reply("", at, LeaderboardPages.For(at, board, own), board.Dates, board.Standings.Count) with { Rows = Controls(at, board.Standings.Count, teams: true) };
    }

    /// <summary>The top of the board, with nobody's own row marked.</summary>
    /// <param name="sharedBy">As it is known to everyone; null for somebody who is off the boards.</param>
    public Reply Shared(BoardView view, Leaderboard board, string? sharedBy) =>
        Shared(view.Top, LeaderboardPages.Top(view, board), board.Dates, board.Standings.Count, sharedBy);

    public Reply Shared(BoardView view, TeamBoard board, string? sharedBy) =>
        Shared(view.Top, LeaderboardPages.Top(view, board), board.Dates, board.Standings.Count, sharedBy);

    /// <summary>Reads the id of a control; null for one that was never given.</summary>
    public static (string Action, long Course, BoardPeriod Period, BoardKind Board, int Page)? Parse(string id)
    {
        var parts = id.Split(':');
        return (parts is [Prefix, _, _, _, _] or [Prefix, _, _, _, _, OfTeams])
            && long.TryParse(parts[2], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var course)
            && Enum.TryParse<BoardPeriod>(parts[3], out var period)
            && Enum.IsDefined(period)
            && int.TryParse(parts[4], System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var page)
                ? (parts[1], course, period, parts.Length == 6 ? BoardKind.Teams : BoardKind.Members, page)
                : null;
    }

    private Reply Shared(BoardView top, BoardPage page, Dates dates, int places, string? sharedBy) =>
        Reply(sharedBy is null ? LeaderboardTexts.SharedByAMember : LeaderboardTexts.SharedBy(sharedBy), top, page, dates, places) with
        {
            Rows = [ControlRow.Of(new Button(Id(Mine, top), LeaderboardTexts.MyPlace, Visibility.Private))],
        };

    private Reply Reply(string text, BoardView view, BoardPage page, Dates dates, int places)
    {
        var picture = pictures.Of(page);
        var card = new Card(LeaderboardTexts.Title(view), Body(page))
        {
            Heading = Lookup.CardText.Line(view.CourseName, LongestName),
            Tone = CardTone.Info,
            Footer = LeaderboardTexts.Footer(view, dates, places),
            PictureFile = picture?.FileName,
        };
        return new Reply(text) { Cards = [card], Pictures = picture is null ? [] : [picture] };
    }

    private static string Body(BoardPage page)
    {
        var body = new StringBuilder();
        Append(body, page, page.Rows);
        if (page.Own.Count > 0)
        {
            body.AppendLine(LeaderboardTexts.OtherRows);
            Append(body, page, page.Own);
        }

        if (page.Note is not null)
        {
            body.AppendLine(page.Rows.Count > 0 ? "\n" + page.Note : page.Note);
        }

        return body.ToString().TrimEnd();
    }

    private static void Append(StringBuilder body, BoardPage page, IEnumerable<BoardRow> rows)
    {
        foreach (var row in rows)
        {
            body.AppendLine(LeaderboardTexts.Row(row, page.Board));
        }
    }

    private static IReadOnlyList<ControlRow> Controls(BoardView view, int places, bool teams)
    {
        var pages = Places.Pages(places);
        var periods = new ControlRow([.. Enum.GetValues<BoardPeriod>().Select(period =>
            new Button(Id("show", view with { Period = period, Page = 0 }), LeaderboardTexts.Name(period), Visibility.UpdatesMessage)
            {
                Style = period == view.Period ? ButtonStyle.Primary : ButtonStyle.Secondary,
            })]);
        var more = new List<Control>();
        if (pages > 1)
        {
            more.Add(new Button(Id("back", view with { Page = view.Page - 1 }), LeaderboardTexts.Previous, Visibility.UpdatesMessage) { Disabled = view.Page == 0 });
            more.Add(new Button(Id("next", view with { Page = view.Page + 1 }), LeaderboardTexts.Next, Visibility.UpdatesMessage) { Disabled = view.Page == pages - 1 });
        }

        if (places > 0)
        {
            more.Add(new Button(Id(Share, view with { Page = 0 }), LeaderboardTexts.Share, Visibility.Public));
        }

        if (teams)
        {
            var other = view.Board == BoardKind.Teams ? BoardKind.Members : BoardKind.Teams;
            more.Add(new Button(Id("other", view with { Board = other, Page = 0 }), LeaderboardTexts.Show(other), Visibility.UpdatesMessage));
        }

        return more.Count == 0 ? [periods] : [periods, new ControlRow(more)];
    }

    private static string Id(string action, BoardView view) =>
        $"{Prefix}:{action}:{view.CourseId}:{view.Period}:{view.Page}{(view.Board == BoardKind.Teams ? ":" + OfTeams : "")}";
}

/// <summary>Which part of which board is looked at; all of it stands in the buttons' ids.</summary>
/// <param name="Page">From 0.</param>
internal sealed record BoardView(long CourseId, string CourseName, BoardPeriod Period, int Page)
{
    public BoardKind Board { get; init; }

    /// <summary>For everyone: the top alone, without pages.</summary>
    public bool Shared { get; init; }

    /// <summary>What everyone sees of it.</summary>
    public BoardView Top => this with { Page = 0, Shared = true };

    public BoardView Within(int pages) => this with { Page = Math.Clamp(Page, 0, pages - 1) };
}
