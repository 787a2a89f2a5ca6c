namespace StudyBot.LocalDiscord.Failing;

/// <param name="Required">Fields that have to be given.</param>
/// <param name="Optional">Fields that may be given.</param>
/// <param name="Count">How often it happens if that is not said; null for as long as it stands.</param>
internal sealed record FaultKind(string Name, string What, IReadOnlyList<string> Required, IReadOnlyList<string> Optional, int? Count);

/// <summary>Every fault there is.</summary>
internal static class FaultCatalog
{
    public const string Hold = "hold";
    public const string Fail = "fail";
    public const string RateLimit = "rate-limit";
    public const string Slow = "slow";
    public const string Drop = "drop";
    public const string Bucket = "bucket";
    public const string GlobalLimit = "global-limit";
    public const string CloseGateway = "close-gateway";
    public const string Reconnect = "reconnect";
    public const string InvalidSession = "invalid-session";
    public const string DropHeartbeatAcks = "drop-heartbeat-acks";
    public const string HeartbeatInterval = "heartbeat-interval";
    public const string DuplicateDispatch = "duplicate-dispatch";
    public const string ReorderDispatch = "reorder-dispatch";
    public const string Latency = "latency";
    public const string Outage = "outage";
    public const string Deny = "deny";
    public const string RemoveMember = "remove-member";
    public const string RefuseDirectMessages = "refuse-direct-messages";
    public const string ExpireTokens = "expire-tokens";

    public static readonly IReadOnlyList<FaultKind> All =
    [
        new(Hold, "keep a request waiting before it takes effect, or after it did but before its answer", [], ["method", "path", "moment", "count", "seconds"], 1),
        new(Fail, "answer a request with an error status", ["status"], ["method", "path", "moment", "count", "code", "message"], 1),
        new(RateLimit, "answer 429", ["seconds"], ["method", "path", "scope", "count"], 1),
        new(Slow, "answer late", ["seconds"], ["method", "path", "moment", "count"], null),
        new(Drop, "cut the connection of a request without an answer", [], ["method", "path", "moment", "count"], 1),
        new(Bucket, "allow so many requests in so many seconds, then answer 429", ["limit", "seconds"], ["method", "path"], null),
        new(GlobalLimit, "allow so many requests of every kind in any span of so many seconds, then answer 429; answers to interactions do not count", ["limit", "seconds"], [], null),
        new(CloseGateway, "close the gateway connection, or the next one if there is none", ["code"], [], 1),
        new(Reconnect, "send op 7", [], [], 1),
        new(InvalidSession, "send op 9", ["resumable"], [], 1),
        new(DropHeartbeatAcks, "leave heartbeats unanswered", [], ["count"], null),
        new(HeartbeatInterval, "ask new gateway connections for heartbeats this often", ["milliseconds"], [], null),
        new(DuplicateDispatch, "send an event twice", [], ["event", "count"], 1),
        new(ReorderDispatch, "send an event after the one that follows it, or 2 s late if none does", [], ["event", "count"], 1),
        new(Latency, "let every answer and every event take so much longer", ["milliseconds"], [], null),
        new(Outage, "put a server out of order: it is unavailable on the gateway and answers 503", ["server"], [], null),
        new(Deny, "take permissions from the bot in a channel", ["channel", "permissions"], [], null),
        new(RemoveMember, "hide a member from the bot, as if they had left every server", ["member"], [], null),
        new(RefuseDirectMessages, "let a member refuse direct messages", ["member"], [], null),
        new(ExpireTokens, "end the tokens of all interactions so far", [], [], 1),
    ];

    public static FaultKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
