using System.Text.Json;
using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Rest;

/// <summary>One request to the API, read and decoded.</summary>
/// <param name="Path">Without "/api/v10", percent-decoded.</param>
/// <param name="Body">The JSON body or the "payload_json" part; null if there is none.</param>
internal sealed record RestCall(string Method, string Path, HttpContext Context, JsonElement? Body, IReadOnlyList<UploadedFile> Files)
{
    /// <summary>When all of it was here, as a timestamp of the real clock; what this server makes of it comes later.</summary>
    public long ArrivedAt { get; init; }

    /// <summary>An id in the path. Anything else there is answered like Discord's form error.</summary>
    public Snowflake Id(string name) => Snowflake.TryParse(Text(name), out var id)
        ? id
        : throw new DiscordErrorException(400, 50035, "Invalid Form Body", new JsonObject
        {
            [name] = new JsonObject { ["_errors"] = new JsonArray(new JsonObject { ["code"] = "NUMBER_TYPE_COERCE", ["message"] = $"Value \"{Text(name)}\" is not snowflake." }) },
        });

    public string Text(string name) => (string)Context.Request.RouteValues[name]!;

    public string? Query(string name) => Context.Request.Query.TryGetValue(name, out var values) ? (string?)values : null;

    public bool Asks(string name) => Query(name)?.ToLowerInvariant() is "true" or "1";
}

/// <param name="Field">The name of the form's part, "files[0]".</param>
internal sealed record UploadedFile(string Field, string FileName, string? ContentType, byte[] Content);

/// <param name="Body">Null answers without a body.</param>
internal sealed record RestAnswer(int Status, JsonNode? Body = null)
{
    public static RestAnswer NoContent { get; } = new(204);

    public static RestAnswer Ok(JsonNode body) => new(200, body);

    /// <summary>A page, where it is not Discord itself that answers.</summary>
    public string? Html { get; init; }

    /// <summary>Headers beyond the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <param name="Template">Below "/api", in ASP.NET Core's syntax.</param>
/// <param name="NeedsToken">False where the token in the path is the credential.</param>
internal sealed record RestRoute(string Method, string Template, Func<RestCall, RestAnswer> Handle, bool NeedsToken = true);
