using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>A row of a question sheet.</summary>
/// <param name="Line">The line of the file on which it starts.</param>
/// <param name="Source">As it stands in the file.</param>
/// <param name="Question">An id, a title, or the question itself.</param>
/// <param name="Stem">What the item asks, if the sheet says so in a column of its own.</param>
/// <param name="Options">The right one first, each with its reason.</param>
internal sealed record SheetRow(int Line, string Source, string Question, string Stem, IReadOnlyList<(string Text, string Reason)> Options, string Chapter);

/// <summary>Reads a sheet as RFC 4180 has it, with commas, semicolons or tabs, by the names of its columns.</summary>
internal sealed class SheetReader
{
    public const string Header = "question,right,wrong 1,wrong 2,wrong 3,why right,why wrong 1,why wrong 2,why wrong 3,chapter";

    private static readonly string[] Wanted = ["right", "wrong1", "wrong2", "wrong3"];

    private readonly string _file;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private SheetReader(string file) => _file = file;

    public static List<SheetRow> Read(string file, string text) => new SheetReader(file).ReadAll(text);

    private List<SheetRow> ReadAll(string text)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text),
            IgnoreBlankLines = false,
            BadDataFound = null,
            Mode = CsvMode.RFC4180,
        };
        using var source = new StringReader(text);
        using var parser = new CsvParser(source, configuration);
        var rows = new List<SheetRow>();
        var line = 1;
        while (parser.Read())
        {
            var fields = parser.Record ?? [];
            var start = line;
            line = parser.RawRow + 1;
            if (fields.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (_columns.Count == 0)
            {
                ReadHeader(fields, start);
            }
            else
            {
                rows.Add(RowOf(fields, start, parser.RawRecord.Trim()));
            }
        }

        return rows;
    }

    private static string DelimiterOf(string text)
    {
        var header = text.AsSpan(0, text.IndexOf('\n') is > 0 and var end ? end : text.Length);
        var (commas, semicolons, tabs) = (header.Count(','), header.Count(';'), header.Count('\t'));
        return tabs > Math.Max(commas, semicolons) ? "\t" : semicolons > commas ? ";" : ",";
    }

    private void ReadHeader(string[] fields, int line)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            _columns.TryAdd(NameOf(fields[i]), i);
        }

        if (!_columns.ContainsKey("question") || Wanted.Any(name => !_columns.ContainsKey(name)))
        {
            throw ImportException.Of($"'{_file}' has no line of column names in line {line}. Start it with `{Header}`.");
        }
    }

    // "Reason wrong 1", "why wrong 1" and "Wrong 1: why" are one column.
    private static string NameOf(string header)
    {
        var name = string.Concat(header.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        foreach (var word in (ReadOnlySpan<string>)["reason", "why"])
        {
            if (name.Contains(word, StringComparison.Ordinal) && name != "reasons")
            {
                return "why" + name.Replace(word, "", StringComparison.Ordinal);
            }
        }

        return name;
    }

    private SheetRow RowOf(string[] fields, int line, string source)
    {
        var together = Field(fields, "reasons").Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new SheetRow(
            line,
            source,
            OneLine(Field(fields, "question")),
            OneLine(Field(fields, "stem")),
            [.. Wanted.Select((name, i) => (OneLine(Field(fields, name)), OneLine(_columns.ContainsKey("why" + name) ? Field(fields, "why" + name) : i < together.Length ? together[i] : "")))],
            OneLine(Field(fields, "chapter")));
    }

    private string Field(string[] fields, string name) => _columns.TryGetValue(name, out var i) && i < fields.Length ? fields[i].Trim() : "";

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
