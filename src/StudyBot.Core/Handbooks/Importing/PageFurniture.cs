using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Finds what belongs to the pages and not to the text: page numbers, running heads and feet, rules.</summary>
internal static partial class PageFurniture
{
    private const int Repeats = 3;
    private const int MaxHead = 90;

    // Counted things that an answer may repeat, such as "Step 2".
    private static readonly string[] Counted = ["step", "stage", "option", "part", "phase", "item", "example", "version", "note"];

    /// <summary>Why each such line is one; null for all others.</summary>
    public static string?[] Find(IReadOnlyList<SourceLine> lines, Marks marks)
    {
        var heads = HeadsIn(lines, marks);
        var why = new string?[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            why[i] = line switch
            {
                { IsBlank: true } or { Kind: LineKind.FenceStart or LineKind.FenceEnd } => null,
                _ when !IsStructure(line.Text, marks) && KeyOf(line.Text) is var (key, page) && heads.Contains((key, page is not null)) => "running head",
                { Kind: LineKind.Text, Text.Length: <= MaxHead } when PageNumber().IsMatch(line.Text) => "page number",
                { Kind: LineKind.Text } when Rule().IsMatch(line.Text) && !(Bullets.IsLoneSign(line.Text) && i + 1 < lines.Count && lines[i + 1].IsText) => "rule",
                _ => null,
            };
        }

        return why;
    }

    [GeneratedRegex(@"^\s*[-–—|]?\s*(page\s+)?\d{1,4}\s*((of|/)\s*\d{1,4})?\s*([-–—|]\s*(p\s*a\s*g\s*e)?)?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\s*([-=_*~•.·]\s*)+$|^\s*#+\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\s*(?<first>\d{1,4})\s+(?=\D)|[\s|–—-]+(page\s*)?(?<last>\d{1,4})(\s*(of|/)\s*\d{1,4})?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex AtEitherEnd();

    // A head repeats with a growing page number, or word for word at the edge of pages.
    private static HashSet<(string Key, bool Numbered)> HeadsIn(IReadOnlyList<SourceLine> lines, Marks marks)
    {
        var found = new Dictionary<(string Key, bool Numbered), List<(int Line, int? Page)>>();
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Text;
            if (lines[i].IsText && text.Length <= MaxHead && !Bullets.IsBullet(text) && !marks.IsLabel(text) && !IsStructure(text, marks) && KeyOf(text) is { Key.Length: > 2 } head && !marks.IsHeading(head.Key))
            {
                var key = (head.Key, head.Page is not null);
                var at = found.GetValueOrDefault(key) ?? [];
                at.Add((i, head.Page));
                found[key] = at;
            }
        }

        return
        [
            .. found
                .Where(pair => pair.Value.Count >= Repeats && (pair.Key.Numbered ? Grow(pair.Value) && !Counted.Contains(pair.Key.Key) : StandsAtEdge(pair.Key.Key, pair.Value, lines)))
                .Select(pair => pair.Key),
        ];
    }

    private static bool IsStructure(string line, Marks marks) => marks.IsHeading(line) || marks.IsTitle(line);

    private static bool Grow(List<(int Line, int? Page)> at) =>
        at.Zip(at.Skip(1)).All(pair => pair.First.Page < pair.Second.Page);

    private static bool StandsAtEdge(string key, List<(int Line, int? Page)> at, IReadOnlyList<SourceLine> lines) =>
        char.IsLetterOrDigit(key[^1])
        && at.Count(place => IsEdge(place.Line, lines)) * 2 >= at.Count;

    private static bool IsEdge(int at, IReadOnlyList<SourceLine> lines)
    {
        if (lines[at].NewPage || (at + 1 < lines.Count && lines[at + 1].NewPage))
        {
            return true;
        }

        for (var near = Math.Max(0, at - 2); near <= Math.Min(lines.Count - 1, at + 2); near++)
        {
            if (near != at && lines[near].IsText && (lines[near].NewPage || PageNumber().IsMatch(lines[near].Text)))
            {
                return true;
            }
        }

        return false;
    }

    private static (string Key, int? Page) KeyOf(string text)
    {
        if (text.Length > MaxHead)
        {
            return ("", null);
        }

        var number = AtEitherEnd().Match(text);
        var rest = number.Success ? text.Remove(number.Index, number.Length) : text;
        var key = string.Join(' ', rest.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('|', '-', '–', '—', ' ').ToLowerInvariant();
        if (!key.Any(char.IsLetter))
        {
            return ("", null);
        }

        return (key, number.Success ? int.Parse(number.Groups["first"].Success ? number.Groups["first"].ValueSpan : number.Groups["last"].ValueSpan) : null);
    }
}
