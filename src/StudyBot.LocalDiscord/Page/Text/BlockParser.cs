using System.Text.RegularExpressions;

namespace StudyBot.LocalDiscord.Page.Text;

/// <summary>
/// Reads a message as Discord shows it: headings, quotes, lists and code blocks.
/// https://support.discord.com/hc/en-us/articles/210298617
/// </summary>
internal static partial class BlockParser
{
    private const int Deepest = 6;

    public static IReadOnlyList<Block> Parse(string text) => Parse(text.ReplaceLineEndings("\n"), inQuote: false, 0);

    private static List<Block> Parse(string text, bool inQuote, int depth)
    {
        var blocks = new List<Block>();
        var lines = new List<string>();
        var position = 0;
        while (position < text.Length)
        {
            var line = LineAt(text, position);
            if (depth < Deepest && Special(text, position, line, inQuote, depth) is { } special)
            {
                Flush();
                blocks.Add(special.Block);
                position = special.End;
                continue;
            }

            // A code block may also begin within a line.
            var fence = line.IndexOf("```", StringComparison.Ordinal);
            if (fence > 0 && Fence().Match(text, position + fence) is { Success: true } match && match.Index == position + fence)
            {
                lines.Add(line[..fence]);
                position += fence;
                continue;
            }

            lines.Add(line);
            position += line.Length + 1;
        }

        Flush();
        return blocks;

        void Flush()
        {
            if (lines.Exists(line => !string.IsNullOrWhiteSpace(line)))
            {
                blocks.Add(new Block.Lines(InlineParser.Parse(string.Join('\n', lines))));
            }

            lines.Clear();
        }
    }

    private static (Block Block, int End)? Special(string text, int position, string line, bool inQuote, int depth)
    {
        if (Fence().Match(text, position) is { Success: true } fence && fence.Index == position)
        {
            var language = fence.Groups["language"] is { Success: true } named ? named.Value : null;
            return (new Block.Code(language, fence.Groups["code"].Value), AfterBreak(text, position + fence.Length));
        }

        if (!inQuote && line.StartsWith(">>> ", StringComparison.Ordinal))
        {
            return (new Block.Quote(Parse(text[(position + 4)..], inQuote: true, depth + 1)), text.Length);
        }

        if (!inQuote && IsQuote(line))
        {
            var quoted = Gather(text, position, IsQuote, out var end);
            return (new Block.Quote(Parse(string.Join('\n', quoted.Select(each => each.Length > 2 ? each[2..] : "")), inQuote: true, depth + 1)), end);
        }

        if (HeadingLine().Match(line) is { Success: true } heading)
        {
            return (new Block.Heading(heading.Groups["marks"].Length, InlineParser.Parse(heading.Groups["text"].Value)), position + line.Length + 1);
        }

        if (line.StartsWith("-# ", StringComparison.Ordinal))
        {
            return (new Block.Small(InlineParser.Parse(line[3..])), position + line.Length + 1);
        }

        if (ListParser.IsItem(line))
        {
            var items = Gather(text, position, each => ListParser.Belongs(each, line), out var end);
            return (ListParser.Parse(items), end);
        }

        return null;
    }

    private static bool IsQuote(string line) => line.StartsWith("> ", StringComparison.Ordinal) || line == ">";

    private static List<string> Gather(string text, int position, Func<string, bool> belongs, out int end)
    {
        var gathered = new List<string>();
        end = position;
        while (end < text.Length && LineAt(text, end) is var line && belongs(line))
        {
            gathered.Add(line);
            end += line.Length + 1;
        }

        return gathered;
    }

    private static string LineAt(string text, int position)
    {
        var end = text.IndexOf('\n', position);
        return text[position..(end < 0 ? text.Length : end)];
    }

    private static int AfterBreak(string text, int position) => position < text.Length && text[position] == '\n' ? position + 1 : position;

    [GeneratedRegex(@"\G```(?:(?<language>[A-Za-z0-9_+\-.#]+)\n)?\n*(?<code>[^\n][\s\S]*?)\n*```", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(?<marks>#{1,3}) +(?<text>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HeadingLine();
}
