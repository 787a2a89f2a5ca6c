using StudyBot.Core.Chat;
using StudyBot.Core.Texts;

namespace StudyBot.Core.Leaderboards;

/// <summary>Which part of a board a message shows: a page with the viewer's own rows, or the top for everyone.</summary>
internal static class LeaderboardPages
{
    public static BoardPage For(BoardView view, Leaderboard board, MemberId viewer)
    {
        var page = board.Page(view.Page);
        var own = page.Any(standing => standing.Member == viewer) ? [] : board.Around(viewer).Except(page).ToList();
        var note = board.Standings.Count == 0 ? LeaderboardTexts.Empty(view.Period)
            : board.Of(viewer) is null ? (board.Hides(viewer) ? LeaderboardTexts.OffBoards : LeaderboardTexts.NotOnBoard)
            : board.Standings.Count == 1 ? LeaderboardTexts.Alone
            : null;
        return Of(view, board, page, own, viewer, note);
    }

    /// <param name="own">The viewer's team; null without one.</param>
    public static BoardPage For(BoardView view, TeamBoard board, long? own)
    {
        var page = board.Page(view.Page);
        var around = page.Any(standing => standing.Team == own) ? [] : board.Around(own).Except(page).ToList();
        var note = board.Standings.Count == 0 ? LeaderboardTexts.NoTeams(view.Period)
            : own is null ? LeaderboardTexts.InNoTeam
            : board.Of(own) is null ? LeaderboardTexts.TeamNotOnBoard
            : board.Standings.Count == 1 ? LeaderboardTexts.OneTeam
            : null;
        return Of(view, board, page, around, own, note);
    }

    /// <summary>The top, with nobody's own row marked.</summary>
    public static BoardPage Top(BoardView view, Leaderboard board) => Of(view.Top, board, board.Page(0), [], viewer: null, note: null);

    public static BoardPage Top(BoardView view, TeamBoard board) => Of(view.Top, board, board.Page(0), [], own: null, note: null);

    private static BoardPage Of(
        BoardView view, Leaderboard board, IReadOnlyList<Standing> page, IReadOnlyList<Standing> own, MemberId? viewer, string? note)
    {
        var most = Math.Max(1, board.Standings.Count == 0 ? 0 : board.Standings[0].Points);
        return new BoardPage(
            view.CourseName,
            LeaderboardTexts.Name(view.Period),
            LeaderboardTexts.Summary(view, board.Dates, board.Standings.Count),
            [.. page.Select(standing => Row(standing, most, viewer))],
            [.. own.Select(standing => Row(standing, most, viewer))],
            note)
        {
            TitleInSentence = LeaderboardTexts.WithinTitle(view.Period),
        };
    }

    private static BoardPage Of(BoardView view, TeamBoard board, IReadOnlyList<TeamStanding> page, IReadOnlyList<TeamStanding> around, long? own, string? note)
    {
        var most = Math.Max(1, board.Standings.Count == 0 ? 0 : board.Standings[0].Score);
        return new BoardPage(
            view.CourseName,
            LeaderboardTexts.TeamsTitle(view.Period),
            LeaderboardTexts.Summary(view, board.Dates, board.Standings.Count),
            [.. page.Select(standing => Row(standing, most, own))],
            [.. around.Select(standing => Row(standing, most, own))],
            note)
        {
            Board = BoardKind.Teams,
            TitleInSentence = LeaderboardTexts.TeamsWithin(view.Period),
        };
    }

    public static BoardRow Row(Standing standing, int most, MemberId? viewer) => new(
        standing.Rank,
        LeaderboardTexts.Place(standing.Rank, standing.Joint),
        standing.Name,
        Wording.Number(standing.Points, "N0"),
        LeaderboardTexts.Right(standing),
        LeaderboardTexts.Streak(standing),
        (double)standing.Points / most,
        standing.Member == viewer,
        LeaderboardTexts.Nameless(standing.Member));

    public static BoardRow Row(TeamStanding standing, long most, long? own) => new(
        standing.Rank,
        LeaderboardTexts.Place(standing.Rank, standing.Joint),
        LeaderboardTexts.Team(standing),
        LeaderboardTexts.Score(standing),
        LeaderboardTexts.Accuracy(standing),
        Wording.Number(standing.Size, "N0"),
        (double)standing.Score / most,
        standing.Team == own,
        LeaderboardTexts.NamelessTeam(standing.Team));
}
