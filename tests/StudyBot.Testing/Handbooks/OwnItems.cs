using System.Text.RegularExpressions;

namespace StudyBot.Testing.Handbooks;

public static partial class OwnItems
{
    /// <summary>Choice items in words of their own, so that a second question of a small pack does not repeat the first.</summary>
    public static string WithOwnItems(this string question, string mark)
    {
        var start = question.IndexOf("# Choice items", StringComparison.Ordinal);
        var items = question.IndexOf("## Item", start, StringComparison.Ordinal);
        return question[..items] + Words().Replace(question[items..], word => word.Value + mark);
    }

    [GeneratedRegex("(?<![A-Za-z])(?!Item)[A-Za-z]{3,}(?![A-Za-z-])")]
    private static partial Regex Words();
}
