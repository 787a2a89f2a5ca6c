using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Teams;

namespace StudyBot.Core.Seasons;

/// <summary>The buttons of a result: all its places, privately, beginning with the presser's own.</summary>
internal sealed class SeasonControls(ISeasonStore seasons, ICourseStore courses, IBoardStore boards, ITeamStore teams) : IControlHandler
{
    public string Prefix => SeasonControl.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (SeasonControl.Parse(used.ControlId) is not { } control)
        {
            return new Reply(ChatTexts.UnknownControl) { Privately = true };
        }

        // An id can be forged: a season of another server is none of this server's business.
        if (await seasons.ResultAsync(control.Season, stop) is not { } result
            || await courses.FindAsync(result.Season.CourseId, stop) is not { } course
            || course.Server != used.Place.Server)
        {
            return new Reply(SeasonTexts.Gone) { Privately = true };
        }

        var people = await boards.PeopleAsync(course.Id, stop);
        var own = result.Places.TakeWhile(place => place.Member != used.Member.Id).Count();
        var page = control.Action == SeasonControl.Mine && own < result.Places.Count ? own / Leaderboard.PageSize : control.Page;
        var team = (await teams.PlaceOfAsync(course.Id, used.Member.Id, stop)).Team;
        var reply = ResultCard.Places(result, course, people, used.Member.Id, team, page);
        return control.Action == SeasonControl.Mine ? reply with { Privately = true } : reply;
    }
}
