using System.Globalization;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Teams;

/// <summary>The teams of a course as everyone may see them, with a way in and out.</summary>
internal sealed class TeamList(ITeamStore teams)
{
    public const string Prefix = "team";
    public const string Show = "list";
    public const string Join = "join";
    public const string Leave = "leave";

    private const int PageSize = 10;
    private const int LongestNames = 300;

    /// <param name="said">What just happened; may be empty.</param>
    public async Task<Reply> ShowAsync(Course course, MemberId viewer, int page, string said, CancellationToken stop)
    {
        var sheet = await teams.SheetAsync(course.Id, stop);
        var own = sheet.OfMember(viewer);
        if (sheet.Teams.Count == 0)
        {
            return new Reply(said) { Cards = [new Card(TeamTexts.ListTitle, TeamTexts.NoTeamsYet)] };
        }

        var pages = (sheet.Teams.Count + PageSize - 1) / PageSize;
        var at = Math.Clamp(page, 0, pages - 1);
        var shown = sheet.Teams.Skip(at * PageSize).Take(PageSize).ToList();
        var people = PeopleOf(course, sheet);
        var lines = shown.Select(team => TeamTexts.TeamLines(team, team == own, NamesIn(team, people, viewer)));
        return new Reply(said)
        {
            Cards =
            [
                new Card(TeamTexts.ListTitle, string.Join('\n', lines) + "\n\n" + TeamTexts.OwnTeam(own, sheet.Locked))
                {
                    Heading = DailyCards.Clip(course.Settings.Name, 256),
                    Tone = CardTone.Info,
                    Footer = TeamTexts.ListFooter(sheet.Teams.Count, at, pages),
                },
            ],
            Rows = Controls(course, sheet, own, shown, at, pages),
        };
    }

    private static BoardPeople PeopleOf(Course course, TeamSheet sheet) => new(
        sheet.Teams.SelectMany(team => team.Members).ToDictionary(member => member.Id, member => new BoardMember(member.Id, member.Name, member.Naming, Departed: false)),
        course.Settings.Names,
        course.BagSeed);

    // Who is off the boards plays, and is in no list.
    private static string NamesIn(Team team, BoardPeople people, MemberId viewer)
    {
        var names = team.Members.Where(member => people.IsShown(member.Id))
            .OrderByDescending(member => member.Id == viewer)
            .Select(member => TeamTexts.NameInList(people.NameOf(member.Id), member.Id == viewer))
            .ToList();
        var length = 0;
        var fitting = names.TakeWhile(name => (length += name.Length + 2) <= LongestNames).ToList();
        return TeamTexts.Names(fitting, team.Members.Count - fitting.Count);
    }

    private static IReadOnlyList<ControlRow> Controls(Course course, TeamSheet sheet, Team? own, IReadOnlyList<Team> shown, int page, int pages)
    {
        var rows = new List<ControlRow>();
        var open = shown.Where(team => team != own).ToList();
        if (!sheet.Locked && open.Count > 0)
        {
            rows.Add(ControlRow.Of(new Select(
                Id(Join, page), own is null ? TeamTexts.ChooseToJoin : TeamTexts.ChooseToSwitch,
                [.. open.Select(team => new SelectChoice(DailyCards.Clip(team.Name, 100), team.Id.ToString(CultureInfo.InvariantCulture), TeamTexts.MemberCount(team.Members.Count)))],
                Visibility.UpdatesMessage)));
        }

        var buttons = new List<Control>();
        if (pages > 1)
        {
            buttons.Add(new Button(Id(Show, page - 1), LeaderboardTexts.Previous, Visibility.UpdatesMessage) { Disabled = page == 0 });
            buttons.Add(new Button(Id(Show, page + 1), LeaderboardTexts.Next, Visibility.UpdatesMessage) { Disabled = page == pages - 1 });
        }

        if (own is not null && !sheet.Locked)
        {
            buttons.Add(new Button(Id(Leave, page), TeamTexts.LeaveButton(own.Name), Visibility.UpdatesMessage));
        }

        return buttons.Count == 0 ? rows : [.. rows, new ControlRow(buttons)];

        string Id(string action, int to) => $"{Prefix}:{action}:{course.Id}:{to}";
    }
}

/// <summary>The controls of the list of teams.</summary>
internal sealed class TeamListControls(ICourseStore courses, ITeamStore teams, TeamList list, TimeProvider time) : IControlHandler
{
    public string Prefix => TeamList.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (used.ControlId.Split(':') is not [_, var action, var id, var at]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var courseId)
            || !int.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var page)
            || await courses.FindAsync(courseId, stop) is not { } course
            || course.Server != used.Place.Server)
        {
            return new Reply(DailyTexts.UnknownCourse) { Privately = true };
        }

        var said = action switch
        {
            TeamList.Join when used is SelectChosen { Values: [var chosen] } && long.TryParse(chosen, NumberStyles.None, CultureInfo.InvariantCulture, out var team) =>
                TeamTexts.Joined(await teams.JoinAsync(course.Id, team, Respondent.Of(used), time.GetUtcNow(), stop)),
            TeamList.Leave => TeamTexts.LeftTeam(await teams.LeaveAsync(course.Id, Respondent.Of(used), time.GetUtcNow(), stop)),
            _ => "",
        };
        return await list.ShowAsync(course, used.Member.Id, page, said, stop);
    }
}
