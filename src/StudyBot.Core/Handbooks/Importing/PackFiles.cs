using System.Text;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>The files of a pack skeleton, by their path in the pack.</summary>
internal sealed class PackFiles
{
    private const int MaxAnswer = 600;
    private const int MaxFolder = 40;

    private readonly Outline _outline;
    private readonly BegunPack? _begun;
    private readonly WordList _words;
    private readonly List<Unplaced> _unplaced;
    private readonly AnswerPart[] _parts;
    private readonly HashSet<string> _titles = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);

    private PackFiles(Outline outline, HandbookTerms terms, BegunPack? begun, WordList words, List<Unplaced> unplaced)
    {
        _outline = outline;
        _begun = begun;
        _words = words;
        _unplaced = unplaced;
        _parts = begun is not null || outline.Questions.Any(question => question.Parts.Count > 0)
            ? [.. terms.Parts]
            : [new AnswerPart("details", "Details")];
    }

    /// <param name="begun">The pack that its author has begun; its manifest gets the chapters that it lacks.</param>
    public static Dictionary<string, string> Of(Outline outline, HandbookTerms terms, BegunPack? begun, WordList words, List<Unplaced> unplaced)
    {
        var files = new PackFiles(outline, terms, begun, words, unplaced);
        files.Write();
        return files._files;
    }

    /// <summary>A manifest; texts are quoted, so that any title may stand in it.</summary>
    public static string Manifest(string title, IEnumerable<Section> sections, IEnumerable<AnswerPart> parts, IEnumerable<ManifestChapter> chapters)
    {
        var text = new StringBuilder($"title: {QuestionDraft.Quote(title)}\nlanguage: en\ncomplete: false\n\nsections:\n");
        foreach (var section in sections)
        {
            text.Append($"  - {{ id: {section.Id}, title: {QuestionDraft.Quote(section.Title)} }}\n");
        }

        text.Append("\nparts:\n");
        foreach (var part in parts)
        {
            text.Append($"  - {{ id: {part.Id}, title: {QuestionDraft.Quote(part.Title)} }}\n");
        }

        return text.Append('\n').Append(ChapterLines(chapters)).ToString();
    }

    public static string ChapterLines(IEnumerable<ManifestChapter> chapters) =>
        "chapters:\n" + string.Concat(chapters.Select(chapter => $"  - {{ number: {chapter.Number}, folder: {chapter.Folder}, title: {QuestionDraft.Quote(chapter.Title)} }}\n"));

    public static string FolderOf(int number, string title) => Slug.Of(title, MaxFolder) is { Length: > 0 } slug ? $"ch{number}-{slug}" : $"ch{number}";

    private void Write()
    {
        var chapters = _outline.Chapters.Select(chapter => new ManifestChapter(chapter.Number, FolderOf(chapter.Number, chapter.Title), chapter.Title)).ToArray();
        _files[PackReader.ManifestName] = _begun is null
            ? Manifest(_outline.Title ?? "Handbook", _outline.Sections, _parts, chapters)
            : _begun.With(_outline.Sections, chapters);
        foreach (var (chapter, entry) in _outline.Chapters.Zip(chapters))
        {
            foreach (var section in chapter.Sections)
            {
                for (var i = 0; i < section.Questions.Count; i++)
                {
                    var name = $"{section.Id}-{i + 1}";
                    _files[$"{entry.Folder}/{name}.md"] = FileOf(section.Questions[i], $"ch{chapter.Number}-{name}");
                }
            }
        }
    }

    private string FileOf(OutlineQuestion question, string id)
    {
        var draft = DraftOf(question, id);
        var text = draft.Render(_parts);
        if (Encoding.UTF8.GetByteCount(text) <= PackFile.MaxBytes)
        {
            return text;
        }

        foreach (var line in question.Text.Concat(question.Parts.Values.SelectMany(part => part)).Where(line => !line.IsBlank))
        {
            _unplaced.Add(new Unplaced(line.Number, line.Text.Trim(), $"too long a question, {id}"));
        }

        return new QuestionDraft(id, draft.Title, "", "", []).Render(_parts);
    }

    private QuestionDraft DraftOf(OutlineQuestion question, string id)
    {
        var asked = question.Text;
        var parts = question.Parts.Select(part => (_parts[part.Key], Body(part.Value))).ToList();
        var answer = AnswerFrom(question.Parts.Values.Reverse());
        if (question.Parts.Count == 0)
        {
            // Without labels the first paragraph asks and the rest answers.
            var end = asked.FindIndex(line => line.Kind == LineKind.FenceStart || (line.IsBlank && line.Kind == LineKind.Text));
            var rest = end < 0 ? [] : asked[end..];
            asked = end < 0 ? asked : asked[..end];
            var body = Body(rest);
            answer = body.Length <= MaxAnswer ? body : AnswerFrom([rest]);
            parts = body.Length <= MaxAnswer ? [] : [(_parts[Math.Min(2, _parts.Length - 1)], body)];
        }

        var text = Body(asked);
        return new QuestionDraft(id, Unique(QuestionDraft.TitleOf(BodyText.FirstParagraph(asked, _words)), id), text, answer, parts);
    }

    // What an answer comes to stands in its last part; its first sentences are the best short answer that the text has.
    private string AnswerFrom(IEnumerable<List<SourceLine>> parts)
    {
        foreach (var part in parts)
        {
            var paragraph = BodyText.FirstParagraph(part, _words);
            if (paragraph.Length > 0 && !paragraph.EndsWith(':'))
            {
                return Sentences.First(paragraph, MaxAnswer);
            }
        }

        return "";
    }

    private string Unique(string title, string id)
    {
        var found = title.Length > 0 ? title : id;
        return _titles.Add(found) ? found : Distinct($"{found[..Math.Min(found.Length, 50)].TrimEnd()} ({id})");
    }

    private string Distinct(string title)
    {
        _titles.Add(title);
        return title;
    }

    private string Body(IReadOnlyList<SourceLine> lines) => BodyText.Of(lines, _words);
}
