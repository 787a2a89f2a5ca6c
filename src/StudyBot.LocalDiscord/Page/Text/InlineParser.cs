using System.Text;

namespace StudyBot.LocalDiscord.Page.Text;

/// <summary>
/// Reads what stands inside lines. Its result is a tree of plain texts: nothing in it is ever markup, so no text can
/// bring HTML into the page.
/// </summary>
internal sealed class InlineParser
{
    private const int Deepest = 12;

    // Longer marks first, as each begins with a shorter one.
    private static readonly (string Mark, Style? Style)[] Marks =
    [
        ("**", Style.Bold), ("__", Style.Underline), ("~~", Style.Strike), ("||", null), ("*", Style.Italic), ("_", Style.Italic),
    ];

    private readonly string _text;
    private readonly int _depth;
    private readonly List<Inline> _found = [];
    private readonly StringBuilder _plain = new();

    private InlineParser(string text, int depth) => (_text, _depth) = (text, depth);

    public static IReadOnlyList<Inline> Parse(string text) => new InlineParser(text, 0).Run();

    private List<Inline> Run()
    {
        var position = 0;
        while (position < _text.Length)
        {
            if (Escaped(position))
            {
                _plain.Append(_text[position + 1]);
                position += 2;
            }
            else if ((CodeAt(position) ?? MarkedAt(position) ?? Tokens.At(_text, position) ?? LinkAt(position)) is { } found)
            {
                Flush();
                _found.Add(found.Inline);
                position += found.Length;
            }
            else
            {
                _plain.Append(_text[position++]);
            }
        }

        Flush();
        return _found;
    }

    private void Flush()
    {
        if (_plain.Length > 0)
        {
            _found.Add(new Inline.Plain(_plain.ToString()));
            _plain.Clear();
        }
    }

    private List<Inline> Inside(string text) => new InlineParser(text, _depth + 1).Run();

    private bool Escaped(int position) => _text[position] == '\\' && position + 1 < _text.Length && (char.IsPunctuation(_text[position + 1]) || char.IsSymbol(_text[position + 1]));

    private (Inline Inline, int Length)? CodeAt(int position)
    {
        if (_text[position] != '`')
        {
            return null;
        }

        var ticks = Run(position, '`');
        for (var end = position + ticks; end < _text.Length; end++)
        {
            if (_text[end] != '`')
            {
                continue;
            }

            var closing = Run(end, '`');
            if (closing == ticks)
            {
                var code = _text[(position + ticks)..end];
                return (new Inline.Code(ticks > 1 ? code.Trim() : code), end + ticks - position);
            }

            end += closing - 1;
        }

        return null;
    }

    private (Inline Inline, int Length)? MarkedAt(int position)
    {
        if (_depth >= Deepest)
        {
            return null;
        }

        foreach (var (mark, style) in Marks)
        {
            var start = position + mark.Length;
            if (string.CompareOrdinal(_text, position, mark, 0, mark.Length) != 0 || !Opens(mark, position) || CloseOf(mark, start) is not { } end)
            {
                continue;
            }

            var inner = Inside(_text[start..end]);
            return (style is { } styled ? new Inline.Styled(styled, inner) : new Inline.Spoiler(inner), end + mark.Length - position);
        }

        return null;
    }

    private bool Opens(string mark, int position) => mark switch
    {
        "*" => position + 1 < _text.Length && !char.IsWhiteSpace(_text[position + 1]) && _text[position + 1] != '*',
        "_" => position == 0 || !char.IsLetterOrDigit(_text[position - 1]),
        _ => true,
    };

    private int? CloseOf(string mark, int start)
    {
        for (var end = start; end <= _text.Length - mark.Length; end++)
        {
            if (Escaped(end))
            {
                end++;
            }
            else if (_text[end] == '`' && CodeAt(end) is { } code)
            {
                end += code.Length - 1;
            }
            else if (mark.Length == 1 && Run(end, mark[0]) == 2)
            {
                end++;
            }
            else if (end > start && string.CompareOrdinal(_text, end, mark, 0, mark.Length) == 0 && Closes(mark, end))
            {
                return end;
            }
        }

        return null;
    }

    private bool Closes(string mark, int end)
    {
        var next = end + mark.Length < _text.Length ? _text[end + mark.Length] : '\0';
        return mark switch
        {
            "_" => !char.IsLetterOrDigit(next) && next != '_',
            "*" => next != '*' && !char.IsWhiteSpace(_text[end - 1]),
            "**" or "__" => next != mark[0],
            _ => true,
        };
    }

    // [words](https://address)
    private (Inline Inline, int Length)? LinkAt(int position)
    {
        if (_text[position] != '[' || _depth >= Deepest)
        {
            return null;
        }

        var middle = _text.IndexOf("](", position, StringComparison.Ordinal);
        var end = middle < 0 ? -1 : _text.IndexOf(')', middle);
        if (end < 0 || middle == position + 1 || _text.IndexOf('\n', position, end - position) >= 0)
        {
            return null;
        }

        var address = _text[(middle + 2)..end].Trim().Trim('<', '>');
        return Addresses.IsSafe(address)
            ? (new Inline.Link(address, Inside(_text[(position + 1)..middle])), end + 1 - position)
            : null;
    }

    private int Run(int position, char of)
    {
        var end = position;
        while (end < _text.Length && _text[end] == of)
        {
            end++;
        }

        return end - position;
    }
}
