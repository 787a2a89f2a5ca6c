using System.Globalization;
using StudyBot.Core.Chat;
using StudyBot.Core.Scoring;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Teams;

/// <summary>The words about teams that leads read.</summary>
internal static partial class TeamTexts
{
    public static string ManageDescription => Say("TeamTexts.ManageDescription");
    public static string OptionMember => Say("TeamTexts.OptionMember");
    public static string OptionAssignTeam => Say("TeamTexts.OptionAssignTeam");

    public static string PanelTitle => Say("TeamTexts.PanelTitle");
    public static string ChooseTeam => Say("TeamTexts.ChooseTeam");
    public static string MakeButton => Say("TeamTexts.MakeButton");
    public static string BalanceButton => Say("TeamTexts.BalanceButton");
    public static string LockButton => Say("TeamTexts.LockButton");
    public static string UnlockButton => Say("TeamTexts.UnlockButton");
    public static string FieldJoining => Say("TeamTexts.FieldJoining");
    public static string JoiningOpen => Say("TeamTexts.JoiningOpen");
    public static string JoiningLocked => Say("TeamTexts.JoiningLocked");
    public static string PanelFooter => Say("TeamTexts.PanelFooter");
    public static string NoTeamsForLeads => Say("TeamTexts.NoTeamsForLeads");

    public static string AddButton => Say("TeamTexts.AddButton");
    public static string TakeOutButton => Say("TeamTexts.TakeOutButton");
    public static string RenameButton => Say("TeamTexts.RenameButton");
    public static string RemoveButton => Say("TeamTexts.RemoveButton");
    public static string BackButton => Say("TeamTexts.BackButton");
    public static string ChooseToAdd => Say("TeamTexts.ChooseToAdd");
    public static string ChooseToTakeOut => Say("TeamTexts.ChooseToTakeOut");

    public const string NameFieldId = "name";
    public static string NameField => Say("TeamTexts.NameField");
    public static string NamePlaceholder => Say("TeamTexts.NamePlaceholder");
    public static string MakeTitle => Say("TeamTexts.MakeTitle");
    public static string RenameTitle => Say("TeamTexts.RenameTitle");

    public static string NowLocked => Say("TeamTexts.NowLocked");
    public static string NowOpen => Say("TeamTexts.NowOpen");
    public static string TeamGone => Say("TeamTexts.TeamGone");
    public static string MemberGone => Say("TeamTexts.MemberGone");
    public static string NotInServer => Say("TeamTexts.NotInServer");
    public static string MemberNotKnownNow => Say("TeamTexts.MemberNotKnownNow");

    public static string BalanceTitle => Say("TeamTexts.BalanceTitle");
    public static string BalanceIntro => Say("TeamTexts.BalanceIntro");
    public static string BalanceChanged => Say("TeamTexts.BalanceChanged");
    public static string ConfirmButton => Say("TeamTexts.ConfirmButton");
    public static string AnotherButton => Say("TeamTexts.AnotherButton");

    public static string BadName => Say("TeamTexts.BadName", ("shortest", TeamName.Shortest), ("longest", TeamName.Longest));

    public static string NothingToBalance => Say("TeamTexts.NothingToBalance");

    public static string FieldOthers(int count) => Say("TeamTexts.FieldOthers", ("count", count));

    public static string PanelLine(Team team) => $"{Bold(team.Name)} · {MemberCount(team.Members.Count)}";

    public static string NamesWithin(IReadOnlyList<TeamMember> members, int longest)
    {
        var length = 0;
        var names = members.Select(member => Markup.Name(member.Name)).TakeWhile(name => (length += name.Length + 2) <= longest - 30).ToList();
        return members.Count == 0 ? Say("TeamTexts.Nobody") : Names(names, members.Count - names.Count);
    }

    public static string TeamFooter(int members) =>
        $"{MemberCount(members)} · {Say("TeamTexts.TeamFooter")}";

    public static string? PresentTeam(string? team, bool adding) => !adding ? null
        : team is null ? Say("TeamTexts.PresentNone")
        : Lookup.CardText.Line(Say("TeamTexts.PresentTeam", ("team", team)), 100);

    public static string Made(TeamChange change) => change switch
    {
        TeamChange.Done(var team, _) => Say("TeamTexts.Made", ("team", Bold(team))),
        TeamChange.TooMany => Say("TeamTexts.TooMany", ("most", ITeamStore.MostTeams)),
        _ => Renamed(change),
    };

    public static string Renamed(TeamChange change) => change switch
    {
        TeamChange.Done(var team, _) => Say("TeamTexts.Renamed", ("team", Bold(team))),
        TeamChange.Same(var team) => Say("TeamTexts.NamedAlready", ("team", Bold(team))),
        TeamChange.NameTaken(var by) => Say("TeamTexts.NameTaken", ("team", Bold(by))),
        _ => TeamGone,
    };

    public static string FromTo(string before, string after) => $"{before} → {after}";

    public static string AskRemove(Team team) => team.Members.Count == 0
        ? Say("TeamTexts.AskRemoveEmpty", ("team", Bold(team.Name)))
        : SayCount(
            "TeamTexts.AskRemove",
            team.Members.Count,
            ("team", Bold(team.Name)));

    public static string Removed(string team) => Say("TeamTexts.Removed", ("team", Bold(team)));

    public static string Moved(string member, string? team) => team is null
        ? Say("TeamTexts.MovedOut", ("member", Markup.Name(member)))
        : Say("TeamTexts.Moved", ("member", Markup.Name(member)), ("team", Bold(team)));

    /// <param name="team">Null when the member was to be taken out.</param>
    public static string Assigned(string member, string? team, TeamChange change) => (team, change) switch
    {
        (null, TeamChange.Done(var left, _)) => Say("TeamTexts.AssignedOut", ("member", Markup.Name(member)), ("team", Bold(left))),
        (null, _) => Say("TeamTexts.AssignedNone", ("member", Markup.Name(member))),
        (_, TeamChange.Done(var into, null)) => Say("TeamTexts.Assigned", ("member", Markup.Name(member)), ("team", Bold(into))),
        (_, TeamChange.Done(var into, var left)) => Say(
            "TeamTexts.AssignedFrom",
            ("member", Markup.Name(member)),
            ("team", Bold(into)),
            ("left", Bold(left!))),
        (_, TeamChange.Same(var into)) => Say("TeamTexts.AssignedAlready", ("member", Markup.Name(member)), ("team", Bold(into))),
        _ => TeamGone,
    };

    public static string ProposedMember(string name, bool moves) => moves ? Say("TeamTexts.ProposedMove", ("name", Markup.Name(name))) : Markup.Name(name);

    public static string ProposedTeam(string team, IReadOnlyList<BalancePlayer> members, IReadOnlyList<string> names)
    {
        var known = members.Where(member => member.Strength is not null).ToList();
        var mean = known.Count == 0
            ? Say("TeamTexts.NoResults")
            : Say("TeamTexts.MeanPoints", ("points", Number(known.Average(member => member.Strength!.Value) / Millionths.One, "0.0")));
        return $"{Bold(team)} · {MemberCount(members.Count)} · {mean}\n{string.Join(", ", names)}";
    }

    public static string BalanceFooter(int moves, int unknown)
    {
        string?[] parts =
        [
            SayCount("TeamTexts.WouldMove", moves),
            unknown == 0 ? null : SayCount("TeamTexts.Unknown", unknown),
            Say("TeamTexts.BalanceFooter", ("questions", TeamBalance.Questions)),
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    public static string Balanced(int moves) => moves == 0
        ? Say("TeamTexts.BalancedAlready")
        : SayCount("TeamTexts.Balanced", moves);

    /// <summary>As many as fit, and how many do not.</summary>
    public static string Within(IReadOnlyList<string> blocks, int longest)
    {
        var length = 0;
        var fitting = blocks.TakeWhile(block => (length += block.Length + 1) <= longest).ToList();
        var rest = blocks.Count - fitting.Count;
        if (fitting.Count == 0)
        {
            return Lookup.CardText.Line(blocks[0], longest) + (rest > 1 ? "\n" + AndMoreTeams(rest - 1) : "");
        }

        return string.Join('\n', fitting) + (rest == 0 ? "" : "\n" + AndMoreTeams(rest));
    }

    private static string AndMoreTeams(int count) => SayCount("TeamTexts.AndMoreTeams", count);
}
