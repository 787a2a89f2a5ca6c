using System.Globalization;

namespace StudyBot.Core.Learning;

/// <summary>The id of a control of practice: "quiz:action:subject" with the numbers that it needs. What a round is stands in the store.</summary>
/// <param name="Subject">A round, or a course where a round begins.</param>
internal sealed record PracticeControl(string Action, long Subject, int First = 0, int Second = 0)
{
    public const string Prefix = "quiz";

    /// <summary>An option: the round, the place of the item, the option by the order shown.</summary>
    public const string Pick = "pick";

    public const string Next = "next";

    /// <summary>A new round: the course, the chapter or 0, how many.</summary>
    public const string Begin = "begin";

    /// <summary>A review: the course.</summary>
    public const string Review = "review";

    public static PracticeControl? Parse(string id) =>
        id.Split(':') is [Prefix, var action, var subject, var first, var second]
        && long.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var about)
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var one)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var two)
            ? new PracticeControl(action, about, one, two)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}:{Action}:{Subject}:{First}:{Second}");
}
