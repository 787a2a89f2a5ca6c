using System.Globalization;

namespace StudyBot.Core.Rulings;

/// <summary>The id of a control with which a member asks leads for something: "review:action:question".</summary>
internal readonly record struct ReviewControl(string Action, long Question)
{
    public const string Prefix = "review";

    /// <summary>Opens the form.</summary>
    public const string AskGrade = "grade";
    public const string AskQuestion = "problem";

    /// <summary>The form, filled in.</summary>
    public const string AskedGrade = "graded";
    public const string AskedQuestion = "problems";

    public static ReviewControl? Parse(string id) =>
        id.Split(':') is [Prefix, var action, var question] && long.TryParse(question, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ReviewControl(action, number)
            : null;

    public override string ToString() => $"{Prefix}:{Action}:{Question}";
}
