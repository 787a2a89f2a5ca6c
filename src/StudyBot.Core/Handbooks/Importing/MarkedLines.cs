namespace StudyBot.Core.Handbooks.Importing;

/// <summary>A handbook's lines with what each may be, and what follows it: one line alone seldom tells.</summary>
internal sealed class MarkedLines
{
    private readonly IReadOnlyList<SourceLine> _lines;
    private readonly Mark?[] _marks;
    private readonly int[] _next;

    public MarkedLines(IReadOnlyList<SourceLine> lines, Marks marks)
    {
        _lines = lines;
        _marks = marks.Find(lines);
        _next = NextOf(_marks);
        NumbersChapters = Array.Exists(_marks, mark => mark is Mark.Chapter);
        NamesParts = Array.Exists(_marks, mark => mark is Mark.Label);
        FirstChapter = FindFirstChapter();
    }

    /// <summary>Chapters are told by the word, and not by headings alone.</summary>
    public bool NumbersChapters { get; }

    public bool NamesParts { get; }

    /// <summary>The line with which the text itself starts, behind title and contents.</summary>
    public int FirstChapter { get; }

    public Mark? this[int i] => _marks[i];

    /// <summary>The next line with a mark; inner entries of lists do not count. The number of lines if there is none.</summary>
    public int NextAt(int i) => _next[i];

    public Mark? Next(int i) => _next[i] < _marks.Length ? _marks[_next[i]] : null;

    public bool IsOnlyOfItsLevel(int i, int level)
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

    /// <summary>The paragraph ends with a question mark.</summary>
    public bool Asks(int i)
    {
        while (i + 1 < _lines.Count && _lines[i + 1].IsText && _marks[i + 1] is null)
        {
            i++;
        }

        return Marks.Plain(_lines[i].Text).EndsWith('?');
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

    // In a table of contents nothing is asked between one chapter and the next.
    private int FindFirstChapter()
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

        return NumbersChapters ? Array.FindIndex(_marks, mark => mark is Mark.Chapter) : 0;
    }
}
