using StudyBot.LocalDiscord.Failing;

namespace StudyBot.LocalDiscord;

/// <summary>Whose limit a 429 names.</summary>
public enum RateLimitScope
{
    User,
    Global,
    Shared,

    /// <summary>None of Discord's own: what stands in front of it answers, with a page instead of JSON.</summary>
    Cloudflare,
}

/// <summary>
/// Makes this Discord misbehave, as the real one does at times. Paths are patterns below the API's version, such as
/// "/channels/*/messages"; "*" stands for one part, "**" for any number.
/// </summary>
public sealed class Faults
{
    private readonly FaultBoard _board;

    internal Faults(FaultBoard board) => _board = board;

    public IReadOnlyList<Fault> All => _board.All;

    /// <summary>Keeps requests waiting until <see cref="Fault.Release"/>.</summary>
    public Fault Hold(string method, string path, FaultMoment moment = FaultMoment.Before, int count = 1) =>
        _board.Add(new FaultPlan(FaultCatalog.Hold) { Method = method, Path = path, Moment = moment, Count = count });

    /// <param name="status">400 to 599.</param>
    public Fault Fail(string method, string path, int status, FaultMoment moment = FaultMoment.Before, int count = 1) =>
        _board.Add(new FaultPlan(FaultCatalog.Fail) { Method = method, Path = path, Status = status, Moment = moment, Count = count });

    public Fault RateLimit(string method, string path, TimeSpan retryAfter, RateLimitScope scope = RateLimitScope.User, int count = 1) =>
        _board.Add(new FaultPlan(FaultCatalog.RateLimit) { Method = method, Path = path, Seconds = retryAfter.TotalSeconds, Scope = scope.ToString().ToLowerInvariant(), Count = count });

    /// <param name="count">Null for every request as long as it stands.</param>
    public Fault Slow(string method, string path, TimeSpan by, int? count = null) =>
        _board.Add(new FaultPlan(FaultCatalog.Slow) { Method = method, Path = path, Seconds = by.TotalSeconds, Count = count });

    /// <summary>Cuts the connection without an answer.</summary>
    public Fault Drop(string method, string path, FaultMoment moment = FaultMoment.Before, int count = 1) =>
        _board.Add(new FaultPlan(FaultCatalog.Drop) { Method = method, Path = path, Moment = moment, Count = count });

    /// <summary>Closes the bot's gateway connection, or its next one if there is none.</summary>
    public Fault CloseGateway(int code) => _board.Add(new FaultPlan(FaultCatalog.CloseGateway) { Code = code, Count = 1 });

    /// <summary>Op 7.</summary>
    public Fault Reconnect() => _board.Add(new FaultPlan(FaultCatalog.Reconnect) { Count = 1 });

    /// <summary>Op 9.</summary>
    public Fault InvalidSession(bool resumable) => _board.Add(new FaultPlan(FaultCatalog.InvalidSession) { Resumable = resumable, Count = 1 });

    public Fault DropHeartbeatAcks(int? count = null) => _board.Add(new FaultPlan(FaultCatalog.DropHeartbeatAcks) { Count = count });

    /// <summary>For connections made from now on.</summary>
    public Fault HeartbeatInterval(TimeSpan interval) =>
        _board.Add(new FaultPlan(FaultCatalog.HeartbeatInterval) { Milliseconds = (int)interval.TotalMilliseconds });

    /// <param name="name">"INTERACTION_CREATE", or null for any event.</param>
    public Fault DuplicateDispatch(string? name = null, int count = 1) =>
        _board.Add(new FaultPlan(FaultCatalog.DuplicateDispatch) { Event = name, Count = count });

    /// <summary>An event comes after the one that follows it.</summary>
    /// <param name="name">"INTERACTION_CREATE", or null for any event.</param>
    public Fault ReorderDispatch(string? name = null, int count = 1) =>
        _board.Add(new FaultPlan(FaultCatalog.ReorderDispatch) { Event = name, Count = count });

    /// <summary>Every answer and every event takes so much longer.</summary>
    public Fault Latency(TimeSpan by) => _board.Add(new FaultPlan(FaultCatalog.Latency) { Milliseconds = (int)by.TotalMilliseconds });

    /// <summary>Puts a server out of order: unavailable, but the bot is still in it.</summary>
    public Fault Outage(ulong server) => _board.Add(new FaultPlan(FaultCatalog.Outage) { Server = $"{server}" });

    /// <param name="permissions">Names as Discord writes them, "SEND_MESSAGES".</param>
    public Fault Deny(ulong channel, params string[] permissions) =>
        _board.Add(new FaultPlan(FaultCatalog.Deny) { Channel = $"{channel}", Permissions = permissions });

    public Fault RemoveMember(ulong member) => _board.Add(new FaultPlan(FaultCatalog.RemoveMember) { Member = $"{member}" });

    public Fault RefuseDirectMessages(ulong member) => _board.Add(new FaultPlan(FaultCatalog.RefuseDirectMessages) { Member = $"{member}" });

    /// <summary>Ends the tokens of all interactions so far.</summary>
    public Fault ExpireTokens() => _board.Add(new FaultPlan(FaultCatalog.ExpireTokens) { Count = 1 });

    /// <summary>Ends every fault and lets go what is held.</summary>
    public void Clear() => _board.Clear();
}
