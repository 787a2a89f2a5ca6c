using Markdig.Syntax;
using StudyBot.Core.Text;

namespace StudyBot.Core.Handbooks;

/// <summary>The sections of a question's text, by their headings of level 1.</summary>
internal sealed class QuestionSections
{
    private const string QuestionHeading = "Question";
    private const string AnswerHeading = "Answer";
    private const string PitfallsHeading = "Pitfalls";
    private const string KeyPointsHeading = "Key points";
    private const string MisconceptionsHeading = "Misconceptions";
    private const string ItemsHeading = "Choice items";

    private readonly QuestionText _text;
    private readonly ProblemList _problems;
    private readonly SourceLines _lines;

    private QuestionSections(QuestionText text, ProblemList problems, SourceLines lines)
    {
        _text = text;
        _problems = problems;
        _lines = lines;
    }

    public string? Question { get; private set; }

    public string? Answer { get; private set; }

    public IReadOnlyList<PartText> Parts { get; private set; } = [];

    public IReadOnlyList<string> Pitfalls { get; private set; } = [];

    public IReadOnlyList<KeyPoint> KeyPoints { get; private set; } = [];

    public IReadOnlyList<Misconception> Misconceptions { get; private set; } = [];

    public IReadOnlyList<ChoiceItem> Items { get; private set; } = [];

    public static QuestionSections Read(QuestionText text, QuestionPlace place, ProblemList problems, SourceLines lines)
    {
        var sections = new QuestionSections(text, problems, lines);
        sections.ReadAll(place);
        return sections;
    }

    private void ReadAll(QuestionPlace place)
    {
        string[] known = [QuestionHeading, AnswerHeading, .. place.Parts.Select(part => part.Title), PitfallsHeading, KeyPointsHeading, MisconceptionsHeading, ItemsHeading];
        if (_text.Head.Text.Length > 0)
        {
            _problems.Add(_text.LineOf(_text.Head.Blocks[0]), "text-without-heading", "There is text before the first heading.", "Put it under `# Question` or another heading.");
        }

        var found = new Dictionary<string, TextSection>(StringComparer.Ordinal);
        foreach (var section in _text.Sections())
        {
            if (!known.Contains(section.Title))
            {
                _problems.Add(section.Line, "unknown-heading", $"The heading `# {section.Title}` is not known here.", Advice(section.Title, known));
            }
            else if (section.Text.Length == 0)
            {
                _problems.Add(section.Line, "empty-section", $"Nothing stands under `# {section.Title}`.", "Write it, or remove the heading.");
            }
            else if (!found.TryAdd(section.Title, section))
            {
                _problems.Add(section.Line, "duplicate-heading", $"The heading `# {section.Title}` stands here twice.", "Join the two sections.");
            }
            else
            {
                _lines.Set(section.Title, section.Line);
            }
        }

        Question = found.GetValueOrDefault(QuestionHeading)?.Text;
        if (Question is null)
        {
            _problems.Add(1, "missing-question", "There is no text under `# Question`.", "Add the heading `# Question` and the question as an interviewer asks it.");
        }

        Answer = found.GetValueOrDefault(AnswerHeading)?.Text;
        Parts = [.. place.Parts.Where(part => found.ContainsKey(part.Title)).Select(part => new PartText(part, found[part.Title].Text))];
        Pitfalls = found.TryGetValue(PitfallsHeading, out var pitfalls) ? Bullets(pitfalls, pitfalls.Blocks) : [];
        KeyPoints = [.. Entries(found, KeyPointsHeading, "key point").Select(entry => new KeyPoint(entry.Name, entry.Text, entry.Bullets))];
        Misconceptions = [.. Entries(found, MisconceptionsHeading, "misconception").Select(entry => new Misconception(entry.Name, entry.Text, entry.Bullets))];
        Items = found.TryGetValue(ItemsHeading, out var items) ? new ItemReader(_text, _problems, _lines).Read(items) : [];
    }

    private List<(string Name, string Text, IReadOnlyList<string> Bullets)> Entries(Dictionary<string, TextSection> found, string heading, string kind)
    {
        var entries = new List<(string, string, IReadOnlyList<string>)>();
        if (!found.TryGetValue(heading, out var section))
        {
            return entries;
        }

        var (head, under) = _text.Under(section);
        if (head.Text.Length > 0)
        {
            _problems.Add(section.Line + 1, "text-without-heading", $"There is text before the first {kind}.", $"Put it under a heading of level 2 that names the {kind}.");
        }

        foreach (var entry in under)
        {
            var paragraphs = entry.Blocks.TakeWhile(block => block is not ListBlock).ToArray();
            var rest = entry.Blocks.Skip(paragraphs.Length).ToArray();
            if (entry.Title.Length == 0 || paragraphs.Length == 0)
            {
                _problems.Add(entry.Line, "incomplete-entry", $"This {kind} needs a name and a paragraph of its own.", "Write `## name`, a paragraph under it, then the bullets.");
                continue;
            }

            _lines.Set($"{heading}/{entries.Count}", entry.Line);
            entries.Add((entry.Title, string.Join("\n\n", paragraphs.Select(_text.SourceOf)), Bullets(entry, rest)));
        }

        return entries;
    }

    private string[] Bullets(TextSection section, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks.Where(block => block is not ListBlock))
        {
            _problems.Add(_text.LineOf(block), "not-a-bullet", $"Under `{section.Title}` only bullets are expected here.", "Start the line with `- `, or move it above the bullets.");
        }

        return [.. blocks.OfType<ListBlock>().SelectMany(list => list.OfType<ListItemBlock>()).Select(_text.BulletOf).Select(OneLine).Where(bullet => bullet.Length > 0)];
    }

    // A long bullet may be wrapped in the file; one with a code block keeps its lines.
    private static string OneLine(string bullet) =>
        bullet.Contains("```", StringComparison.Ordinal) ? bullet : string.Join(' ', bullet.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string Advice(string heading, string[] known) =>
        EditDistance.Nearest(heading, known) is { } meant
            ? $"Did you mean `# {meant}`?"
            : $"Known are {string.Join(", ", known.Select(name => $"`# {name}`"))}; use bold text for a heading of your own.";
}
