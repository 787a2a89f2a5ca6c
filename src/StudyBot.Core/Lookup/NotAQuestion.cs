using System.Text.RegularExpressions;

namespace StudyBot.Core.Lookup;

/// <summary>Knows texts that are addressed to a machine, or are one word over and over, whatever words they borrow.</summary>
internal static partial class NotAQuestion
{
    private const int Head = 2000;
    private const int ManyWords = 8;
    private const int TimesEach = 4;

    public static bool Is(string text)
    {
        var head = text.Length <= Head ? text : text[..Head];
        return Injection().IsMatch(head) || IsFlood(head);
    }

    private static bool IsFlood(string text)
    {
        var words = Tokenizer.Read(text).Where(token => token.Parts == 1).Select(token => token.Word).ToArray();
        return words.Length >= ManyWords && words.Distinct(StringComparer.Ordinal).Count() * TimesEach <= words.Length;
    }

    [GeneratedRegex(
        @"\b(ignore|disregard|forget|override)\b.{0,30}\b(instructions?|prompts?|rules)\b"
        + @"|\b(print|reveal|show|repeat|leak)\b.{0,40}\b(system prompt|bot token|answer keys?)\b"
        + @"|\byou are (now|no longer)\b"
        + @"|@(everyone|here)\b|<@[!&]?\d+>"
        + @"|<\s*/?\s*(script|iframe|img|svg)\b"
        + @"|['"";]\s*(drop|delete|insert|update|select|union|alter)\b.{0,40}\b(table|from|into|set|select)\b"
        + @"|'\s*or\s+'?\d"
        + @"|\$\{jndi:"
        + @"|(\.\.[/\\]){2,}(\S*[/\\])?(etc|windows)[/\\]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Injection();
}
