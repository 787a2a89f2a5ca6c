namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Goes through the lines once and puts each where it belongs, or on the list of what has no place.</summary>
internal sealed class OutlineReader
{
    private const int MostOfAKind = 99;

    private readonly IReadOnlyList<SourceLine> _lines;
    private readonly HandbookTerms _terms;
    private readonly MarkedLines _marks;
    private readonly List<Unplaced> _unplaced;
    private readonly Outline _outline = new();

    private OutlineChapter? _chapter;
    private OutlineSection? _section;
    private OutlineQuestion? _question;
    private int _part;
    private int _number;
    private bool _inContents;

    private OutlineReader(IReadOnlyList<SourceLine> lines, Marks marks, List<Unplaced> unplaced)
    {
        _lines = lines;
        _unplaced = unplaced;
        _terms = marks.Terms;
        _marks = new MarkedLines(lines, marks);
    }

    public static Outline Read(IReadOnlyList<SourceLine> lines, Marks marks, List<Unplaced> unplaced)
    {
        var reader = new OutlineReader(lines, marks, unplaced);
        reader.ReadAll();
        return reader._outline;
    }

    private void ReadAll()
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            if (_lines[i].IsBlank && _lines[i].Kind == LineKind.Text)
            {
                Add(_lines[i]);
                continue;
            }

            i += (_marks[i] switch
            {
                _ when i < _marks.FirstChapter => FrontMatter(i),
                Mark.Chapter chapter => Chapter(i, chapter),
                Mark.Section section => Section(i, section.Id, section.Title, section.Length),
                Mark.Label label => Label(i, label),
                Mark.Numbered numbered => IsQuestion(i, numbered) ? Question(i, numbered.Text) : Body(i),
                Mark.Heading heading => Heading(i, heading),
                _ => Body(i),
            }) - 1;
        }
    }

    // Each step returns how many lines it took.
    private int FrontMatter(int i)
    {
        var plain = Marks.Plain(_lines[i].Text);
        if (_outline.Title is null && plain.Any(char.IsLetter) && _lines[i].IsText && !IsContents(plain))
        {
            _outline.Title = plain;
            return 1;
        }

        return NoPlace(i, "before the first chapter");
    }

    private int Chapter(int i, Mark.Chapter mark)
    {
        if (_chapter?.Number == mark.Number)
        {
            return NoPlace(i, "running head");
        }

        if (mark.Number < (_chapter?.Number ?? 0))
        {
            return NoPlace(i, "a chapter that was there before");
        }

        _inContents = false;
        _chapter = new OutlineChapter(mark.Number, mark.Title);
        _outline.Chapters.Add(_chapter);
        (_section, _question, _number) = (null, null, 0);
        return mark.Length;
    }

    private int Section(int i, string id, string title, int length)
    {
        if (_inContents && _marks.Next(i) is not (Mark.Numbered or Mark.Heading))
        {
            return NoPlace(i, "table of contents");
        }

        _inContents = false;
        if (_outline.Sections.FirstOrDefault(known => known.Id == id) is { } section && section.Title != title)
        {
            _ = NoPlace(i, $"another name for {section.Title}");
        }

        _section = CurrentChapter().Section(id, title);
        (_question, _number) = (null, 0);
        return length;
    }

    private int Label(int i, Mark.Label label)
    {
        if (_question is null)
        {
            return NoPlace(i, "a part without a question");
        }

        var again = _question.Parts.ContainsKey(label.Part);
        if (!again)
        {
            // A label that was lost before the first one that is left.
            var lost = _question.Parts.Count == 0 && label.Part > 0 ? ParagraphsAfterFirst(_question.Text) : [];
            if (lost.Count > 0)
            {
                _question.Parts[label.Part - 1] = lost;
            }

            _question.Parts[label.Part] = [];
        }

        _part = label.Part;
        if (again)
        {
            return Body(i);
        }

        if (label.Rest.Length > 0)
        {
            Add(_lines[i] with { Text = label.Rest });
        }

        return 1;
    }

    private static List<SourceLine> ParagraphsAfterFirst(List<SourceLine> text)
    {
        var end = text.FindIndex(line => line.IsBlank && line.Kind == LineKind.Text);
        var rest = end < 0 ? [] : text.GetRange(end, text.Count - end);
        if (rest.TrueForAll(line => line.IsBlank))
        {
            return [];
        }

        text.RemoveRange(end, text.Count - end);
        return rest;
    }

    private bool IsQuestion(int i, Mark.Numbered mark)
    {
        if (_section?.Questions.Count >= MostOfAKind || (_marks.NumbersChapters && _chapter is null))
        {
            return false;
        }

        var next = _marks.Next(i);
        if (next is Mark.Label { Part: 0 } || mark.IsHeading)
        {
            return !_inContents || next is Mark.Label;
        }

        if (mark.Indent > 1 || _inContents)
        {
            return false;
        }

        if (_question is null)
        {
            return _section is not null || mark.Text.Contains('?') || _marks.Asks(i);
        }

        if (next is Mark.Label label)
        {
            return _question.LastPart >= label.Part;
        }

        // Nothing is labelled near: a list goes on within a part, a question asks.
        var midst = _marks.NamesParts && _question.LastPart >= 0 && _part < _terms.Parts.Count - 1;
        return !midst && mark.Number == _number + 1 && (_marks.Asks(i) || (!_marks.NamesParts && i > 0 && _lines[i - 1].IsBlank && i + 1 < _lines.Count && _lines[i + 1].IsBlank));
    }

    private int Question(int i, string text)
    {
        _inContents = false;
        _section ??= CurrentChapter().Section(_terms.Sections[0].Id, _terms.Sections[0].Title);
        _question = new OutlineQuestion();
        _section.Questions.Add(_question);
        _number = (_marks[i] as Mark.Numbered)?.Number is > 0 and var number ? number : _number + 1;
        _part = -1;
        if (text.Length > 0)
        {
            Add(_lines[i] with { Text = text });
        }

        return 1;
    }

    // Handbooks in Markdown say by headings what others say by words.
    private int Heading(int i, Mark.Heading heading)
    {
        if (IsContents(heading.Text))
        {
            _inContents = true;
            return NoPlace(i, "table of contents");
        }

        var next = _marks.Next(i);
        if (_outline.Title is null && _chapter is null && heading.Level == 1 && !_marks.NumbersChapters && _marks.IsOnlyOfItsLevel(i, heading.Level))
        {
            _outline.Title = heading.Text;
            return 1;
        }

        if ((_chapter is not null || !_marks.NumbersChapters) && (next is Mark.Label { Part: 0 } || heading.Text.EndsWith('?')) && _section?.Questions.Count is null or < MostOfAKind)
        {
            return Question(i, heading.Text);
        }

        var deeper = next is Mark.Heading { } under && under.Level > heading.Level;
        if (!_marks.NumbersChapters && next is Mark.Section && _outline.Chapters.Count < MostOfAKind)
        {
            return Chapter(i, new Mark.Chapter(_outline.Chapters.Count + 1, heading.Text, 1));
        }

        if (!_marks.NumbersChapters && deeper && _marks.Next(_marks.NextAt(i)) is { } third && (third is Mark.Heading { } leaf && leaf.Level > ((Mark.Heading)next!).Level) && _outline.Chapters.Count < MostOfAKind)
        {
            return Chapter(i, new Mark.Chapter(_outline.Chapters.Count + 1, heading.Text, 1));
        }

        var asks = next is Mark.Numbered { IsHeading: true } || (next is Mark.Heading { } question && question.Level > heading.Level && question.Text.EndsWith('?'));
        return asks && Slug.Of(heading.Text, Slug.MaxSection) is { Length: > 0 } id
            ? Section(i, id, heading.Text, 1)
            : Body(i);
    }

    private int Body(int i)
    {
        if (_inContents || IsContents(Marks.Plain(_lines[i].Text)))
        {
            _inContents |= _question is null;
            return NoPlace(i, "table of contents");
        }

        if (_question is null)
        {
            if (_outline.Title is null && _chapter is null && _lines[i].IsText && Marks.Plain(_lines[i].Text).Any(char.IsLetter))
            {
                _outline.Title = Marks.Plain(_lines[i].Text);
                return 1;
            }

            return NoPlace(i, _chapter is null ? "before the first question" : "between chapter and questions");
        }

        Add(_lines[i]);
        return 1;
    }

    private OutlineChapter CurrentChapter()
    {
        if (_chapter is null)
        {
            _chapter = new OutlineChapter(1, _outline.Title ?? "Chapter 1");
            _outline.Chapters.Add(_chapter);
        }

        return _chapter;
    }

    private void Add(SourceLine line)
    {
        if (_question is not null)
        {
            (_part < 0 ? _question.Text : _question.Parts[_part]).Add(line);
        }
    }

    private int NoPlace(int i, string why)
    {
        if (!_lines[i].IsBlank)
        {
            _unplaced.Add(new Unplaced(_lines[i].Number, _lines[i].Text.Trim(), why));
        }

        return 1;
    }

    private static bool IsContents(string plain) => plain.Equals("contents", StringComparison.OrdinalIgnoreCase) || plain.Equals("table of contents", StringComparison.OrdinalIgnoreCase);
}
