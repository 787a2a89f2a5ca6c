using System.Globalization;

namespace StudyBot.Core.Teams;

/// <summary>The id of a control of the leads' panel: "teams:action:course:team:page", with a seed and a mark of what was seen where a proposal is meant.</summary>
/// <param name="Team">0 where no team is meant.</param>
/// <param name="Page">From 0.</param>
internal readonly record struct TeamControl(string Action, long Course, long Team = 0, int Page = 0)
{
    public const string Prefix = "teams";

    public const string Panel = "panel";
    public const string Look = "look";
    public const string MakeForm = "make-form";
    public const string Made = "made";
    public const string RenameForm = "rename-form";
    public const string Renamed = "renamed";
    public const string AskRemove = "ask-remove";
    public const string Remove = "remove";
    public const string Add = "add";
    public const string Added = "added";
    public const string TakeOut = "out";
    public const string TakenOut = "taken-out";
    public const string Lock = "lock";
    public const string Unlock = "unlock";
    public const string Balance = "balance";
    public const string Balanced = "balanced";

    /// <summary>What a proposal was made from.</summary>
    public long Seed { get; init; }

    /// <summary>A mark of the members and results that a proposal was made from.</summary>
    public uint Mark { get; init; }

    public static TeamControl? Parse(string id)
    {
        return id.Split(':') is [Prefix, var action, var course, var team, var page, .. var rest]
            && long.TryParse(course, NumberStyles.None, CultureInfo.InvariantCulture, out var courseId)
            && long.TryParse(team, NumberStyles.None, CultureInfo.InvariantCulture, out var teamId)
            && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Proposal(rest) is var (seed, mark)
                ? new TeamControl(action, courseId, teamId, number) { Seed = seed, Mark = mark }
                : null;

        static (long Seed, uint Mark)? Proposal(string[] rest) => rest switch
        {
            [] => (0, 0),
            [var seed, var mark] when long.TryParse(seed, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var from)
                && uint.TryParse(mark, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seen) => (from, seen),
            _ => null,
        };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}:{Action}:{Course}:{Team}:{Math.Max(0, Page)}{(Seed == 0 && Mark == 0 ? "" : $":{Seed:x}:{Mark:x}")}");
}
