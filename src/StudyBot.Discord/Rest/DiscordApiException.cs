using System.Net;
using System.Text.Json;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Rest;

/// <summary>Discord answered with an error. The message has no id, token or text of anyone in it.</summary>
internal sealed class DiscordApiException(string route, HttpStatusCode status, ErrorObject? error)
    : Exception($"{route}: {(int)status}{Describe(error)}")
{
    private const int MaxProblems = 5;

    public HttpStatusCode Status { get; } = status;

    /// <summary>Discord's own code; 0 if it gave none.</summary>
    public int Code { get; } = error?.Code ?? 0;

    /// <summary>An earlier attempt got no answer, and may have been carried out.</summary>
    public bool WasRepeated { get; init; }

    private static string Describe(ErrorObject? error)
    {
        var problems = error?.Errors is { } errors ? string.Join("; ", Flatten(errors, "").Take(MaxProblems)) : "";
        return (error?.Code is > 0 and var code ? $", code {code}" : "")
            + (error?.Message is { Length: > 0 } message ? $" ({message})" : "")
            + (problems.Length > 0 ? $": {problems}" : "");
    }

    // {"embeds":{"0":{"title":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH",...}]}}}} becomes "embeds.0.title BASE_TYPE_MAX_LENGTH".
    private static IEnumerable<string> Flatten(JsonElement errors, string path)
    {
        if (errors.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var entry in errors.EnumerateObject())
        {
            if (entry.Name == "_errors" && entry.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var problem in entry.Value.EnumerateArray())
                {
                    var code = problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("code", out var named) ? named.ToString() : "?";
                    yield return $"{(path.Length == 0 ? "request" : path)} {code}";
                }
            }
            else
            {
                foreach (var inner in Flatten(entry.Value, path.Length == 0 ? entry.Name : $"{path}.{entry.Name}"))
                {
                    yield return inner;
                }
            }
        }
    }
}
