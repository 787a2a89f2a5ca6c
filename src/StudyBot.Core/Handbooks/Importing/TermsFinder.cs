using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Finds what a text calls its sections and parts where these are not the usual ones: by where the words stand, and how often.</summary>
internal static partial class TermsFinder
{
    private const int MostParts = 8;
    private const int MostSections = 12;
    private const int MaxPartId = 20;

    // An answer that is only labelled as one has a single part.
    private const string OnlyAnswer = "Answer";

    public static HandbookTerms Find(IReadOnlyList<SourceLine> lines)
    {
        var marks = new Marks(HandbookTerms.Usual);
        var marked = Fences.Mark([.. lines], marks);
        var asking = Enumerable.Range(0, marked.Count).Where(i => Asks(marked, i)).ToList();
        var (parts, labels) = marked.Exists(line => line.IsText && marks.IsLabel(line.Text)) ? ([], []) : PartsIn(marked, asking);
        var terms = parts.Count > 0 ? HandbookTerms.Usual with { Parts = parts, Labels = labels } : HandbookTerms.Usual;
        return WithSections(terms, marked, asking);
    }

    [GeneratedRegex(@"^\s{0,3}([-*•]\s+)?[*_]{0,3}(?<name>\p{Lu}[\p{L} '-]{1,28}?)[*_]{0,3}:[*_]{0,3}(\s|$)|^(?<level>#{2,6})\s+[*_]{0,3}(?<name>\p{Lu}[\p{L} '-]{1,28}?)[*_]{0,3}:?\s*#*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LabelForm();

    [GeneratedRegex(@"^(?<title>\p{Lu}[\p{L}\p{N} '&/-]{1,38}?)([\s-]+[Bb]ased)?(\s+[Qq]uestions?)?\s*:?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitleForm();

    // A question is numbered or a heading, and its paragraph ends with a question mark.
    private static bool Asks(List<SourceLine> lines, int i) =>
        lines[i].IsText && MayAsk(lines[i].Text) && Marks.Plain(lines[EndOf(lines, i)].Text).EndsWith('?');

    private static bool MayAsk(string line) => line.StartsWith("##", StringComparison.Ordinal) || Marks.NumberOf(line) > 0;

    // A part is a heading only below a question that is one.
    private static int LevelOf(string line) => line.StartsWith('#') ? line.TakeWhile(letter => letter == '#').Count() : int.MaxValue;

    private static int EndOf(List<SourceLine> lines, int i)
    {
        while (i + 1 < lines.Count && lines[i + 1].IsText && !lines[i].Text.EndsWith('?') && !MayAsk(lines[i + 1].Text))
        {
            i++;
        }

        return i;
    }

    // A label stands once in most answers, and nothing else at the start of a line does.
    private static (List<AnswerPart> Parts, List<string> Labels) PartsIn(List<SourceLine> lines, List<int> asking)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        for (var question = 0; question < asking.Count; question++)
        {
            var end = question + 1 < asking.Count ? asking[question + 1] : lines.Count;
            var names = Enumerable.Range(asking[question] + 1, end - asking[question] - 1)
                .Where(i => lines[i].IsText)
                .Select(i => LabelForm().Match(lines[i].Text))
                .Where(label => label.Success && (!label.Groups["level"].Success || label.Groups["level"].Length > LevelOf(lines[asking[question]].Text)))
                .Select(label => label.Groups["name"].Value)
                .Index()
                .GroupBy(name => name.Item, StringComparer.OrdinalIgnoreCase);
            foreach (var once in names.Where(name => name.Take(2).Count() == 1))
            {
                var at = places.GetValueOrDefault(once.Key) ?? [];
                at.Add(once.Single().Index);
                places[once.Key] = at;
            }
        }

        var labels = places
            .Where(place => place.Value.Count >= Math.Max(2, (asking.Count + 1) / 2) && (place.Key.Equals(OnlyAnswer, StringComparison.OrdinalIgnoreCase) || !PackManifest.IsReserved(place.Key)))
            .OrderBy(place => place.Value.Average())
            .Select(place => place.Key)
            .ToList();
        var parts = labels.ConvertAll(PartOf);
        return labels.Count <= MostParts && parts.TrueForAll(part => part.Id.Length > 0) && parts.DistinctBy(part => part.Id).Count() == parts.Count ? (parts, labels) : ([], []);
    }

    private static AnswerPart PartOf(string label) =>
        label.Equals(OnlyAnswer, StringComparison.OrdinalIgnoreCase) ? new AnswerPart("details", "Details") : new AnswerPart(Slug.Of(label, MaxPartId), label);

    // A short line of its own above a first question is the heading of a section.
    private static HandbookTerms WithSections(HandbookTerms terms, List<SourceLine> lines, List<int> asking)
    {
        var marks = new Marks(terms);
        var labelled = lines.Exists(line => line.IsText && marks.IsLabel(line.Text));
        var sections = terms.Sections.ToList();
        var titles = new Dictionary<string, Section>(StringComparer.OrdinalIgnoreCase);
        var first = lines.FindIndex(line => line.IsText);
        foreach (var question in asking.Where(i => Marks.NumberOf(lines[i].Text) == 1))
        {
            var at = LastText(lines, question - 1);
            var title = at <= first || !lines[at - 1].IsBlank || marks.IsHeading(lines[at].Text) || Marks.IsChapter(lines[at].Text) ? Match.Empty : TitleForm().Match(Marks.Plain(lines[at].Text));
            var name = title.Groups["title"].Value;
            if (name.Length > 0 && !titles.ContainsKey(name) && (!labelled || FirstLabelFollows(lines, marks, question)) && Slug.Of(name, Slug.MaxSection) is { Length: > 0 } id)
            {
                var section = sections.Find(known => known.Id == id) ?? new Section(id, name);
                titles[name] = section;
                if (!sections.Contains(section))
                {
                    sections.Add(section);
                }
            }
        }

        return titles.Count is > 0 and <= MostSections ? terms with { Sections = sections, Titles = titles } : terms;
    }

    private static int LastText(List<SourceLine> lines, int i)
    {
        while (i >= 0 && lines[i].IsBlank && lines[i].Kind == LineKind.Text)
        {
            i--;
        }

        return i >= 0 && lines[i].IsText ? i : -1;
    }

    private static bool FirstLabelFollows(List<SourceLine> lines, Marks marks, int question)
    {
        var next = EndOf(lines, question) + 1;
        while (next < lines.Count && lines[next].IsBlank)
        {
            next++;
        }

        return next < lines.Count && lines[next].IsText && marks.LabelOf(lines[next].Text) is { Part: 0 };
    }
}
