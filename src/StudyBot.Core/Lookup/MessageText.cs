using System.Text.RegularExpressions;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>What somebody's message may be looked up by.</summary>
internal static partial class MessageText
{
    /// <summary>
    /// A line that names a question, as the bot's own cards have, else the text without mentions, emoji and addresses;
    /// empty if nothing is left.
    /// </summary>
    public static string ToLookUp(Handbook handbook, string message)
    {
        var index = HandbookIndex.Of(handbook);
        if (message.Split('\n').Select(line => line.Trim()).FirstOrDefault(index.IsName) is { } name)
        {
            return name;
        }

        var text = NotWords().Replace(message, " ").Trim();
        return text.Any(char.IsLetterOrDigit) ? text : "";
    }

    [GeneratedRegex(@"<(@[!&]?|#|t:|a?:\w+:)\d+(:\w)?>|@(everyone|here)\b|https?://\S+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotWords();
}
