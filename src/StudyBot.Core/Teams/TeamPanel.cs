using System.Globalization;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Teams;

/// <summary>What leads see of the teams: all of them, or one with its members.</summary>
internal static class TeamPanel
{
    /// <summary>Members to choose from are those who could come in.</summary>
    public const string Adding = TeamControl.Add;

    private const int PageSize = 25;
    private const int LongestField = 1_024;
    private const int LongestBody = 3_500;

    /// <param name="said">What just happened; may be empty.</param>
    public static Reply Of(Course course, TeamSheet sheet, int page, string said)
    {
        var (shown, at, pages) = Page(sheet.Teams, page);
        var rows = new List<ControlRow>();
        if (shown.Count > 0)
        {
            rows.Add(ControlRow.Of(new Select(
                new TeamControl(TeamControl.Look, course.Id, Page: at).ToString(), TeamTexts.ChooseTeam,
                [.. shown.Select(team => new SelectChoice(DailyCards.Clip(team.Name, 100), Value(team.Id), TeamTexts.MemberCount(team.Members.Count)))], Visibility.UpdatesMessage)));
        }

        var buttons = new List<Control> { Button(TeamControl.MakeForm, TeamTexts.MakeButton, Visibility.OpensForm) };
        if (sheet.Teams.Count > 0)
        {
            buttons.Add(Button(TeamControl.Balance, TeamTexts.BalanceButton, Visibility.UpdatesMessage));
            buttons.Add(sheet.Locked
                ? Button(TeamControl.Unlock, TeamTexts.UnlockButton, Visibility.UpdatesMessage)
                : Button(TeamControl.Lock, TeamTexts.LockButton, Visibility.UpdatesMessage));
        }

        rows.Add(new ControlRow(buttons));
        AddTurns(rows, new TeamControl(TeamControl.Panel, course.Id), at, pages);
        return new Reply(said)
        {
            Cards =
            [
                new Card(TeamTexts.PanelTitle, sheet.Teams.Count == 0 ? TeamTexts.NoTeamsForLeads : string.Join('\n', shown.Select(TeamTexts.PanelLine)))
                {
                    Heading = DailyCards.Clip(course.Settings.Name, 256),
                    Tone = CardTone.Info,
                    Fields =
                    [
                        new CardField(TeamTexts.FieldJoining, sheet.Locked ? TeamTexts.JoiningLocked : TeamTexts.JoiningOpen),
                        new CardField(TeamTexts.FieldOthers(sheet.Others.Count), TeamTexts.NamesWithin(sheet.Others, LongestField)),
                    ],
                    Footer = TeamTexts.PanelFooter,
                },
            ],
            Rows = rows,
        };

        Button Button(string action, string label, Visibility onPress) => new(new TeamControl(action, course.Id, Page: at).ToString(), label, onPress);
    }

    /// <param name="mode"><see cref="Adding"/>, or <see cref="TeamControl.TakeOut"/>.</param>
    public static Reply OfTeam(Course course, TeamSheet sheet, Team team, string mode, int page, string said)
    {
        var adding = mode == Adding;
        var choices = adding ? Candidates(sheet, team) : [.. team.Members.Select(member => (member, Team: (string?)null))];
        var (shown, at, pages) = Page(choices, page);
        var control = new TeamControl(TeamControl.Look, course.Id, team.Id);
        var rows = new List<ControlRow>();
        if (shown.Count > 0)
        {
            rows.Add(ControlRow.Of(new Select(
                (control with { Action = adding ? TeamControl.Added : TeamControl.TakenOut, Page = at }).ToString(),
                adding ? TeamTexts.ChooseToAdd : TeamTexts.ChooseToTakeOut,
                [.. shown.Select(choice => new SelectChoice(DailyCards.Clip(choice.Member.Name, 100), Value((long)choice.Member.Id.Value), TeamTexts.PresentTeam(choice.Team, adding)))],
                Visibility.UpdatesMessage)));
        }

        var other = adding ? TeamControl.TakeOut : TeamControl.Add;
        rows.Add(ControlRow.Of(
            new Button((control with { Action = other }).ToString(), adding ? TeamTexts.TakeOutButton : TeamTexts.AddButton, Visibility.UpdatesMessage) { Disabled = adding && team.Members.Count == 0 },
            new Button((control with { Action = TeamControl.RenameForm }).ToString(), TeamTexts.RenameButton, Visibility.OpensForm),
            new Button((control with { Action = TeamControl.AskRemove }).ToString(), TeamTexts.RemoveButton, Visibility.UpdatesMessage),
            new Button((control with { Action = TeamControl.Panel, Team = 0 }).ToString(), TeamTexts.BackButton, Visibility.UpdatesMessage)));
        AddTurns(rows, control with { Action = mode }, at, pages);
        return new Reply(said)
        {
            Cards =
            [
                new Card(Lookup.CardText.Line(team.Name, 256), TeamTexts.NamesWithin(team.Members, LongestBody))
                {
                    Heading = DailyCards.Clip(course.Settings.Name, 256),
                    Tone = CardTone.Info,
                    Footer = TeamTexts.TeamFooter(team.Members.Count),
                },
            ],
            Rows = rows,
        };
    }

    public static Form NameForm(TeamControl control, string then, string title, string? present) => new(
        (control with { Action = then }).ToString(),
        title,
        [new FormField(TeamTexts.NameFieldId, TeamTexts.NameField, MaxLength: 60) { Value = present, Placeholder = TeamTexts.NamePlaceholder }],
        Visibility.UpdatesMessage);

    // Those in no team first.
    private static IReadOnlyList<(TeamMember Member, string? Team)> Candidates(TeamSheet sheet, Team team) =>
    [
        .. sheet.Others.Select(member => (member, (string?)null)),
        .. sheet.Teams.Where(other => other.Id != team.Id).SelectMany(other => other.Members.Select(member => (member, (string?)other.Name))),
    ];

    private static (IReadOnlyList<T> Shown, int At, int Pages) Page<T>(IReadOnlyList<T> all, int page)
    {
        var pages = Math.Max(1, (all.Count + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 0, pages - 1);
        return ([.. all.Skip(at * PageSize).Take(PageSize)], at, pages);
    }

    private static void AddTurns(List<ControlRow> rows, TeamControl control, int page, int pages)
    {
        if (pages > 1)
        {
            rows.Add(ControlRow.Of(
                new Button((control with { Page = Math.Max(0, page - 1) }).ToString(), LeaderboardTexts.Previous, Visibility.UpdatesMessage) { Disabled = page == 0 },
                new Button((control with { Page = page + 1 }).ToString(), LeaderboardTexts.Next, Visibility.UpdatesMessage) { Disabled = page == pages - 1 }));
        }
    }

    private static string Value(long id) => unchecked((ulong)id).ToString(CultureInfo.InvariantCulture);
}
