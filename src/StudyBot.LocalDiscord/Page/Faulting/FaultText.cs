using StudyBot.LocalDiscord.Failing;

namespace StudyBot.LocalDiscord.Page.Faulting;

/// <summary>A fault in plain words, with what its fields hold at first.</summary>
/// <param name="What">One line: what the bot meets.</param>
internal sealed record FaultText(string Name, string Title, string What, params (string Field, string Value)[] First)
{
    private const string Posts = "/channels/*/messages";

    /// <summary>Every fault of the catalog, as the panel groups them.</summary>
    public static readonly IReadOnlyList<(string Title, IReadOnlyList<FaultText> Faults)> Groups =
    [
        ("Connection",
        [
            new(FaultCatalog.CloseGateway, "Close the connection", "Discord ends the gateway connection with a code.", ("code", "4000")),
            new(FaultCatalog.Reconnect, "Ask to reconnect", "Op 7: the bot is to come back on a new connection."),
            new(FaultCatalog.InvalidSession, "Invalidate the session", "Op 9: the bot has to resume, or to start anew.", ("resumable", "false")),
            new(FaultCatalog.DropHeartbeatAcks, "Leave heartbeats unanswered", "The bot has to notice that the connection is dead."),
            new(FaultCatalog.HeartbeatInterval, "Change the heartbeat", "New connections are asked to beat this often.", ("milliseconds", "1000")),
        ]),
        ("Events",
        [
            new(FaultCatalog.DuplicateDispatch, "Send an event twice", "The bot must act on it once.", ("event", "INTERACTION_CREATE"), ("count", "1")),
            new(FaultCatalog.ReorderDispatch, "Swap two events", "An event comes after the one that follows it, or 2 s late.", ("event", ""), ("count", "1")),
            new(FaultCatalog.Latency, "Add latency", "Every answer and every event takes so much longer.", ("milliseconds", "300")),
        ]),
        ("Requests",
        [
            new(FaultCatalog.Fail, "Fail a request", "The bot gets an error status.", ("status", "503"), ("method", "POST"), ("path", Posts), ("moment", "before"), ("count", "1")),
            new(FaultCatalog.Slow, "Slow requests down", "The answer comes late.", ("seconds", "4"), ("method", "POST"), ("path", "/interactions/**"), ("moment", "before")),
            new(FaultCatalog.Drop, "Cut a request off", "The connection ends without an answer.", ("method", "POST"), ("path", Posts), ("moment", "after"), ("count", "1")),
            new(FaultCatalog.Hold, "Hold a request", "It waits until this is cleared.", ("method", "POST"), ("path", Posts), ("moment", "before"), ("count", "1")),
        ]),
        ("Rate limits",
        [
            new(FaultCatalog.RateLimit, "Answer 429", "The bot has to wait: by itself, with all others, or everywhere.", ("seconds", "5"), ("scope", "user"), ("method", "POST"), ("path", Posts), ("count", "1")),
            new(FaultCatalog.Bucket, "Set a narrow limit", "So many requests in so many seconds, then 429.", ("limit", "5"), ("seconds", "5"), ("method", "POST"), ("path", Posts)),
            new(FaultCatalog.GlobalLimit, "Set a limit for everything", "So many requests of all kinds in so many seconds, then 429.", ("limit", "50"), ("seconds", "1")),
        ]),
        ("Access and people",
        [
            new(FaultCatalog.Deny, "Take permissions away", "The bot may do less in a channel.", ("permissions", "SEND_MESSAGES")),
            new(FaultCatalog.Outage, "Put a server out of order", "It is unavailable, though the bot is still in it."),
            new(FaultCatalog.RemoveMember, "Hide a member", "The bot finds them in no server any more."),
            new(FaultCatalog.RefuseDirectMessages, "Refuse direct messages", "The bot cannot write to a member."),
            new(FaultCatalog.ExpireTokens, "Expire interactions", "The bot can no longer answer what was pressed so far, as after 15 minutes."),
        ]),
    ];

    public static FaultText Of(string name) => Groups.SelectMany(group => group.Faults).First(fault => fault.Name == name);

    public FaultKind Kind => FaultCatalog.Find(Name)!;
}
