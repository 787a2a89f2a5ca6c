using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>What a line may be in the structure of a handbook, by its form alone.</summary>
internal abstract record Mark
{
    /// <param name="Length">How many lines it takes up.</param>
    internal sealed record Chapter(int Number, string Title, int Length) : Mark;

    internal sealed record Section(string Id, string Title, int Length) : Mark;

    /// <param name="Part">Its place among the handbook's parts.</param>
    internal sealed record Label(int Part, string Rest) : Mark;

    /// <param name="Number">0 where the number is lost.</param>
    /// <param name="IsHeading">It is marked as a heading.</param>
    internal sealed record Numbered(int Number, string Text, bool IsHeading, int Indent) : Mark;

    internal sealed record Heading(int Level, string Text) : Mark;
}

/// <summary>Tells by a handbook's terms what its lines may be.</summary>
internal sealed partial class Marks(HandbookTerms terms)
{
    private const int MaxTitle = 120;

    // Labels start long lines too; a heading is short.
    private const int MaxHeading = 400;

    // Most lines start with none of these, and need no closer look.
    private readonly HashSet<char> _initials = [.. terms.Labels.Select(InitialOf)];
    private readonly Regex _label = LabelForm(terms.Labels);

    public HandbookTerms Terms => terms;

    /// <summary>The number in front of a line that may be a question; 0 if there is none.</summary>
    public static int NumberOf(string line) => NumberForm().Match(line) is { Success: true } numbered ? int.Parse(numbered.Groups["number"].ValueSpan) : 0;

    public bool IsLabel(string line) => LabelOf(line) is not null;

    /// <summary>It is a chapter's or a section's heading, whatever stands around it.</summary>
    public bool IsHeading(string line) => line.Length is > 0 and <= MaxHeading && line[0] != '#' && (SectionOf(line, isAlone: false) is not null || (IsChapter(line) && line.Contains(':')));

    public static bool IsChapter(string line) => ChapterForm().IsMatch(line);

    /// <summary>It is a section's heading if it stands alone.</summary>
    public bool IsTitle(string line) => line.Length is > 0 and <= MaxHeading && SectionOf(line, isAlone: true) is not null;

    public Mark.Label? LabelOf(string line)
    {
        if (!_initials.Contains(InitialOf(line)) || _label.Match(line) is not { Success: true } label)
        {
            return null;
        }

        var name = label.Groups["name"].Value.Replace("*", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        var part = PartOf(name);
        var rest = label.Groups["rest"].Value.Trim();
        var bullet = label.Groups["bullet"].Success;
        var bold = line[..label.Groups["rest"].Index].Contains("**", StringComparison.Ordinal);
        if (part < 0 || (rest.Length > 0 && !label.Groups["colon"].Success) || (bullet && !bold))
        {
            return null;
        }

        // The bold may have ended only behind the label: "**Action: We** do it".
        var unbalanced = bold && Count(line[..label.Groups["rest"].Index]) % 2 == 1 && Count(rest) % 2 == 1;
        return new Mark.Label(part, unbalanced ? "**" + rest : rest);
    }

    public Mark?[] Find(IReadOnlyList<SourceLine> lines)
    {
        var marks = new Mark?[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            marks[i] = lines[i].IsText ? Of(lines, i) : null;
        }

        FindUnnumbered(lines, marks);
        return marks;
    }

    /// <summary>A text without the signs that make it bold or a heading.</summary>
    public static string Plain(string text) => text.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal).Trim().TrimStart('#').Trim();

    [GeneratedRegex(@"^\s*#{0,6}\s*[*_]*(chapter|unit|module)\s+(?<number>\d{1,2})\b[*_]*\s*(?<sign>[:.–—-])?[*_]*\s*(?<title>.*?)[*_]*\s*#*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ChapterForm();

    [GeneratedRegex(@"(\.{3,}|\s\.\s\.|\s{3,}|\t)\s*\d{1,4}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ContentsEntry();

    [GeneratedRegex(@"^(?<title>\S.{0,60}?)(?<based>[\s-]*based)?(?<questions>[\s-]*questions?)?\s*:?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SectionForm();

    [GeneratedRegex(@"^(?<kind>theor|troubleshoot|scenario)\w*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex UsualForm();

    [GeneratedRegex(@"^(?<indent>\s*)(?<heading>#{1,6}\s+)?[*_]{0,3}(q(uestion)?\s*)?(?<number>\d{1,2})[.):](?<rest>\s.*|[*_].*|)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"^(?<level>#{1,6})\s+(?<text>\S.*?)\s*#*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeadingForm();

    private static char InitialOf(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                return char.ToUpperInvariant(letter);
            }
        }

        return '\0';
    }

    // Bold may begin or end within a label, where extraction cut it.
    private static Regex LabelForm(IReadOnlyList<string> labels)
    {
        var names = labels.OrderByDescending(label => label.Length).Select(label => string.Join("[*_]*", label.Select(letter => letter == ' ' ? @"\s+" : Regex.Escape(letter.ToString()))));
        return new Regex(
            $@"^\s{{0,3}}(?<bullet>[-*•▪◦●]\s+)?(#{{1,6}}\s+)?[*_]{{0,3}}(?<name>{string.Join('|', names)})[*_]{{0,3}}\s*(?<colon>[:：])?[*_]{{0,3}}(?<rest>\s.*|)$",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
            TimeSpan.FromSeconds(1));
    }

    private int PartOf(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return terms.Labels.ToList().FindIndex(label => label.Split(' ', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(words, StringComparer.OrdinalIgnoreCase));
    }

    private static int Count(string text) => text.Split("**").Length - 1;

    private Mark? Of(IReadOnlyList<SourceLine> lines, int i)
    {
        var line = lines[i].Text;
        if (LabelOf(line) is { } label)
        {
            return label;
        }

        var mayHead = line.Length <= MaxHeading;
        if (mayHead && ChapterOf(lines, i) is { } chapter)
        {
            return chapter;
        }

        if (mayHead && SectionOf(line, IsAlone(lines, i)) is { } section)
        {
            return section with { Length = i + 1 < lines.Count && lines[i + 1].IsText && Plain(lines[i + 1].Text) is "Questions" or "questions" ? 2 : 1 };
        }

        if (NumberForm().Match(line) is { Success: true } numbered)
        {
            var text = numbered.Groups["rest"].Value.Trim();
            var bold = line[..numbered.Groups["rest"].Index].Contains("**", StringComparison.Ordinal);
            return new Mark.Numbered(
                int.Parse(numbered.Groups["number"].ValueSpan),
                bold && Count(text) % 2 == 1 ? "**" + text : text,
                numbered.Groups["heading"].Success,
                numbered.Groups["indent"].Length);
        }

        return mayHead && HeadingForm().Match(line) is { Success: true } heading ? new Mark.Heading(heading.Groups["level"].Length, Plain(heading.Groups["text"].Value)) : null;
    }

    private static bool IsAlone(IReadOnlyList<SourceLine> lines, int i) =>
        (i == 0 || lines[i - 1].IsBlank) && (i + 1 == lines.Count || lines[i + 1].IsBlank || NumberForm().IsMatch(lines[i + 1].Text));

    private Mark.Section? SectionOf(string line, bool isAlone)
    {
        var form = SectionForm().Match(Plain(line));
        if (!form.Success)
        {
            return null;
        }

        var isMarked = form.Groups["based"].Success || form.Groups["questions"].Success || line.StartsWith('#') || line.StartsWith("**", StringComparison.Ordinal);
        var title = form.Groups["title"].Value;
        var section = isMarked && UsualForm().Match(title) is { Success: true } usual
            ? terms.Section(usual.Groups["kind"].Value.ToLowerInvariant() switch { "theor" => "theory", "scenario" => "scenario", _ => "troubleshooting" })
            : null;
        section ??= isMarked || isAlone ? terms.Titles.GetValueOrDefault(title) ?? terms.Titles.GetValueOrDefault(Plain(line)) : null;
        return section is null ? null : new Mark.Section(section.Id, section.Title, 1);
    }

    private Mark.Chapter? ChapterOf(IReadOnlyList<SourceLine> lines, int i)
    {
        var form = ChapterForm().Match(lines[i].Text);
        if (!form.Success || ContentsEntry().IsMatch(lines[i].Text) || int.Parse(form.Groups["number"].ValueSpan) is 0 || lines[i].Text.TrimEnd().EndsWith('.'))
        {
            return null;
        }

        var number = int.Parse(form.Groups["number"].ValueSpan);
        var title = Plain(form.Groups["title"].Value);
        var marked = form.Groups["sign"].Success || lines[i].Text.TrimStart()[0] is '#' or '*';
        if (!marked && title.Length > 0 && !char.IsUpper(title[0]))
        {
            return null;
        }

        var next = i + 1;
        while (title.Length == 0 && next < lines.Count && next < i + 3 && lines[next].IsBlank)
        {
            next++;
        }

        // A long title goes on in the next line; a sentence of the introduction does not belong to it.
        return next < lines.Count && lines[next].IsText && lines[next].Text.Length <= MaxHeading && IsPlain(lines[next].Text)
            && Plain(lines[next].Text) is { Length: > 0 } more && title.Length + more.Length < MaxTitle && !".:?!".Contains(more[^1])
            ? new Mark.Chapter(number, $"{title} {more}".Trim(), next - i + 1)
            : new Mark.Chapter(number, title.Length > 0 ? title : $"Chapter {number}", 1);
    }

    private bool IsPlain(string line) =>
        !IsLabel(line) && SectionOf(line, isAlone: true) is null && !ChapterForm().IsMatch(line) && !NumberForm().IsMatch(line) && !HeadingForm().IsMatch(line) && !Bullets.IsBullet(line);

    // The line before a first part's label asks the question, also where its number was lost.
    private static void FindUnnumbered(IReadOnlyList<SourceLine> lines, Mark?[] marks)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (marks[i] is not Mark.Label { Part: 0 })
            {
                continue;
            }

            var end = i - 1;
            while (end > 0 && lines[end].IsBlank)
            {
                end--;
            }

            if (end < 0 || !lines[end].IsText || !Plain(lines[end].Text).EndsWith('?'))
            {
                continue;
            }

            var start = end;
            while (start > 0 && marks[start] is null && lines[start - 1].IsText && !".:!?".Contains(lines[start - 1].Text[^1]))
            {
                start--;
            }

            var numbered = start > 0 && (marks[start - 1] ?? (lines[start - 1].IsBlank && start > 1 ? marks[start - 2] : null)) is Mark.Numbered { Text: "" };
            if (!numbered && marks[start] is null && end - start < 6 && !Bullets.IsBullet(lines[start].Text))
            {
                marks[start] = new Mark.Numbered(0, lines[start].Text.Trim(), IsHeading: false, Indent: 0);
            }
        }
    }
}
