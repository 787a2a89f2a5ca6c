using System.Text.Json;
using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Scripts;

/// <summary>The JSON object of a script's request. A field that is unknown, missing or wrong is refused by name.</summary>
internal sealed class ScriptBody
{
    private readonly JsonElement _json;

    private ScriptBody(JsonElement json) => _json = json;

    public static async Task<ScriptBody> ReadAsync(HttpRequest request, IReadOnlyList<string> fields)
    {
        JsonElement json;
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted);
            json = document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            throw new ActRefusedException($"The body is not JSON ({failure.Message}). Send an object with {List(fields)}.");
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new ActRefusedException($"The body is not a JSON object. Send one with {List(fields)}.");
        }

        return json.EnumerateObject().FirstOrDefault(field => !fields.Contains(field.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } stranger
            ? throw new ActRefusedException($"There is no field '{stranger.Name}' here. The fields are {List(fields)}.")
            : new ScriptBody(json);
    }

    /// <summary>The same for a request that is made in this process.</summary>
    public static ScriptBody Of(JsonObject json) => new(JsonSerializer.SerializeToElement(json));

    public bool Has(string name) => _json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public string Text(string name) => Has(name)
        ? _json.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw Wrong(name, "a text")
        : throw Missing(name);

    public Snowflake Id(string name)
    {
        if (!Has(name))
        {
            throw Missing(name);
        }

        var value = _json.GetProperty(name);
        return Snowflake.TryParse(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(), out var id) ? id : throw Wrong(name, "an id, such as \"1234567890\"");
    }

    public bool Flag(string name) => !Has(name) ? throw Missing(name)
        : _json.GetProperty(name).ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(name, "true or false"),
        };

    public int Whole(string name, int min, int max) => !Has(name) ? throw Missing(name)
        : _json.GetProperty(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) && number >= min && number <= max
            ? number
            : throw Wrong(name, $"a whole number from {min} to {max}");

    public double Number(string name, double min, double max) => !Has(name) ? throw Missing(name)
        : _json.GetProperty(name) is { ValueKind: JsonValueKind.Number } value && value.GetDouble() is var number && number >= min && number <= max
            ? number
            : throw Wrong(name, $"a number from {min} to {max}");

    public IReadOnlyList<string> Texts(string name) => !Has(name) ? throw Missing(name)
        : _json.GetProperty(name) is { ValueKind: JsonValueKind.Array } value && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw Wrong(name, "a list of texts");

    /// <summary>An object of values by name; none if the field is left out.</summary>
    public IReadOnlyDictionary<string, JsonElement> Map(string name) => !Has(name) ? new Dictionary<string, JsonElement>()
        : _json.GetProperty(name) is { ValueKind: JsonValueKind.Object } value
            ? value.EnumerateObject().ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal)
            : throw Wrong(name, "an object of values by name");

    public IReadOnlyDictionary<string, string> TextMap(string name) =>
        Map(name).ToDictionary(field => field.Key, field => field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText(), StringComparer.Ordinal);

    private static string List(IReadOnlyList<string> fields) => fields.Count == 0 ? "no fields" : string.Join(", ", fields.Select(field => $"'{field}'"));

    private static ActRefusedException Missing(string name) => new($"The field '{name}' is missing.");

    private ActRefusedException Wrong(string name, string expected) => new($"The field '{name}' is to be {expected}; it is {_json.GetProperty(name).GetRawText()}.");
}
