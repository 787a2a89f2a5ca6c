namespace StudyBot.Core.Handbooks.Commands;

/// <param name="Text">Without quotes; what another command or a variable would put in stays as a dollar sign.</param>
/// <param name="Line">Counted from 0.</param>
internal readonly record struct ShellWord(string Text, int Line);

/// <summary>
/// Cuts a script into simple commands: at line ends, pipes, semicolons and ampersands, with those in $(…) on their own. It knows
/// quotes, continued lines, comments, redirections and here-documents, which is enough to see flags; it runs nothing.
/// </summary>
internal sealed partial class ShellReader
{
    // Nobody nests deeper; a file full of brackets must not exhaust the stack.
    private const int MaxDepth = 20;

    private readonly string _text;
    private readonly char _escape;
    private readonly List<ShellWord[]> _commands = [];
    private readonly Queue<string> _hereDocuments = new();
    private int _at;
    private int _line;

    private ShellReader(string text, char escape)
    {
        _text = text;
        _escape = escape;
    }

    /// <param name="escape">What continues a line and takes a sign's meaning: a backslash, or PowerShell's backtick.</param>
    public static IReadOnlyList<IReadOnlyList<ShellWord>> Commands(string script, char escape = '\\')
    {
        var reader = new ShellReader(script, escape);
        while (reader._at < script.Length)
        {
            reader.ReadUntil('\0', 0);
        }

        return reader._commands;
    }

    private char Next => _at + 1 < _text.Length ? _text[_at + 1] : '\0';

    private void ReadUntil(char end, int depth)
    {
        var words = new Words(this);
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == end)
            {
                _at++;
                break;
            }

            if (c == _escape)
            {
                Escaped(words);
                continue;
            }

            switch (c)
            {
                case '\'' or '"':
                    Quoted(c, words, depth);
                    break;
                case '$' when Next == '(':
                    Inner(words, 2, ')', depth);
                    break;
                case '`':
                    Inner(words, 1, '`', depth);
                    break;
                case '#' when !words.Started:
                    _at = _text.IndexOf('\n', _at) is var feed and >= 0 ? feed : _text.Length;
                    break;
                case '<' or '>':
                    Redirection(words);
                    break;
                case '(' when depth < MaxDepth:
                    words.EndCommand();
                    _at++;
                    ReadUntil(')', depth + 1);
                    break;
                case ' ' or '\t':
                    words.EndWord();
                    _at++;
                    break;
                case '\n':
                    words.EndCommand();
                    _at++;
                    _line++;
                    SkipHereDocuments();
                    break;
                case ';' or '|' or '&' or '(' or ')':
                    words.EndCommand();
                    _at++;
                    break;
                default:
                    words.Add(c);
                    _at++;
                    break;
            }
        }

        words.EndCommand();
    }

    private void Escaped(Words words)
    {
        if (Next == '\n')
        {
            _line++;
        }
        else if (Next != '\0')
        {
            words.Add(Next);
        }

        _at += 2;
    }

    private void Quoted(char quote, Words words, int depth)
    {
        words.Start();
        _at++;
        while (_at < _text.Length && _text[_at] != quote)
        {
            var c = _text[_at];
            if (quote == '"' && c == '$' && Next == '(')
            {
                Inner(words, 2, ')', depth);
            }
            else if (quote == '"' && c == _escape)
            {
                Escaped(words);
            }
            else
            {
                _line += c == '\n' ? 1 : 0;
                words.Add(c);
                _at++;
            }
        }

        _at++;
    }

    private void Inner(Words words, int opening, char end, int depth)
    {
        words.Add('$');
        _at += opening;
        if (depth < MaxDepth)
        {
            ReadUntil(end, depth + 1);
        }
    }

    private void Redirection(Words words)
    {
        if (_text[_at] == '<' && PlaceholderEnd() is { } end)
        {
            while (_at <= end)
            {
                words.Add(_text[_at++]);
            }

            return;
        }

        words.EndWord(dropNumber: true);
        var here = _text[_at] == '<' && Next == '<' && !(_at + 2 < _text.Length && _text[_at + 2] == '<');
        while (_at < _text.Length && _text[_at] is '<' or '>' or '&' or '|')
        {
            _at++;
        }

        if (here && _at < _text.Length && _text[_at] == '-')
        {
            _at++;
        }

        words.SkipNext(here);
    }

    // A placeholder such as <name> is a word; <in >out are two files.
    private int? PlaceholderEnd()
    {
        var end = _at + 1;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is '-' or '_' or '.' or '/' or ':' or ' '))
        {
            end++;
        }

        return end < _text.Length && _text[end] == '>' && end > _at + 1 && _text[end - 1] != ' ' && char.IsLetter(Next) ? end : null;
    }

    private void SkipHereDocuments()
    {
        while (_at < _text.Length && _hereDocuments.TryDequeue(out var last))
        {
            for (var ended = false; !ended && _at < _text.Length; _line++)
            {
                var feed = _text.IndexOf('\n', _at);
                var lineEnd = feed < 0 ? _text.Length : feed;
                ended = _text.AsSpan(_at, lineEnd - _at).Trim().SequenceEqual(last);
                _at = Math.Min(lineEnd + 1, _text.Length);
            }
        }
    }
}
