using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>What an import wrote, and which lines of its source stand nowhere in it.</summary>
/// <param name="Chapters">Those with a question that this import found.</param>
/// <param name="Questions">Those that this import wrote or filled.</param>
public sealed record ImportReport(int Chapters, int Questions, IReadOnlyList<Unplaced> Unplaced)
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Nothing came of it.</summary>
    public static ImportReport Nothing { get; } = new(0, 0, []);

    /// <summary>One line per unplaced line, then the counts, without a line feed at the end.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var line in Unplaced)
        {
            text.Append($"line {line.Line}: {line.Why}: {line.Text}\n");
        }

        return text.Append($"{Count(Chapters, "chapter")}, {Count(Questions, "question")}, {Count(Unplaced.Count, "line")} not placed").ToString();
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    /// <summary>{"chapters","questions","unplaced":[{"line","text"}]}</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteNumber("chapters", Chapters);
            json.WriteNumber("questions", Questions);
            json.WriteStartArray("unplaced");
            foreach (var line in Unplaced)
            {
                json.WriteStartObject();
                json.WriteNumber("line", line.Line);
                json.WriteString("text", line.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}

/// <summary>A line, or a mark within it, that is not in the pack.</summary>
/// <param name="Line">Counted from 1; in a sheet, the line on which the row starts.</param>
/// <param name="Why">In a few words, such as "page number".</param>
public sealed record Unplaced(int Line, string Text, string Why);
