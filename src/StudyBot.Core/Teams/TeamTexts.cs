using StudyBot.Core.Chat;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Teams;

/// <summary>The words about teams that everyone reads.</summary>
internal static partial class TeamTexts
{
    public static string JoinDescription => Say("TeamTexts.JoinDescription");
    public static string LeaveDescription => Say("TeamTexts.LeaveDescription");
    public static string ListDescription => Say("TeamTexts.ListDescription");
    public static string OptionTeam => Say("TeamTexts.OptionTeam");

    public static string ListTitle => Say("TeamTexts.ListTitle");
    public static string ChooseToJoin => Say("TeamTexts.ChooseToJoin");
    public static string ChooseToSwitch => Say("TeamTexts.ChooseToSwitch");

    public static string NoTeamsYet => Say("TeamTexts.NoTeamsYet");

    private static string FromNext => Say("TeamTexts.FromNext");
    private static string LockedNow => Say("TeamTexts.LockedNow");

    public static string NoSuchTeam(string typed) => Say("TeamTexts.NoSuchTeam", ("typed", Markup.Escape(Clip(typed))));

    public static string Joined(TeamChange change) => change switch
    {
        TeamChange.Done(var team, null) => Say("TeamTexts.Joined", ("team", Bold(team)), ("from", FromNext)),
        TeamChange.Done(var team, var left) => Say("TeamTexts.Switched", ("left", Bold(left!)), ("team", Bold(team)), ("from", FromNext)),
        TeamChange.Same(var team) => Say("TeamTexts.InAlready", ("team", Bold(team))),
        TeamChange.Locked => LockedNow,
        _ => Say("TeamTexts.TeamGoneForMember"),
    };

    public static string LeftTeam(TeamChange change) => change switch
    {
        TeamChange.Done(var team, _) => Say("TeamTexts.Left", ("team", Bold(team)), ("from", FromNext)),
        TeamChange.Locked => LockedNow,
        _ => Say("TeamTexts.InNone"),
    };

    public static string TeamChoice(Team team) => Lookup.CardText.Line($"{team.Name} ({MemberCount(team.Members.Count)})", 100);

    public static string MemberCount(int members) => members == 0 ? Say("TeamTexts.NoMembers") : SayCount("TeamTexts.Members", members);

    public static string TeamLines(Team team, bool own, string names) =>
        $"{Bold(team.Name)}{(own ? $" **({Say("TeamTexts.YourTeam")})**" : "")} · {MemberCount(team.Members.Count)}{(names.Length > 0 ? "\n" + names : "")}";

    public static string NameInList(string name, bool own) => own ? Say("TeamTexts.OwnName", ("name", Markup.Name(name))) : Markup.Name(name);

    public static string Names(IReadOnlyList<string> names, int more) => (names.Count, more) switch
    {
        (0, 0) => "",
        (0, _) => Say("TeamTexts.NotNamed", ("count", more)),
        (_, 0) => string.Join(", ", names),
        _ => Say("TeamTexts.NamesAndMore", ("names", string.Join(", ", names)), ("count", more)),
    };

    public static string OwnTeam(Team? own, bool locked) => (own, locked) switch
    {
        (null, true) => Say("TeamTexts.NoneLocked"),
        (null, false) => Say("TeamTexts.NoneOpen"),
        (_, true) => Say("TeamTexts.OwnLocked", ("team", Bold(own.Name))),
        ({ Members.Count: 1 }, _) => Say("TeamTexts.OwnAlone", ("team", Bold(own.Name))),
        _ => Say("TeamTexts.Own", ("team", Bold(own.Name))),
    };

    public static string ListFooter(int teams, int page, int pages)
    {
        string?[] parts =
        [
            SayCount("TeamTexts.Teams", teams),
            pages > 1 ? Say("TeamTexts.Page", ("page", page + 1), ("pages", pages)) : null,
            Say("TeamTexts.ListFooter"),
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    public static string LeaveButton(string team) => Lookup.CardText.Line(Say("TeamTexts.LeaveButton", ("team", team)), 80);

    public static string Clip(string text) => Lookup.CardText.Line(text, 60);

    private static string Bold(string name) => $"**{Markup.Name(name)}**";
}
