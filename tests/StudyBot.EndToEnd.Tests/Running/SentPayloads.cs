using System.Text.Json;

namespace StudyBot.EndToEnd.Tests.Running;

/// <summary>What the bot sent, read from recorded traffic.</summary>
internal sealed class SentPayloads(string traffic)
{
    private int _read;

    /// <summary>The bodies of the bot's requests since the last call, in their order.</summary>
    public List<JsonElement> Next()
    {
        using var file = new StreamReader(new FileStream(traffic, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var lines = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var bodies = lines.Skip(_read).Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.TryGetProperty("body", out _)).Select(line => line.GetProperty("body")).ToList();
        _read = lines.Length;
        return bodies;
    }

    /// <summary>Every text and number in a payload.</summary>
    public static IEnumerable<string> ValuesIn(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(field => ValuesIn(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(ValuesIn),
        JsonValueKind.String => [json.GetString()!],
        _ => [json.GetRawText()],
    };
}
