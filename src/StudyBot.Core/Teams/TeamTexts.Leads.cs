using System.Globalization;
using StudyBot.Core.Chat;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Teams;

/// <summary>The words about teams that leads read.</summary>
internal static partial class TeamTexts
{
    public const string ManageDescription = "For leads: make, name, fill, balance and lock the teams";
    public const string OptionMember = "A member to put into a team, or to take out if no team is given";
    public const string OptionAssignTeam = "The team that is meant";

    public const string PanelTitle = "Manage teams";
    public const string ChooseTeam = "Choose a team to change";
    public const string MakeButton = "Make a team";
    public const string BalanceButton = "Balance";
    public const string LockButton = "Lock";
    public const string UnlockButton = "Unlock";
    public const string FieldJoining = "Joining";
    public const string JoiningOpen = "open: members join and leave by themselves";
    public const string JoiningLocked = "locked: only leads change who is in which team";
    public const string PanelFooter = "What you change here takes effect with the next question; no point of the past moves.";
    public const string NoTeamsForLeads = "There are no teams yet. Make one, then members join with `/team join`, or you put them in.";

    public const string AddButton = "Put members in";
    public const string TakeOutButton = "Take members out";
    public const string RenameButton = "Rename";
    public const string RemoveButton = "Remove";
    public const string BackButton = "All teams";
    public const string ChooseToAdd = "Put a member in";
    public const string ChooseToTakeOut = "Take a member out";

    public const string NameFieldId = "name";
    public const string NameField = "Name";
    public const string NamePlaceholder = "2 to 32 characters";
    public const string MakeTitle = "Make a team";
    public const string RenameTitle = "Rename the team";

    public const string NowLocked = "The teams are locked.";
    public const string NowOpen = "The teams are open again.";
    public const string TeamGone = "That team is not there any more, so nothing was changed.";
    public const string MemberGone = "That member cannot be moved any more, so nothing was changed. Please look again.";
    public const string NotInServer = "That person is not a member of this server, so nothing was changed.";
    public const string MemberNotKnownNow = "Whether that person is in this server could not be found out just now, so nothing was changed. Please try again.";

    public const string BalanceTitle = "Even teams, as a proposal";
    public const string BalanceIntro = "Nothing is changed until you confirm.";
    public const string BalanceChanged = "Members or results have changed since, so nothing was done. This is the proposal as it would be now.";
    public const string ConfirmButton = "Make the teams so";
    public const string AnotherButton = "Another proposal";

    public static readonly string BadName =
        $"A team's name has {TeamName.Shortest} to {TeamName.Longest} characters, with at least one letter, digit or emoji among them. Nothing was changed.";

    public static readonly string NothingToBalance = "There is nothing to balance: it takes two teams, and members who are in one or have answered lately.";

    public static string FieldOthers(int count) => $"In no team: {count}";

    public static string PanelLine(Team team) => $"{Bold(team.Name)} · {MemberCount(team.Members.Count)}";

    public static string NamesWithin(IReadOnlyList<TeamMember> members, int longest)
    {
        var length = 0;
        var names = members.Select(member => Markup.Name(member.Name)).TakeWhile(name => (length += name.Length + 2) <= longest - 30).ToList();
        return members.Count == 0 ? "nobody" : Names(names, members.Count - names.Count);
    }

    public static string TeamFooter(int members) => $"{MemberCount(members)} · to put somebody in who never answered, use /team manage with member and team";

    public static string? PresentTeam(string? team, bool adding) => !adding ? null : team is null ? "in no team" : Lookup.CardText.Line($"now in {team}", 100);

    public static string Made(TeamChange change) => change switch
    {
        TeamChange.Done(var team, _) => $"{Bold(team)} is made.",
        TeamChange.TooMany => $"A course has at most {ITeamStore.MostTeams} teams, so none was made.",
        _ => Renamed(change),
    };

    public static string Renamed(TeamChange change) => change switch
    {
        TeamChange.Done(var team, _) => $"The team is called {Bold(team)} now.",
        TeamChange.Same(var team) => $"The team is called {Bold(team)} already.",
        TeamChange.NameTaken(var by) => $"{Bold(by)} has that name, or one that looks the same, so nothing was changed. Choose another one.",
        _ => TeamGone,
    };

    public static string FromTo(string before, string after) => $"{before} → {after}";

    public static string AskRemove(Team team) =>
        $"This removes {Bold(team.Name)} and leaves its {MemberCount(team.Members.Count)} without a team from the next question on. What it reached stays on the boards. Remove it?";

    public static string Removed(string team) => $"{Bold(team)} is removed. What it reached stays on the boards.";

    public static string Moved(string member, string? team) => team is null ? $"{Markup.Name(member)} is in no team now." : $"{Markup.Name(member)} is in {Bold(team)} now.";

    /// <param name="team">Null when the member was to be taken out.</param>
    public static string Assigned(string member, string? team, TeamChange change) => (team, change) switch
    {
        (null, TeamChange.Done(var left, _)) => $"{Markup.Name(member)} is out of {Bold(left)}, from the next question on.",
        (null, _) => $"{Markup.Name(member)} is in no team of this course.",
        (_, TeamChange.Done(var into, null)) => $"{Markup.Name(member)} is in {Bold(into)}, from the next question on.",
        (_, TeamChange.Done(var into, var left)) => $"{Markup.Name(member)} is in {Bold(into)} and no more in {Bold(left!)}, from the next question on.",
        (_, TeamChange.Same(var into)) => $"{Markup.Name(member)} is in {Bold(into)} already.",
        _ => TeamGone,
    };

    public static string ProposedMember(string name, bool moves) => Markup.Name(name) + (moves ? " (moves)" : "");

    public static string ProposedTeam(string team, IReadOnlyList<BalancePlayer> members, IReadOnlyList<string> names)
    {
        var known = members.Where(member => member.Strength is not null).ToList();
        var mean = known.Count == 0 ? "no results yet"
            : string.Create(CultureInfo.InvariantCulture, $"{known.Average(member => member.Strength!.Value) / Millionths.One:0.0} points a question so far");
        return $"{Bold(team)} · {MemberCount(members.Count)} · {mean}\n{string.Join(", ", names)}";
    }

    public static string BalanceFooter(int moves, int unknown) =>
        $"{moves} would change teams{(unknown == 0 ? "" : $" · {unknown} without results, spread evenly")} · results: answer points of the last {TeamBalance.Questions} questions";

    public static string Balanced(int moves) => moves == 0 ? "The teams are as proposed already; nobody moved." : $"Done: {(moves == 1 ? "1 member" : $"{moves} members")} changed teams.";

    /// <summary>As many as fit, and how many do not.</summary>
    public static string Within(IReadOnlyList<string> blocks, int longest)
    {
        var length = 0;
        var fitting = blocks.TakeWhile(block => (length += block.Length + 1) <= longest).ToList();
        var rest = blocks.Count - fitting.Count;
        if (fitting.Count == 0)
        {
            return Lookup.CardText.Line(blocks[0], longest) + (rest > 1 ? $"\nand {rest - 1} more teams" : "");
        }

        return string.Join('\n', fitting) + (rest == 0 ? "" : $"\nand {(rest == 1 ? "1 more team" : $"{rest} more teams")}");
    }
}
