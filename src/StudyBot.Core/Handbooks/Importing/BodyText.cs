using System.Text;
using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>Makes Markdown of a part's lines: paragraphs whose broken lines are joined, bullets, and code blocks.</summary>
internal sealed partial class BodyText
{
    private const int MaxLevel = 2;

    /// <summary>No paragraph is longer; what has no gaps at all is cut so that it stays readable.</summary>
    private const int MaxParagraph = 4000;

    private readonly WordList _words;
    private readonly List<Block> _blocks = [];
    private readonly List<int> _indents = [];
    private bool _gap;

    private BodyText(WordList words) => _words = words;

    private enum Kind
    {
        Paragraph,
        Entry,
        Code,
    }

    public static string Of(IReadOnlyList<SourceLine> lines, WordList words)
    {
        var body = new BodyText(words);
        for (var i = 0; i < lines.Count; i++)
        {
            i = body.Read(lines, i);
        }

        return body.Render();
    }

    /// <summary>The first paragraph, as one line; empty where code or a list comes first.</summary>
    public static string FirstParagraph(IReadOnlyList<SourceLine> lines, WordList words)
    {
        var text = Of(lines, words);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var first = end < 0 ? text : text[..end];
        return first.StartsWith("```", StringComparison.Ordinal) || Bullets.Of(first) is not null || first.Contains('\n') ? "" : first;
    }

    [GeneratedRegex(@"^\s*(\*\*[^*]{1,60}(:\*\*|\*\*:)|\$\s)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StartsAnew();

    [GeneratedRegex(@"^#{1,6}\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HeadingSigns();

    private int Read(IReadOnlyList<SourceLine> lines, int i)
    {
        var line = lines[i];
        if (line.Kind == LineKind.FenceStart)
        {
            return ReadCode(lines, i);
        }

        if (line.IsBlank)
        {
            _gap = true;
            return i;
        }

        var text = line.Text;
        if (Bullets.IsLoneSign(text) && i + 1 < lines.Count && lines[i + 1].IsText)
        {
            i++;
            text = new string(' ', line.Indent) + "- " + lines[i].Text.Trim();
        }

        if (Bullets.Of(text) is { } entry)
        {
            _blocks.Add(new Block(Kind.Entry, LevelOf(entry.Indent), entry.Sign, entry.Text));
        }
        else if (HeadingSigns().IsMatch(text))
        {
            _blocks.Add(new Block(Kind.Paragraph, 0, "", $"**{Marks.Plain(text)}**"));
        }
        else if (_blocks.Count > 0 && _blocks[^1] is { Kind: not Kind.Code } last && GoesOn(last.Text, text))
        {
            _blocks[^1] = last with { Text = _words.Join(last.Text, text.Trim()) };
        }
        else
        {
            _blocks.Add(new Block(Kind.Paragraph, 0, "", text.Trim()));
        }

        _gap = false;
        return i;
    }

    private int ReadCode(IReadOnlyList<SourceLine> lines, int start)
    {
        var end = start + 1;
        while (end < lines.Count && lines[end].Kind != LineKind.FenceEnd)
        {
            end++;
        }

        var code = lines.Skip(start + 1).Take(end - start - 1).Select(line => line.Text).ToList();
        while (code.Count > 0 && code[^1].Length == 0)
        {
            code.RemoveAt(code.Count - 1);
        }

        if (code.Count > 0)
        {
            _blocks.Add(new Block(Kind.Code, 0, CodeLanguage.Of(Fences.LanguageOf(lines[start].Text), code), string.Join('\n', code)));
        }

        _gap = false;
        return end;
    }

    // Over a gap a sentence goes on only where nothing ended it, as at the end of a page.
    private bool GoesOn(string before, string line)
    {
        var text = line.TrimStart();
        if (before.Length > MaxParagraph || StartsAnew().IsMatch(text))
        {
            return false;
        }

        return _gap
            ? char.IsLower(text[0]) && (char.IsLetter(before[^1]) || before[^1] is ',' or '-')
            : before[^1] is not ':' || char.IsLower(text[0]);
    }

    private int LevelOf(int indent)
    {
        while (_indents.Count > 0 && _indents[^1] >= indent)
        {
            _indents.RemoveAt(_indents.Count - 1);
        }

        // The first entry is the outermost, wherever it stands; after other text the list starts anew.
        if (_blocks.Count == 0 || _blocks[^1].Kind != Kind.Entry)
        {
            _indents.Clear();
        }

        _indents.Add(indent);
        return Math.Min(_indents.Count - 1, MaxLevel);
    }

    private string Render()
    {
        var text = new StringBuilder();
        for (var i = 0; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            var list = i > 0 && block.Kind == Kind.Entry && _blocks[i - 1].Kind == Kind.Entry;
            text.Append(i == 0 ? "" : list ? "\n" : "\n\n");
            switch (block.Kind)
            {
                case Kind.Code:
                    text.Append(CodeLanguage.Fenced(block.Sign, block.Text));
                    break;
                case Kind.Entry:
                    text.Append(' ', IndentOf(i)).Append(block.Sign).Append(' ').Append(SafeText.Of(block.Text));
                    break;
                default:
                    text.Append(SafeText.Of(block.Text));
                    break;
            }
        }

        return text.ToString();
    }

    // Markdown nests an entry by the width of the sign above it.
    private int IndentOf(int i)
    {
        var indent = 0;
        var level = _blocks[i].Level;
        for (var j = i - 1; j >= 0 && level > 0 && _blocks[j].Kind == Kind.Entry; j--)
        {
            if (_blocks[j].Level < level)
            {
                indent += _blocks[j].Sign.Length + 1;
                level = _blocks[j].Level;
            }
        }

        return indent;
    }

    /// <param name="Sign">An entry's sign, or a code block's language.</param>
    private sealed record Block(Kind Kind, int Level, string Sign, string Text);
}
