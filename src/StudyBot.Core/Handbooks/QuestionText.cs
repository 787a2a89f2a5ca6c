using Markdig;
using Markdig.Syntax;

namespace StudyBot.Core.Handbooks;

/// <summary>The Markdown under the front matter, cut into its headed sections.</summary>
internal sealed class QuestionText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UsePreciseSourceLocation().Build();

    private readonly string _source;
    private readonly int _firstLine;

    private QuestionText(string source, int firstLine, MarkdownDocument document)
    {
        _source = source;
        _firstLine = firstLine;
        Document = document;
    }

    public MarkdownDocument Document { get; }

    public static MarkdownDocument Parse(string source) => Markdown.Parse(source, Pipeline);

    public static QuestionText? Read(string source, int firstLine, ProblemList problems)
    {
        try
        {
            return new QuestionText(source, firstLine, Parse(source));
        }
        catch (ArgumentException)
        {
            // Markdig's own guard against lists within lists without end.
            problems.Add(firstLine, "nested-too-deeply", "The text nests quotes, lists or emphasis too deeply.", "Write it with plain paragraphs and one level of bullets.");
            return null;
        }
    }

    /// <summary>What stands before the first heading of level 1.</summary>
    public TextSection Head => Cut([.. Document.TakeWhile(block => !Starts(block, 1))], null, _source.Length);

    public IEnumerable<TextSection> Sections() => Split([.. Document.SkipWhile(block => !Starts(block, 1))], 1, _source.Length);

    /// <summary>The sections under a section's own headings of level 2, and what stands before the first of them.</summary>
    public (TextSection Head, IReadOnlyList<TextSection> Sections) Under(TextSection section)
    {
        var inner = section.Blocks.SkipWhile(block => !Starts(block, 2)).ToArray();
        var head = section.Blocks.TakeWhile(block => !Starts(block, 2)).ToArray();
        return (Cut(head, null, inner.Length > 0 ? inner[0].Span.Start : section.End), [.. Split(inner, 2, section.End)]);
    }

    /// <summary>A block's source, without the indentation that its list gives it.</summary>
    public string SourceOf(Block block) => Dedent(_source[block.Span.Start..Math.Min(block.Span.End + 1, _source.Length)], block.Column);

    /// <summary>The source of a list's bullet, without its marker.</summary>
    public string BulletOf(ListItemBlock item)
    {
        var text = _source[item.Span.Start..Math.Min(item.Span.End + 1, _source.Length)];
        var marker = text.AsSpan().IndexOfAny(' ', '\n', '\t');
        return marker < 0 ? "" : Dedent(text[marker..].TrimStart(' ', '\t'), item.Column + 2).Trim();
    }

    /// <summary>The source between two places of the text.</summary>
    public string Between(int start, int end) => _source[Math.Min(start, end)..end].Trim('\n', ' ');

    public int LineOf(Block block) => _firstLine + block.Line;

    private static bool Starts(Block block, int level) => block is HeadingBlock heading && heading.Level == level;

    private static string Dedent(string text, int columns)
    {
        var lines = text.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            var spaces = 0;
            while (spaces < columns && spaces < lines[i].Length && lines[i][spaces] == ' ')
            {
                spaces++;
            }

            lines[i] = lines[i][spaces..];
        }

        return string.Join('\n', lines).TrimEnd();
    }

    private IEnumerable<TextSection> Split(Block[] blocks, int level, int end)
    {
        var start = 0;
        while (start < blocks.Length)
        {
            var next = start + 1;
            while (next < blocks.Length && !Starts(blocks[next], level))
            {
                next++;
            }

            yield return Cut([.. blocks.Skip(start + 1).Take(next - start - 1)], (HeadingBlock)blocks[start], next < blocks.Length ? blocks[next].Span.Start : end);
            start = next;
        }
    }

    private TextSection Cut(Block[] blocks, HeadingBlock? heading, int end)
    {
        var start = heading is not null ? heading.Span.End + 1 : blocks.Length > 0 ? blocks[0].Span.Start : end;
        return new TextSection(
            heading is null ? "" : TitleOf(heading),
            heading is null ? _firstLine : LineOf(heading),
            Between(Math.Min(start, end), end),
            blocks,
            end);
    }

    private string TitleOf(HeadingBlock heading)
    {
        var title = _source[heading.Span.Start..Math.Min(heading.Span.End + 1, _source.Length)].Split('\n')[0].TrimStart('#').Trim();

        // Closing signs are allowed after a space; in "C#" the sign belongs to the word.
        var bare = title.TrimEnd('#');
        return bare.Length == 0 || bare.EndsWith(' ') ? bare.TrimEnd() : title;
    }
}

/// <param name="Line">The line of its heading in the file.</param>
/// <param name="Text">Its source as written.</param>
/// <param name="End">Where it ends in the source.</param>
internal sealed record TextSection(string Title, int Line, string Text, IReadOnlyList<Block> Blocks, int End);
