using System.Globalization;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Leaderboards;

/// <summary>The buttons under a board. Everything they need stands in their ids, so they outlive restarts.</summary>
internal sealed class LeaderboardControls(ICourseStore courses, BoardDesk boards, LeaderboardCard card) : IControlHandler
{
    public string Prefix => LeaderboardCard.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (used.ControlId.Split(':') is not [_, var action, var id, var name, var pageText]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var courseId)
            || !int.TryParse(pageText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var page)
            || !Enum.TryParse<BoardPeriod>(name, out var period)
            || !Enum.IsDefined(period))
        {
            return new Reply(ChatTexts.UnknownControl) { Privately = true };
        }

        // An id can be forged: a course of another server is none of this server's business.
        if (await courses.FindAsync(courseId, stop) is not { } course || course.Server != used.Place.Server)
        {
            return new Reply(LeaderboardTexts.CourseGone) { Privately = true };
        }

        var view = new BoardView(course.Id, course.Settings.Name, period, page);
        var board = await boards.OpenAsync(course, view, used.Member.Id, stop);
        return action switch
        {
            LeaderboardCard.Share when board.Standings.Count == 0 => new Reply(LeaderboardTexts.NothingToShare) { Privately = true },
            LeaderboardCard.Share => card.Shared(view, board, used.Member.DisplayName),
            LeaderboardCard.Mine => card.For(view, board, used.Member.Id) with { Privately = true },
            _ => card.For(view, board, used.Member.Id),
        };
    }
}
