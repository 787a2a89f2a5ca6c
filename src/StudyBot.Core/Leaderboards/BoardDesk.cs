using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Teams;

namespace StudyBot.Core.Leaderboards;

/// <summary>Hands boards out: for one member, or to everyone. Those of its rows whose members are gone by now are not in it.</summary>
internal sealed class BoardDesk(BoardReader boards, Departures departures, ITeamStore teams, PublicNames names, CourseLanguage languages, LeaderboardCard card)
{
    public async Task<Reply> ShowAsync(Course course, BoardView view, MemberId viewer, CancellationToken stop)
    {
        var place = await teams.PlaceOfAsync(course.Id, viewer, stop);
        return view.Board == BoardKind.Teams
            ? card.For(view, await OpenTeamsAsync(course, view, place.Team, stop), place.Team)
            : card.For(view, await OpenAsync(course, view, viewer, stop), viewer, place.CourseHasTeams);
    }

    public async Task<Reply> ShareAsync(Course course, BoardView view, Member by, CancellationToken stop)
    {
        var nothing = new Reply(LeaderboardTexts.NothingToShare) { Privately = true };
        using var language = languages.Use(course);
        if (view.Board == BoardKind.Teams)
        {
            var ofTeams = await OpenTeamsAsync(course, view, own: null, stop);
            return ofTeams.Standings.Count == 0 ? nothing : card.Shared(view, ofTeams, await names.OfAsync(course, by, stop));
        }

        var ofMembers = await OpenAsync(course, view, by.Id, stop);
        return ofMembers.Standings.Count == 0 ? nothing : card.Shared(view, ofMembers, await names.OfAsync(course, by, stop));
    }

    private async Task<Leaderboard> OpenAsync(Course course, BoardView view, MemberId viewer, CancellationToken stop)
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

    private async Task<TeamBoard> OpenTeamsAsync(Course course, BoardView view, long? own, CancellationToken stop)
    {
        var board = await boards.ReadTeamsAsync(course.Id, view.Period, stop);
        var page = Math.Clamp(view.Page, 0, board.Pages - 1);
        var shown = await teams.MembersOfAsync([.. board.Page(page).Concat(board.Around(own)).Select(standing => standing.Team).Distinct()], stop);
        return await departures.LookAsync(course.Server, shown, stop) ? await boards.ReadTeamsAsync(course.Id, view.Period, stop) : board;
    }
}
