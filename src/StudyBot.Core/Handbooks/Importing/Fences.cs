using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Finds the code blocks between fences. A fence that lost its end is closed where the handbook's own structure goes on.</summary>
internal static partial class Fences
{
    public static List<SourceLine> Mark(List<SourceLine> lines, Marks marks)
    {
        var marked = new List<SourceLine>(lines.Count);
        var structure = StructureIn(lines, marks);
        var inside = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var fence = Fence().IsMatch(line.Text);
            if (inside && !fence && (structure[i] || marks.IsHeading(line.Text)))
            {
                marked.Add(line with { Text = "", Kind = LineKind.FenceEnd });
                inside = false;
            }

            if (fence)
            {
                marked.Add(line with { Text = line.Text.Trim(), Kind = inside ? LineKind.FenceEnd : LineKind.FenceStart });
                inside = !inside;
            }
            else
            {
                marked.Add(inside ? line with { Kind = LineKind.Code } : line);
            }
        }

        if (inside)
        {
            marked.Add(new SourceLine(lines[^1].Number, "", LineKind.FenceEnd, false));
        }

        return marked;
    }

    /// <summary>The language that a fence names; empty if none.</summary>
    public static string LanguageOf(string fence) => Fence().Match(fence).Groups["language"].Value.ToLowerInvariant();

    [GeneratedRegex(@"^\s*([-*•]\s+)?(`{3,}|~{3,})\s*(?<language>[\w+#.-]*)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    // A label starts structure if another one comes before the next fence: then that fence opens a block and ends none.
    private static bool[] StructureIn(List<SourceLine> lines, Marks marks)
    {
        var found = new bool[lines.Count];
        var labels = 0;
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (Fence().IsMatch(lines[i].Text))
            {
                labels = 0;
            }
            else if (marks.IsLabel(lines[i].Text))
            {
                labels++;
                found[i] = labels > 1;
            }
        }

        return found;
    }
}
