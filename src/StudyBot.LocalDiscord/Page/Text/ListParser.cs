using System.Globalization;
using System.Text.RegularExpressions;

namespace StudyBot.LocalDiscord.Page.Text;

/// <summary>Bulleted and numbered lists; indenting a line puts it under the one before.</summary>
internal static partial class ListParser
{
    public static bool IsItem(string line) => Line().IsMatch(line);

    /// <summary>A line is of the list that <paramref name="first"/> began: an item of the same kind, or indented.</summary>
    public static bool Belongs(string line, string first) =>
        (line.StartsWith("  ", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(line))
        || (IsItem(line) && IsNumbered(line) == IsNumbered(first));

    public static Block Parse(IReadOnlyList<string> lines)
    {
        var entries = new List<Entry>();
        foreach (var line in lines)
        {
            if (Line().Match(line) is { Success: true } match)
            {
                var number = match.Groups["number"] is { Success: true } digits ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : (int?)null;
                entries.Add(new Entry(match.Groups["indent"].Length, number, match.Groups["text"].Value));
            }
            else if (entries.Count > 0)
            {
                entries[^1] = entries[^1] with { Text = entries[^1].Text + "\n" + line.Trim() };
            }
        }

        var position = 0;
        return Level(entries, ref position, 0);
    }

    private static bool IsNumbered(string line) => Line().Match(line).Groups["number"].Success;

    private static Block.Items Level(List<Entry> entries, ref int position, int depth)
    {
        var (indent, first) = (entries[position].Indent, entries[position].Number);
        var items = new List<Block.Item>();
        while (position < entries.Count && (entries[position].Indent >= indent || depth == 0))
        {
            var entry = entries[position++];
            var below = position < entries.Count && entries[position].Indent > entry.Indent && depth < 4
                ? [Level(entries, ref position, depth + 1)]
                : Array.Empty<Block>();
            items.Add(new Block.Item(InlineParser.Parse(entry.Text), below));
        }

        return new Block.Items(first, items);
    }

    private sealed record Entry(int Indent, int? Number, string Text);

    [GeneratedRegex(@"^(?<indent> {0,16})(?:[-*]|(?<number>\d{1,9})\.) +(?<text>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Line();
}
