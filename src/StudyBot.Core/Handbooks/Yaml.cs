using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StudyBot.Core.Handbooks;

/// <summary>A piece of YAML and the line it stands on.</summary>
internal abstract record Yaml(int Line)
{
    private const int MaxDepth = 8;

    internal sealed record Scalar(string Text, int Line) : Yaml(Line);

    internal sealed record List(IReadOnlyList<Yaml> Items, int Line) : Yaml(Line);

    internal sealed record Map(IReadOnlyList<Entry> Entries, int Line) : Yaml(Line);

    internal sealed record Entry(string Key, Yaml Value, int Line);

    /// <summary>Reads one document. Returns null after adding a problem; an empty document is an empty map.</summary>
    /// <param name="firstLine">The line of the file on which <paramref name="text"/> starts.</param>
    public static Yaml? Read(string text, int firstLine, ProblemList problems)
    {
        using var source = new StringReader(text);
        var parser = new Parser(source);
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return new Map([], firstLine);
            }

            parser.Consume<DocumentStart>();
            var value = Node(parser, firstLine, 0);
            parser.Consume<DocumentEnd>();
            return value;
        }
        catch (YamlException wrong)
        {
            Report(text, (int)wrong.Start.Line, firstLine, wrong.Message, problems);
            return null;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or FormatException)
        {
            // YamlDotNet answers some broken texts with these instead of an exception of its own.
            Report(text, (int)(parser.Current?.Start.Line ?? 1), firstLine, "Something in it has no meaning.", problems);
            return null;
        }
    }

    private static void Report(string text, int line, int firstLine, string message, ProblemList problems)
    {
        // A parser stops at the tab or where the block starts that it spoils; the tab is what has to be mended.
        var tab = Array.FindIndex(text.Split('\n'), content => content.TrimStart() is { Length: > 0 } rest && content.AsSpan(0, content.Length - rest.Length).Contains('\t'));
        if (tab >= 0)
        {
            problems.Add(tab + firstLine, "bad-yaml", "This is not valid YAML: a line is indented with a tab.", "Indent with spaces only.");
            return;
        }

        // What is never closed is noticed only after the last line.
        var lastLine = 1 + text.AsSpan().TrimEnd('\n').Count('\n');
        problems.Add(
            Math.Min(line, lastLine) + firstLine - 1,
            "bad-yaml",
            $"This is not valid YAML: {message.Trim().TrimEnd('.')}.",
            "Mind the indentation, and quote text that has a colon followed by a space or starts with a special character.");
    }

    // By hand and not by recursion without end: a file of brackets must not exhaust the stack.
    private static Yaml Node(Parser parser, int firstLine, int depth)
    {
        var start = parser.Current ?? throw new YamlException("The text ends too early.");
        if (depth > MaxDepth)
        {
            throw new YamlException(start.Start, start.End, "The lists are nested too deeply.");
        }

        var line = (int)start.Start.Line + firstLine - 1;
        if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
        {
            return new Scalar(scalar.Value.Trim(), line);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<Yaml>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Node(parser, firstLine, depth + 1));
            }

            return new List(items, line);
        }

        if (parser.TryConsume<MappingStart>(out _))
        {
            var entries = new List<Entry>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<YamlDotNet.Core.Events.Scalar>();
                entries.Add(new Entry(key.Value, Node(parser, firstLine, depth + 1), (int)key.Start.Line + firstLine - 1));
            }

            return new Map(entries, line);
        }

        throw new YamlException(start.Start, start.End, "Anchors and references (& and *) are not used in a pack.");
    }
}
