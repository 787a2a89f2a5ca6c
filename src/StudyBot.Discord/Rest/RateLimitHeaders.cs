using System.Globalization;

namespace StudyBot.Discord.Rest;

/// <summary>What an answer says about its rate limit.</summary>
/// <param name="Bucket">Discord's opaque name of the limit that this route shares with others.</param>
/// <param name="Reset">When the window ends by Discord's clock, in seconds; the same in all answers of one window.</param>
internal sealed record RateLimitHeaders(string Bucket, int Limit, int Remaining, TimeSpan ResetAfter, double? Reset)
{
    // https://docs.discord.com/developers/topics/rate-limits#header-format
    public static RateLimitHeaders? Of(HttpResponseMessage response) =>
        Text(response, "X-RateLimit-Bucket") is { } bucket
        && int.TryParse(Text(response, "X-RateLimit-Limit"), out var limit)
        && int.TryParse(Text(response, "X-RateLimit-Remaining"), out var remaining)
        && Seconds(Text(response, "X-RateLimit-Reset-After")) is { } resetAfter
            ? new RateLimitHeaders(bucket, limit, remaining, resetAfter, Number(Text(response, "X-RateLimit-Reset")))
            : null;

    /// <summary>Discord's own headers, which what stands in front of it does not have.</summary>
    public static bool AreIn(HttpResponseMessage response) => Text(response, "X-RateLimit-Scope") is not null || Text(response, "X-RateLimit-Bucket") is not null;

    /// <summary>A limit that others used up, which Discord does not hold against the bot.</summary>
    public static bool IsShared(HttpResponseMessage response) => Text(response, "X-RateLimit-Scope") == "shared";

    public static bool IsGlobal(HttpResponseMessage response) => Text(response, "X-RateLimit-Global") == "true";

    public static TimeSpan? RetryAfter(HttpResponseMessage response) => Seconds(Text(response, "Retry-After"));

    private static string? Text(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static TimeSpan? Seconds(string? text) => Number(text) is { } seconds and >= 0 and < 1e7 ? TimeSpan.FromSeconds(seconds) : null;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
