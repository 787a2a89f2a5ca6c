namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Goes through the lines once and puts each where it belongs, or on the list of what has no place.</summary>
internal sealed class OutlineReader
{
    private const int MostOfAKind = 99;

    private readonly IReadOnlyList<SourceLine> _lines;
    private readonly Mark?[] _marks;
    private readonly int[] _next;
    private readonly List<Unplaced> _unplaced;
    private readonly Outline _outline = new();
    private readonly bool _numbersChapters;
    private readonly bool _namesParts;
    private readonly int _firstChapter;

    private OutlineChapter? _chapter;
    private OutlineSection? _section;
    private OutlineQuestion? _question;
    private int _part;
    private int _number;
    private bool _inContents;

    private OutlineReader(IReadOnlyList<SourceLine> lines, List<Unplaced> unplaced)
    {
        _lines = lines;
        _unplaced = unplaced;
        _marks = Marks.Find(lines);
        _next = NextOf(_marks);
        _numbersChapters = Array.Exists(_marks, mark => mark is Mark.Chapter);
        _namesParts = Array.Exists(_marks, mark => mark is Mark.Label);
        _firstChapter = FirstChapter();
    }

    public static Outline Read(IReadOnlyList<SourceLine> lines, List<Unplaced> unplaced)
    {
        var reader = new OutlineReader(lines, unplaced);
        reader.ReadAll();
        return reader._outline;
    }

    private static int[] NextOf(Mark?[] marks)
    {
        var next = new int[marks.Length];
        var following = marks.Length;
        for (var i = marks.Length - 1; i >= 0; i--)
        {
            next[i] = following;
            if (marks[i] is not null and not Mark.Numbered { Indent: > 1, IsHeading: false })
            {
                following = i;
            }
        }

        return next;
    }

    private Mark? Next(int i) => _next[i] < _marks.Length ? _marks[_next[i]] : null;

    // In a table of contents nothing is asked between one chapter and the next.
    private int FirstChapter()
    {
        for (var i = 0; i < _marks.Length; i++)
        {
            if (_marks[i] is Mark.Chapter)
            {
                for (var j = _next[i]; j < _marks.Length && _marks[j] is not Mark.Chapter; j = _next[j])
                {
                    if (_marks[j] is Mark.Label || (_marks[j] is Mark.Numbered numbered && numbered.Text.Contains('?')))
                    {
                        return i;
                    }
                }
            }
        }

        return _numbersChapters ? Array.FindIndex(_marks, mark => mark is Mark.Chapter) : 0;
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
                _ when i < _firstChapter => FrontMatter(i),
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
        if (_inContents && Next(i) is not (Mark.Numbered or Mark.Heading))
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
        if (_section?.Questions.Count >= MostOfAKind || (_numbersChapters && _chapter is null))
        {
            return false;
        }

        var next = Next(i);
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
            return _section is not null || mark.Text.Contains('?');
        }

        if (next is Mark.Label label)
        {
            return _question.LastPart >= label.Part;
        }

        // Nothing is labelled near: a list goes on within a part, a question asks.
        var midst = _namesParts && _question.LastPart >= 0 && _part < Marks.PartTitles.Length - 1;
        return !midst && mark.Number == _number + 1 && (Asks(i) || (!_namesParts && i > 0 && _lines[i - 1].IsBlank && i + 1 < _lines.Count && _lines[i + 1].IsBlank));
    }

    private bool Asks(int i)
    {
        while (i + 1 < _lines.Count && _lines[i + 1].IsText && _marks[i + 1] is null)
        {
            i++;
        }

        return Marks.Plain(_lines[i].Text).EndsWith('?');
    }

    private int Question(int i, string text)
    {
        _inContents = false;
        _section ??= CurrentChapter().Section("theory", "Theory");
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

        var next = Next(i);
        if (_outline.Title is null && _chapter is null && heading.Level == 1 && !_numbersChapters && OnlyOfItsLevel(i, heading.Level))
        {
            _outline.Title = heading.Text;
            return 1;
        }

        if ((_chapter is not null || !_numbersChapters) && (next is Mark.Label { Part: 0 } || heading.Text.EndsWith('?')) && _section?.Questions.Count is null or < MostOfAKind)
        {
            return Question(i, heading.Text);
        }

        var deeper = next is Mark.Heading { } under && under.Level > heading.Level;
        if (!_numbersChapters && next is Mark.Section && _outline.Chapters.Count < MostOfAKind)
        {
            return Chapter(i, new Mark.Chapter(_outline.Chapters.Count + 1, heading.Text, 1));
        }

        if (!_numbersChapters && deeper && Next(_next[i]) is { } third && (third is Mark.Heading { } leaf && leaf.Level > ((Mark.Heading)next!).Level) && _outline.Chapters.Count < MostOfAKind)
        {
            return Chapter(i, new Mark.Chapter(_outline.Chapters.Count + 1, heading.Text, 1));
        }

        var asks = next is Mark.Numbered { IsHeading: true } || (next is Mark.Heading { } question && question.Level > heading.Level && question.Text.EndsWith('?'));
        return asks && Slug.Of(heading.Text, Slug.MaxSection) is { Length: > 0 } id
            ? Section(i, id, heading.Text, 1)
            : Body(i);
    }

    private bool OnlyOfItsLevel(int i, int level)
    {
        for (var j = _next[i]; j < _marks.Length; j = _next[j])
        {
            if (_marks[j] is Mark.Heading other && other.Level == level)
            {
                return false;
            }
        }

        return _next[i] < _marks.Length;
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
