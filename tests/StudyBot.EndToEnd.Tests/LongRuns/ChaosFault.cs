namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <param name="Body">As it is posted to the local Discord.</param>
/// <param name="MayDelay">Whether it can be to blame for an interaction that was not answered in time.</param>
/// <param name="Strikes">How often it has to strike before it is taken back; 0 if it need not strike at all.</param>
internal sealed record ChaosFault(string Name, object Body, bool MayDelay = true, int Strikes = 0)
{
    private const string Callback = "/interactions/*/*/callback";
    private const string Messages = "/channels/*/messages";
    private const string Message = "/channels/*/messages/*";
    private const string Threads = "/channels/*/messages/*/threads";

    private static readonly int[] GatewayCodes = [1001, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009];
    private static readonly string[] Scopes = ["user", "global", "shared"];
    private static readonly int[] Statuses = [500, 502, 503, 504];
    private static readonly string[] Moments = ["before", "after"];

    /// <summary>Asks every new connection for heartbeats so often that missing answers are noticed soon.</summary>
    public static readonly object QuickHeartbeats = new { fault = "heartbeat-interval", milliseconds = 1_000 };

    public static ChaosFault WhileAnswering(Random random) => random.Next(4) switch
    {
        0 => OfGateway(random),
        1 => OfRequests(random, "POST", Callback),
        2 => new ChaosFault("an event that comes twice", new { fault = "duplicate-dispatch", @event = "INTERACTION_CREATE", count = random.Next(1, 8) }, MayDelay: false),
        _ => OfRequests(random, "PATCH", "/webhooks/**"),
    };

    public static ChaosFault WhilePosting(Random random) => random.Next(5) switch
    {
        0 => OfGateway(random),
        1 => OfRequests(random, "GET", Messages),
        _ => OfRequests(random, "POST", Messages),
    };

    public static ChaosFault WhileClosing(Random random) => random.Next(4) switch
    {
        0 => OfRequests(random, "POST", Threads),
        1 => OfRequests(random, "POST", Messages),
        _ => OfRequests(random, "PATCH", Message),
    };

    private static ChaosFault OfGateway(Random random)
    {
        var code = Pick(random, GatewayCodes);
        return random.Next(8) switch
        {
            0 => new ChaosFault("op 7", new { fault = "reconnect" }),
            1 => new ChaosFault("op 9, resumable", new { fault = "invalid-session", resumable = true }),
            2 => new ChaosFault("op 9", new { fault = "invalid-session", resumable = false }),
            3 => new ChaosFault("heartbeats without answer", new { fault = "drop-heartbeat-acks", count = 3 }, Strikes: 2),
            _ => new ChaosFault($"closed with {code}", new { fault = "close-gateway", code }),
        };
    }

    private static ChaosFault OfRequests(Random random, string method, string path)
    {
        var (moment, count) = (Pick(random, Moments), random.Next(1, 4));
        var (status, scope) = (Pick(random, Statuses), Pick(random, Scopes));
        var seconds = Math.Round(0.2 + random.NextDouble(), 3);
        return random.Next(5) switch
        {
            0 => new ChaosFault($"{status} {moment} {method} {path}", new { fault = "fail", status, method, path, moment, count }),
            1 => new ChaosFault($"429 of {scope} on {method} {path}", new { fault = "rate-limit", seconds, method, path, scope, count }),
            2 => new ChaosFault($"cut {moment} {method} {path}", new { fault = "drop", method, path, moment, count }),
            3 => new ChaosFault($"slow {method} {path}", new { fault = "slow", seconds, method, path, moment, count }),
            _ => new ChaosFault("latency", new { fault = "slow", seconds = Math.Round(random.NextDouble() * 0.3, 3) + 0.001 }),
        };
    }

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
