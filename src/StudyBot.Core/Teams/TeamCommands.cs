using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Teams;

/// <summary>/team join: into a team, from the next question on.</summary>
internal sealed class TeamJoinCommand(CourseFinder finder, ITeamStore teams, TimeProvider time)
    : CourseCommand(
        finder,
        () => new CommandSpec(
            "team join", TeamTexts.JoinDescription, Visibility.Private, [new OptionSpec(TeamOption.Name, TeamTexts.OptionTeam, Required: true, Suggests: true) { MaxLength = 100 }]),
        leadsOnly: false)
{
    public override async Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) => typed.Option == TeamOption.Name
        ? await TeamOption.SuggestAsync(Finder, teams, typed, stop)
        : await base.SuggestAsync(typed, stop);

    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop)
    {
        var typed = call.Options.Text(TeamOption.Name) ?? "";
        return TeamOption.Find(await teams.SheetAsync(course.Id, stop), typed) is { } team
            ? new Reply(TeamTexts.Joined(await teams.JoinAsync(course.Id, team.Id, Respondent.Of(call), time.GetUtcNow(), stop)))
            : new Reply(TeamTexts.NoSuchTeam(typed));
    }
}

/// <summary>/team leave: out of one's team, from the next question on.</summary>
internal sealed class TeamLeaveCommand(CourseFinder finder, ITeamStore teams, TimeProvider time)
    : CourseCommand(finder, () => new CommandSpec("team leave", TeamTexts.LeaveDescription, Visibility.Private, []), leadsOnly: false)
{
    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop) =>
        new Reply(TeamTexts.LeftTeam(await teams.LeaveAsync(course.Id, Respondent.Of(call), time.GetUtcNow(), stop)));
}

/// <summary>/team list: the teams and who is in them.</summary>
internal sealed class TeamListCommand(CourseFinder finder, TeamList list)
    : CourseCommand(finder, () => new CommandSpec("team list", TeamTexts.ListDescription, Visibility.Private, []), leadsOnly: false)
{
    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop) => await list.ShowAsync(course, call.Member.Id, page: 0, "", stop);
}

/// <summary>/team manage: the leads' panel; with a member, puts that one into a team at once.</summary>
internal sealed class TeamManageCommand(CourseFinder finder, ITeamStore teams, TeamAssigning assigning)
    : CourseCommand(
        finder,
        () => new CommandSpec(
            "team manage",
            TeamTexts.ManageDescription,
            Visibility.Private,
            [
                new OptionSpec(Assigned, TeamTexts.OptionMember, OptionKind.Person),
                new OptionSpec(TeamOption.Name, TeamTexts.OptionAssignTeam, Suggests: true) { MaxLength = 100 },
            ]),
        leadsOnly: true)
{
    private const string Assigned = "member";

    public override async Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) => typed.Option == TeamOption.Name
        ? await TeamOption.SuggestAsync(Finder, teams, typed, stop)
        : await base.SuggestAsync(typed, stop);

    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop)
    {
        var typed = call.Options.Text(TeamOption.Name);
        if (call.Options.Person(Assigned) is { } member)
        {
            return new Reply(await assigning.AssignAsync(course, member, typed, call.Member.Id, stop));
        }

        var sheet = await teams.SheetAsync(course.Id, stop);
        return typed is null ? TeamPanel.Of(course, sheet, page: 0, "")
            : TeamOption.Find(sheet, typed) is { } team ? TeamPanel.OfTeam(course, sheet, team, TeamPanel.Adding, page: 0, "")
            : new Reply(TeamTexts.NoSuchTeam(typed));
    }
}

/// <summary>The option that names a team, by a choice from the list or as typed.</summary>
internal static class TeamOption
{
    public const string Name = "team";

    public static Team? Find(TeamSheet sheet, string typed)
    {
        var folded = LookAlikes.Fold(typed);
        return sheet.Teams.FirstOrDefault(team => team.Name == typed) ?? sheet.Teams.FirstOrDefault(team => LookAlikes.Fold(team.Name) == folded);
    }

    public static async Task<IReadOnlyList<Choice>> SuggestAsync(CourseFinder finder, ITeamStore teams, OptionTyped typed, CancellationToken stop) =>
        await finder.FindAsync(typed.Place, typed.Others, stop) is not CourseFound.One(var course) ? []
        :
        [
            .. (await teams.SheetAsync(course.Id, stop)).Teams
                .Where(team => team.Name.Contains(typed.Text.Trim(), StringComparison.OrdinalIgnoreCase))
                .Take(CommandRouter.MaxChoices)
                .Select(team => new Choice(TeamTexts.TeamChoice(team), team.Name)),
        ];
}
