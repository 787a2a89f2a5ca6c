using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Leaderboards;

/// <summary>The buttons under a board. Everything they need stands in their ids, so they outlive restarts.</summary>
internal sealed class LeaderboardControls(ICourseStore courses, BoardDesk boards) : IControlHandler
{
    public string Prefix => LeaderboardCard.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (LeaderboardCard.Parse(used.ControlId) is not var (action, courseId, period, kind, page))
        {
            return new Reply(ChatTexts.UnknownControl) { Privately = true };
        }

        // An id can be forged: a course of another server is none of this server's business.
        if (await courses.FindAsync(courseId, stop) is not { } course || course.Server != used.Place.Server)
        {
            return new Reply(LeaderboardTexts.CourseGone) { Privately = true };
        }

        var view = new BoardView(course.Id, course.Settings.Name, period, page) { Board = kind };
        return action switch
        {
            LeaderboardCard.Share => await boards.ShareAsync(course, view, used.Member, stop),
            LeaderboardCard.Mine => await boards.ShowAsync(course, view, used.Member.Id, stop) with { Privately = true },
            _ => await boards.ShowAsync(course, view, used.Member.Id, stop),
        };
    }
}
