using System.Text.RegularExpressions;

namespace StudyBot.Core.Answers.Grading;

/// <summary>Knows sentences that name a belief in order to deny it: "that it is only faster is a myth".</summary>
internal static partial class Denials
{
    public static bool Has(string sentence) => Denial().IsMatch(sentence);

    [GeneratedRegex(
        @"\b(myth|untrue|not true|isn't true|wrong|false|mistaken|misconception|contrary to)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        PatternGuard.Milliseconds)]
    private static partial Regex Denial();
}
