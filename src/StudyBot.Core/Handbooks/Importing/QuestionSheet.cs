using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Fills a pack with the choice items of a sheet. A row that fits no question makes a new one, in a pack that is there or in a new one.</summary>
internal sealed partial class QuestionSheet(string file, string pack)
{
    private const int MostOfAKind = 99;

    private readonly List<Unplaced> _unplaced = [];
    private readonly List<SheetQuestion> _questions = [];
    private readonly Dictionary<string, SheetQuestion> _byKey = new(StringComparer.Ordinal);
    private readonly List<ManifestChapter> _chapters = [];
    private readonly Dictionary<int, int> _lastNumbers = [];
    private IReadOnlyList<AnswerPart> _parts = [new AnswerPart("details", "Details")];
    private Section _section = new("theory", "Theory");
    private bool _isNew;

    public ImportReport Import(string text)
    {
        var rows = SheetReader.Read(file, text);
        if (rows.Count == 0)
        {
            throw ImportException.Of($"'{file}' has no question. Write one per line under `{SheetReader.Header}`.");
        }

        ReadPack();
        var filled = new HashSet<SheetQuestion>();
        foreach (var row in rows)
        {
            var question = _byKey.GetValueOrDefault(Sheet.Key(row.Question));
            var why = question is null ? Made(row, out question) : question.Add(row);
            if (why is null && question is not null)
            {
                filled.Add(question);
            }
            else
            {
                _unplaced.Add(new Unplaced(row.Line, row.Source, why ?? "no question"));
            }
        }

        Write();
        return new ImportReport(filled.Select(question => question.Chapter).Distinct().Count(), filled.Count, _unplaced);
    }

    [GeneratedRegex("^ch[0-9]{1,2}-[a-z][a-z0-9-]*-[0-9]{1,2}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex QuestionId();

    private void ReadPack()
    {
        if (!File.Exists(Path.Combine(pack, PackReader.ManifestName)))
        {
            _isNew = true;
            return;
        }

        var read = PackReader.Read(pack);
        var manifest = PackManifest.Read(pack, Path.GetFileName(pack), new ProblemList(""));
        if (read.Handbook is not { } handbook || manifest is null)
        {
            throw ImportException.Of($"The pack in '{pack}' cannot be used: {read.Problems[0]}");
        }

        (_parts, _section) = (handbook.Parts, handbook.Sections[0]);
        _chapters.AddRange(manifest.Chapters);
        foreach (var found in read.Files)
        {
            var path = found.File[(handbook.Id.Length + 1)..];
            var question = found.Question;
            Keep(
                new SheetQuestion(path, File.ReadAllText(Path.Combine(pack, path)), new QuestionPlace(question.Id, question.Chapter, question.SectionId, _parts)),
                question.Id,
                question.Title,
                question.Text);
            if (question.SectionId == _section.Id)
            {
                _lastNumbers[question.Chapter] = Math.Max(question.Number, _lastNumbers.GetValueOrDefault(question.Chapter));
            }
        }
    }

    private string? Made(SheetRow row, out SheetQuestion? question)
    {
        question = null;
        if (row.Question.Length == 0)
        {
            return "no question";
        }

        if (QuestionId().IsMatch(row.Question))
        {
            return $"no question {row.Question} in the pack";
        }

        if (ChapterOf(row.Chapter) is not { } chapter)
        {
            return row.Chapter.Length == 0 ? "no such question, and no chapter for a new one" : $"no chapter '{row.Chapter}' in the pack";
        }

        var number = _lastNumbers.GetValueOrDefault(chapter.Number) + 1;
        if (number > MostOfAKind)
        {
            return $"chapter {chapter.Number} has {MostOfAKind} questions of {_section.Title}";
        }

        var name = $"{_section.Id}-{number}";
        var id = $"ch{chapter.Number}-{name}";
        var title = QuestionDraft.TitleOf(row.Question);
        var answer = row.Options[0].Text.Length == 0 ? "" : SafeText.Of($"{row.Options[0].Text.TrimEnd('.')}. {row.Options[0].Reason}".Trim());
        var draft = new QuestionDraft(id, title.Length > 0 ? title : id, SafeText.Of(row.Question), answer, []);
        var made = new SheetQuestion($"{chapter.Folder}/{name}.md", draft.Render(_parts), new QuestionPlace(id, chapter.Number, _section.Id, _parts));
        if (made.Add(row) is { } why)
        {
            return why;
        }

        _lastNumbers[chapter.Number] = number;
        if (!_chapters.Contains(chapter))
        {
            _chapters.Add(chapter);
        }

        Keep(made, id, title, row.Question);
        question = made;
        return null;
    }

    // "3", "Chapter 3", "3: Cups" or a chapter's title; a new pack takes whatever the sheet names.
    private ManifestChapter? ChapterOf(string named)
    {
        var digits = string.Concat(named.SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit));
        var before = named[..Math.Max(0, named.IndexOf(digits, StringComparison.Ordinal))].Trim();
        var number = digits.Length is 1 or 2 && before.ToLowerInvariant() is "" or "ch" or "chapter" ? int.Parse(digits) : 0;
        if (named.Length == 0)
        {
            return _chapters.Count == 1 ? _chapters[0] : _isNew && _chapters.Count == 0 ? new ManifestChapter(1, "ch1", "Questions") : null;
        }

        if (_chapters.Find(chapter => chapter.Number == number || Sheet.Key(chapter.Title) == Sheet.Key(named)) is { } known)
        {
            return known;
        }

        if (!_isNew || _chapters.Count == MostOfAKind)
        {
            return null;
        }

        var title = number > 0 ? named[(named.IndexOf(digits, StringComparison.Ordinal) + digits.Length)..].Trim(' ', ':', '.', '-') : named;
        number = number > 0 ? number : 1 + _chapters.Select(chapter => chapter.Number).DefaultIfEmpty(0).Max();
        return number > MostOfAKind ? null : new ManifestChapter(number, PackFiles.FolderOf(number, title), title.Length > 0 ? title : $"Chapter {number}");
    }

    private void Keep(SheetQuestion question, params ReadOnlySpan<string> names)
    {
        _questions.Add(question);
        foreach (var name in names)
        {
            if (Sheet.Key(name) is { Length: > 0 } key)
            {
                _byKey.TryAdd(key, question);
            }
        }
    }

    private void Write()
    {
        var files = _questions.Where(question => question.Changed).ToDictionary(question => question.Path, question => question.Text, StringComparer.Ordinal);
        var grown = files.Keys.Where(path => File.Exists(Path.Combine(pack, path)) && !_isNew).ToHashSet(StringComparer.Ordinal);
        if (_isNew && _chapters.Count > 0)
        {
            files[PackReader.ManifestName] = PackFiles.Manifest(Path.GetFileNameWithoutExtension(file), [_section], _parts, _chapters.OrderBy(chapter => chapter.Number));
        }

        OutFolder.Write(pack, files, grown);
    }
}
