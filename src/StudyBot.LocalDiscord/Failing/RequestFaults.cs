using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StudyBot.LocalDiscord.Rest;

namespace StudyBot.LocalDiscord.Failing;

/// <summary>Lets faults strike one request, before or after it takes effect.</summary>
internal sealed class RequestFaults(FaultBoard board, TimeProvider clock)
{
    /// <returns>The answer to give instead of the request's own; null to go on.</returns>
    public async Task<RestAnswer?> StrikeAsync(HttpContext context, string method, string path, FaultMoment moment)
    {
        bool Fits(FaultPlan plan) => plan.Moment == moment && Matches(plan, method, path);

        var gone = context.RequestAborted;
        if (moment == FaultMoment.Before && board.Take(_ => true, FaultCatalog.Latency) is { } latency)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(latency.Plan.Milliseconds!.Value), clock, gone);
        }

        if (board.Take(Fits, FaultCatalog.Slow) is { } slow)
        {
            await Task.Delay(TimeSpan.FromSeconds(slow.Plan.Seconds!.Value), clock, gone);
        }

        if (board.Take(Fits, FaultCatalog.Hold) is { } hold)
        {
            await HoldAsync(hold, gone);
        }

        if (board.Take(Fits, FaultCatalog.Drop) is not null)
        {
            context.Abort();
            throw new OperationCanceledException(gone);
        }

        return board.Take(Fits, FaultCatalog.Fail, FaultCatalog.RateLimit) is { } failing ? AnswerOf(failing.Plan) : null;
    }

    public static bool Matches(FaultPlan plan, string method, string path) =>
        (plan.Method is null || plan.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (plan.Path is null || Regex.IsMatch(path, Pattern(plan.Path), RegexOptions.NonBacktracking));

    public static RestAnswer TooManyRequests(double retryAfter, string scope)
    {
        var seconds = retryAfter.ToString("0.###", CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string> { ["Retry-After"] = Math.Ceiling(retryAfter).ToString(CultureInfo.InvariantCulture), ["X-RateLimit-Scope"] = scope, ["X-RateLimit-Remaining"] = "0", ["X-RateLimit-Reset-After"] = seconds };
        if (scope == "global")
        {
            headers["X-RateLimit-Global"] = "true";
        }

        return new RestAnswer(429, new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = retryAfter, ["global"] = scope == "global", ["code"] = 0 })
        {
            Headers = headers,
        };
    }

    private static string Pattern(string glob) =>
        "^" + Regex.Escape(glob).Replace("\\*\\*", ".*", StringComparison.Ordinal).Replace("\\*", "[^/]*", StringComparison.Ordinal) + "$";

    // https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
    private static RestAnswer TurnedAway(double retryAfter) => new(429)
    {
        Html = "<!doctype html><title>Access denied</title><h1>Error 1015</h1><p>You are being rate limited.</p>",
        Headers = new Dictionary<string, string> { ["Retry-After"] = Math.Ceiling(retryAfter).ToString(CultureInfo.InvariantCulture) },
    };

    private static RestAnswer AnswerOf(FaultPlan plan) => plan.Name == FaultCatalog.RateLimit
        ? plan.Scope == "cloudflare" ? TurnedAway(plan.Seconds!.Value) : TooManyRequests(plan.Seconds!.Value, plan.Scope ?? "user")
        : new RestAnswer(plan.Status!.Value, new JsonObject { ["message"] = plan.Message ?? $"{plan.Status}: failed as asked", ["code"] = plan.Code ?? 0 });

    private async Task HoldAsync(Fault hold, CancellationToken gone)
    {
        try
        {
            await (hold.Plan.Seconds is { } seconds
                ? hold.Released.WaitAsync(TimeSpan.FromSeconds(seconds), clock, gone)
                : hold.Released.WaitAsync(gone));
        }
        catch (TimeoutException)
        {
            // Held for as long as was asked.
        }
        finally
        {
            hold.LetGo();
        }
    }
}
