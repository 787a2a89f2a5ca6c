using System.Globalization;

namespace StudyBot.Core.Daily;

/// <summary>The id of a control with which leads plan what comes: "plan:action:course:draws".</summary>
/// <param name="Draws">How many questions had been given out when the control was shown; the next one is known by it.</param>
internal readonly record struct PlanControl(string Action, long Course, int Draws = 0)
{
    public const string Prefix = "plan";

    public const string Preview = "preview";
    public const string AskSkip = "ask-skip";
    public const string SkipForm = "skip-form";
    public const string Skip = "skip";
    public const string PinForm = "pin-form";
    public const string Pinned = "pinned";
    public const string AskKey = "ask-key";
    public const string Key = "key";
    public const string PauseForm = "pause-form";
    public const string Paused = "paused";
    public const string DaysOff = "off";
    public const string AddForm = "add-form";
    public const string Added = "added";
    public const string Remove = "remove";

    public static PlanControl? Parse(string id) =>
        id.Split(':') is [Prefix, var action, var course, var draws]
        && long.TryParse(course, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(draws, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new PlanControl(action, number, count)
            : null;

    public override string ToString() => $"{Prefix}:{Action}:{Course}:{Draws}";
}
