using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Leaderboards;

/// <summary>A board as it is handed to somebody: without those of its rows whose members are gone by now.</summary>
internal sealed class BoardDesk(BoardReader boards, Departures departures)
{
    public async Task<Leaderboard> OpenAsync(Course course, BoardView view, MemberId viewer, CancellationToken stop)
    {
        var board = await boards.ReadAsync(course.Id, view.Period, stop);
        var back = board.HasLeft(viewer);
        if (back)
        {
            await departures.CameBackAsync(course.Server, viewer, stop);
        }

        var page = Math.Clamp(view.Page, 0, board.Pages - 1);
        var shown = board.Page(page).Concat(board.Around(viewer)).Select(standing => standing.Member).Where(member => member != viewer).ToHashSet();
        return await departures.LookAsync(course.Server, shown, stop) || back ? await boards.ReadAsync(course.Id, view.Period, stop) : board;
    }
}
