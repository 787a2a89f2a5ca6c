using System.Text;
using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Cuts a text into lines and takes out what extraction put in: citation marks, ligatures, odd spaces and quotes.</summary>
internal static partial class LineReader
{
    public static List<SourceLine> Read(string text, List<Unplaced> unplaced)
    {
        var lines = new List<SourceLine>();
        var newPage = false;
        var openMark = false;
        var number = 0;
        foreach (var raw in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n'))
        {
            number++;
            var pieces = raw.Split('\f');
            for (var i = 0; i < pieces.Length; i++)
            {
                newPage |= i > 0;
                var cleaned = WithoutMarks(Clean(pieces[i]), number, ref openMark, unplaced).TrimEnd();
                if (cleaned.Length > 0 || i == 0)
                {
                    lines.Add(new SourceLine(number, cleaned, LineKind.Text, newPage && cleaned.Length > 0));
                    newPage &= cleaned.Length == 0;
                }
            }
        }

        return lines;
    }

    [GeneratedRegex(@"\s?\[cite(?:_start|_end|:[\s\d,.–-]*)\]|(?<open>\s?\[cite:[\s\d,.–-]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Citation();

    [GeneratedRegex(@"^\s*\d[\s\d,.–-]*\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RestOfCitation();

    [GeneratedRegex(@"(?<=\w)\*{4}(?=\w)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CutBold();

    // Anchors, as some tools write them behind a heading in Markdown.
    [GeneratedRegex(@"(?<=^#{1,6}\s+\S.*)\s\{[#.][^{}]*\}\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HeadingAttributes();

    private static string WithoutMarks(string line, int number, ref bool open, List<Unplaced> unplaced)
    {
        var kept = line.StartsWith('#') && line.EndsWith('}')
            ? HeadingAttributes().Replace(line, mark =>
            {
                unplaced.Add(new Unplaced(number, mark.Value.Trim(), "a heading's attributes"));
                return "";
            })
            : line;
        if (open)
        {
            kept = RestOfCitation().Replace(kept, Take);
            open = false;
        }

        if (!kept.Contains("[cite", StringComparison.Ordinal))
        {
            return kept;
        }

        var broken = false;
        kept = Citation().Replace(kept, mark =>
        {
            broken |= mark.Groups["open"].Success;
            return Take(mark);
        });
        open = broken;
        return kept;

        string Take(Match mark)
        {
            unplaced.Add(new Unplaced(number, mark.Value.Trim(), "citation mark"));
            return "";
        }
    }

    // Two bold runs that touch are one, which extraction had cut.
    private static string Clean(string line) =>
        CutBold().Replace(Ascii.IsValid(line) && !line.AsSpan().ContainsAnyInRange('\0', '\u001F') ? line : Plain(line), "");

    private static string Plain(string line)
    {
        var text = new StringBuilder(line.Length + 8);
        foreach (var letter in line)
        {
            _ = letter switch
            {
                '\t' or '\u0085' or '\u2028' or '\u2029' or '\v' => text.Append(' '),
                '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => text,
                '‘' or '’' or '‚' or '‛' or '′' => text.Append('\''),
                '“' or '”' or '„' or '‟' or '″' => text.Append('"'),
                'ﬀ' => text.Append("ff"),
                'ﬁ' => text.Append("fi"),
                'ﬂ' => text.Append("fl"),
                'ﬃ' => text.Append("ffi"),
                'ﬄ' => text.Append("ffl"),
                'ﬅ' or 'ﬆ' => text.Append("st"),
                _ when char.IsControl(letter) => text,
                _ when char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.SpaceSeparator => text.Append(' '),
                _ => text.Append(letter),
            };
        }

        return text.ToString();
    }
}
