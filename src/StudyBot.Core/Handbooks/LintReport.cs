using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StudyBot.Core.Handbooks;

/// <summary>What a check of packs found.</summary>
public sealed record LintReport(IReadOnlyList<PackSummary> Packs, IReadOnlyList<ContentProblem> Problems)
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line per problem and per pack, without a line feed at the end.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var problem in Problems)
        {
            text.Append(problem).Append('\n');
        }

        text.Append(Problems.Count switch { 0 => "no problems", 1 => "1 problem", var count => $"{count} problems" }).Append('\n');
        foreach (var pack in Packs)
        {
            text.Append(pack.Id).Append(": ").Append(pack).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>{"packs":[{"id","chapters","questions","choiceItems"}],"problems":[{"file","line","rule","message","fix"}]}</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteStartArray("packs");
            foreach (var pack in Packs)
            {
                json.WriteStartObject();
                json.WriteString("id", pack.Id);
                json.WriteNumber("chapters", pack.Chapters);
                json.WriteNumber("questions", pack.Questions);
                json.WriteNumber("choiceItems", pack.ChoiceItems);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("problems");
            foreach (var problem in Problems)
            {
                json.WriteStartObject();
                json.WriteString("file", problem.File);
                json.WriteNumber("line", problem.Line);
                json.WriteString("rule", problem.Rule);
                json.WriteString("message", problem.Message);
                json.WriteString("fix", problem.Fix);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
