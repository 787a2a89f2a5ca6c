using StudyBot.Core.Chat;

namespace StudyBot.Core.Teams;

/// <summary>The words about teams that everyone reads.</summary>
internal static partial class TeamTexts
{
    public const string JoinDescription = "Join a team, or switch to another one";
    public const string LeaveDescription = "Leave your team";
    public const string ListDescription = "See the teams and who is in them";
    public const string OptionTeam = "Which team";

    public const string ListTitle = "Teams";
    public const string ChooseToJoin = "Join a team";
    public const string ChooseToSwitch = "Switch to another team";

    public const string NoTeamsYet = "This course has no teams yet. A lead can make some with `/team manage`.";

    private const string FromNext = "It counts from the next question on; everything before stays as it is.";
    private const string LockedNow = "A lead has locked the teams, so nothing was changed. Ask a lead to move you.";

    public static string NoSuchTeam(string typed) => $"There is no team \"{Markup.Escape(Clip(typed))}\" in this course. Pick one from the list that `team` offers while you type.";

    public static string Joined(TeamChange change) => change switch
    {
        TeamChange.Done(var team, null) => $"You are in {Bold(team)} now. {FromNext}",
        TeamChange.Done(var team, var left) => $"You left {Bold(left!)} and are in {Bold(team)} now. {FromNext}",
        TeamChange.Same(var team) => $"You are in {Bold(team)} already.",
        TeamChange.Locked => LockedNow,
        _ => "That team is not there any more, so nothing was changed. `/team list` shows the present ones.",
    };

    public static string LeftTeam(TeamChange change) => change switch
    {
        TeamChange.Done(var team, _) => $"You left {Bold(team)}. {FromNext}",
        TeamChange.Locked => LockedNow,
        _ => "You are in no team of this course, so there is nothing to leave.",
    };

    public static string TeamChoice(Team team) => Lookup.CardText.Line($"{team.Name} ({MemberCount(team.Members.Count)})", 100);

    public static string MemberCount(int members) => members switch
    {
        0 => "nobody yet",
        1 => "1 member",
        _ => $"{members} members",
    };

    public static string TeamLines(Team team, bool own, string names) =>
        $"{Bold(team.Name)}{(own ? " **(your team)**" : "")} · {MemberCount(team.Members.Count)}{(names.Length > 0 ? "\n" + names : "")}";

    public static string NameInList(string name, bool own) => own ? $"{Markup.Name(name)} (you)" : Markup.Name(name);

    public static string Names(IReadOnlyList<string> names, int more) => (names.Count, more) switch
    {
        (0, 0) => "",
        (0, _) => $"{more} not shown by name",
        (_, 0) => string.Join(", ", names),
        _ => $"{string.Join(", ", names)} and {more} more",
    };

    public static string OwnTeam(Team? own, bool locked) => (own, locked) switch
    {
        (null, true) => "You are in no team, and a lead has locked the teams. Ask a lead to put you into one.",
        (null, false) => "You are in no team. Choose one below.",
        (_, true) => $"You are in {Bold(own.Name)}. A lead has locked the teams: only leads change who is in which.",
        ({ Members.Count: 1 }, _) => $"You are alone in {Bold(own.Name)}. A team of one is not ranked; it is from the second member on.",
        _ => $"You are in {Bold(own.Name)}. A team scores the mean of its members on each question, so a small team can beat a large one.",
    };

    public static string ListFooter(int teams, int page, int pages) =>
        $"{(teams == 1 ? "1 team" : $"{teams} teams")}{(pages > 1 ? $" · page {page + 1} of {pages}" : "")} · joining and leaving take effect with the next question";

    public static string LeaveButton(string team) => Lookup.CardText.Line($"Leave {team}", 80);

    public static string Clip(string text) => Lookup.CardText.Line(text, 60);

    private static string Bold(string name) => $"**{Markup.Name(name)}**";
}
