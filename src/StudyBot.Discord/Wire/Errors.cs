using System.Text.Json;

namespace StudyBot.Discord.Wire;

internal sealed record ErrorObject
{
    public int? Code { get; init; }

    public string? Message { get; init; }

    /// <summary>Mirrors the request; each leaf holds "_errors".</summary>
    public JsonElement? Errors { get; init; }
}

/// <param name="RetryAfter">In seconds.</param>
internal sealed record RateLimitObject(double? RetryAfter, bool? Global);
