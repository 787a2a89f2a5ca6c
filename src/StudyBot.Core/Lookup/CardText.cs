namespace StudyBot.Core.Lookup;

/// <summary>Fits texts into what a chat service shows.</summary>
internal static class CardText
{
    public const int MaxBody = 4096;
    public const int MaxTitle = 256;
    public const int MaxLabel = 80;
    public const int MaxChoice = 100;

    private const string Fence = "```";

    /// <summary>Plain text, cut with an ellipsis and never within a character.</summary>
    public static string Line(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = most - 1;
        if (char.IsHighSurrogate(text[end - 1]))
        {
            end--;
        }

        return text[..end].TrimEnd() + "…";
    }

    /// <summary>Markdown, cut at a line's end, with an open code block closed.</summary>
    public static string Body(string text, int most = MaxBody)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var room = most - AskTexts.Cut.Length - Fence.Length - 2;
        var lineEnd = text.LastIndexOf('\n', room);
        var kept = Line(text, lineEnd > room / 2 ? lineEnd + 1 : room).TrimEnd('…', '\n', ' ');
        var open = kept.Split('\n').Count(line => line.TrimStart().StartsWith(Fence, StringComparison.Ordinal)) % 2 == 1;
        return kept + (open ? "\n" + Fence : "") + "\n" + AskTexts.Cut;
    }

    public static bool IsCut(string body) => body.EndsWith(AskTexts.Cut, StringComparison.Ordinal);

    public static string Quote(string text) => "> " + text.ReplaceLineEndings("\n> ");

    public static string Bullets(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => "- " + line));
}
