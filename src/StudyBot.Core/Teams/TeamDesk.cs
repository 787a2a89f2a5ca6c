using System.Globalization;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Teams;

/// <summary>What leads do with the panel of teams. Each control checks anew who uses it.</summary>
internal sealed class TeamDesk(ICourseStore courses, ITeamStore teams, TeamBalancing balancing, TimeProvider time) : IControlHandler
{
    public string Prefix => TeamControl.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (TeamControl.Parse(used.ControlId) is not { } control
            || await courses.FindAsync(control.Course, stop) is not { } course
            || course.Server != used.Place.Server)
        {
            return new Reply(DailyTexts.UnknownCourse) { Privately = true };
        }

        if (!course.IsLead(used.Member))
        {
            return new Reply(DailyTexts.NeedsLead) { Privately = true };
        }

        var by = used.Member.Id;
        return control.Action switch
        {
            TeamControl.Panel => await ShowAsync(course, control.Page, "", stop),
            TeamControl.MakeForm => TeamPanel.NameForm(control, TeamControl.Made, TeamTexts.MakeTitle, present: null),
            TeamControl.Made => await MakeAsync(course, control, NameOf(used), by, stop),
            TeamControl.Lock or TeamControl.Unlock => await LockAsync(course, control, by, stop),
            TeamControl.Balance => await balancing.ProposeAsync(course, seed: null, stop),
            TeamControl.Balanced => await balancing.ApplyAsync(course, control, by, stop),
            TeamControl.Look when used is SelectChosen { Values: [var chosen] } => await OnTeamAsync(course, control with { Team = IdOf(chosen) }, used, stop),
            _ when control.Team != 0 => await OnTeamAsync(course, control, used, stop),
            _ => new Reply(ChatTexts.UnknownControl) { Privately = true },
        };
    }

    private async Task<Reply> ShowAsync(Course course, int page, string said, CancellationToken stop) => TeamPanel.Of(course, await teams.SheetAsync(course.Id, stop), page, said);

    private async Task<Reply> MakeAsync(Course course, TeamControl control, string typed, MemberId by, CancellationToken stop)
    {
        var said = TeamName.Read(typed) is { } name
            ? TeamTexts.Made(await teams.MakeAsync(course.Id, name, new Ruling(RulingKind.TeamMade, by, time.GetUtcNow(), name.Text), stop))
            : TeamTexts.BadName;
        return await ShowAsync(course, control.Page, said, stop);
    }

    private async Task<Reply> LockAsync(Course course, TeamControl control, MemberId by, CancellationToken stop)
    {
        var locked = control.Action == TeamControl.Lock;
        await teams.SetLockedAsync(course.Id, locked, new Ruling(locked ? RulingKind.TeamsLocked : RulingKind.TeamsUnlocked, by, time.GetUtcNow()), stop);
        return await ShowAsync(course, control.Page, locked ? TeamTexts.NowLocked : TeamTexts.NowOpen, stop);
    }

    private async Task<Response> OnTeamAsync(Course course, TeamControl control, ControlUsed used, CancellationToken stop)
    {
        var sheet = await teams.SheetAsync(course.Id, stop);
        if (sheet.Find(control.Team) is not { } team)
        {
            return TeamPanel.Of(course, sheet, page: 0, TeamTexts.TeamGone);
        }

        var by = used.Member.Id;
        return control.Action switch
        {
            TeamControl.RenameForm => TeamPanel.NameForm(control, TeamControl.Renamed, TeamTexts.RenameTitle, team.Name),
            TeamControl.Renamed => await RenameAsync(course, team, NameOf(used), by, stop),
            TeamControl.AskRemove => AskRemove(control, team),
            TeamControl.Remove => await RemoveAsync(course, team, by, stop),
            TeamControl.Added when ChosenBy(used, [.. sheet.Others, .. sheet.Teams.SelectMany(other => other.Members)]) is { } member =>
                await AssignAsync(course, team, member, into: team, TeamControl.Add, control.Page, by, stop),
            TeamControl.TakenOut when ChosenBy(used, team.Members) is { } member => await AssignAsync(course, team, member, into: null, TeamControl.TakeOut, control.Page, by, stop),
            TeamControl.Added or TeamControl.TakenOut => TeamPanel.OfTeam(course, sheet, team, TeamPanel.Adding, page: 0, TeamTexts.MemberGone),
            TeamControl.TakeOut => TeamPanel.OfTeam(course, sheet, team, TeamControl.TakeOut, control.Page, ""),
            _ => TeamPanel.OfTeam(course, sheet, team, TeamPanel.Adding, control.Action == TeamControl.Add ? control.Page : 0, ""),
        };
    }

    private async Task<Reply> RenameAsync(Course course, Team team, string typed, MemberId by, CancellationToken stop)
    {
        var said = TeamName.Read(typed) is { } name
            ? TeamTexts.Renamed(await teams.RenameAsync(course.Id, team.Id, name, new Ruling(RulingKind.TeamRenamed, by, time.GetUtcNow(), TeamTexts.FromTo(team.Name, name.Text)), stop))
            : TeamTexts.BadName;
        return await ShowTeamAsync(course, team.Id, TeamPanel.Adding, page: 0, said, stop);
    }

    private async Task<Reply> RemoveAsync(Course course, Team team, MemberId by, CancellationToken stop)
    {
        var done = await teams.RemoveAsync(course.Id, team.Id, new Ruling(RulingKind.TeamRemoved, by, time.GetUtcNow(), team.Name), stop);
        return await ShowAsync(course, page: 0, done is TeamChange.Done ? TeamTexts.Removed(team.Name) : TeamTexts.TeamGone, stop);
    }

    private async Task<Reply> AssignAsync(Course course, Team team, TeamMember member, Team? into, string mode, int page, MemberId by, CancellationToken stop)
    {
        var ruling = new Ruling(RulingKind.TeamAssigned, by, time.GetUtcNow(), into?.Name) { About = member.Id };
        var done = await teams.MoveAsync(course.Id, [new TeamMove(member.Id, into?.Id)], ruling, stop);
        return await ShowTeamAsync(course, team.Id, mode, page, done ? TeamTexts.Moved(member.Name, into?.Name) : TeamTexts.TeamGone, stop);
    }

    private async Task<Reply> ShowTeamAsync(Course course, long team, string mode, int page, string said, CancellationToken stop)
    {
        var sheet = await teams.SheetAsync(course.Id, stop);
        return sheet.Find(team) is { } found ? TeamPanel.OfTeam(course, sheet, found, mode, page, said) : TeamPanel.Of(course, sheet, page: 0, said);
    }

    private static Reply AskRemove(TeamControl control, Team team) => new(TeamTexts.AskRemove(team))
    {
        Rows =
        [
            ControlRow.Of(
                new Button((control with { Action = TeamControl.Remove }).ToString(), TeamTexts.RemoveButton, Visibility.UpdatesMessage) { Style = ButtonStyle.Danger },
                new Button((control with { Action = TeamControl.Add }).ToString(), DailyTexts.CancelButton, Visibility.UpdatesMessage)),
        ],
    };

    private static TeamMember? ChosenBy(ControlUsed used, IReadOnlyList<TeamMember> members) =>
        used is SelectChosen { Values: [var chosen] } && ulong.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? members.FirstOrDefault(member => member.Id.Value == id)
            : null;

    private static long IdOf(string chosen) => long.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    private static string NameOf(ControlUsed used) => (used as FormSubmitted)?.Values.GetValueOrDefault(TeamTexts.NameFieldId) ?? "";
}
