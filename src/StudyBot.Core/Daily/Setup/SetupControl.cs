using System.Globalization;

namespace StudyBot.Core.Daily.Setup;

/// <summary>The id of a control with which a course is set up: "setup:action:draft".</summary>
internal readonly record struct SetupControl(string Action, long Draft)
{
    public const string Prefix = "setup";

    /// <summary>Proposes a course for the channel that the button stands in; without a draft.</summary>
    public const string Start = "start";
    public const string WhenForm = "when-form";
    public const string When = "when";
    public const string ContentForm = "content-form";
    public const string Content = "content";
    public const string Channel = "channel";
    public const string People = "people";
    public const string Back = "back";
    public const string PingRole = "ping";
    public const string LeadRole = "lead-role";
    public const string LeadChannel = "lead-channel";
    public const string Thread = "thread";
    public const string Names = "names";
    public const string Graded = "grader";

    public static SetupControl? Parse(string id) =>
        id.Split(':') is [Prefix, var action, var draft] && long.TryParse(draft, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new SetupControl(action, number)
            : null;

    public override string ToString() => $"{Prefix}:{Action}:{Draft}";
}
