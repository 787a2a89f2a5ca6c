using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudyBot.Discord.Wire;

/// <summary>One message of the gateway, as received.</summary>
internal sealed record GatewayFrame(int Op, JsonElement D = default, long? S = null, string? T = null);

internal static class GatewayOp
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAck = 11;
}

internal sealed record HelloObject
{
    public required int HeartbeatInterval { get; init; }
}

internal sealed record ReadyObject
{
    public required UserObject User { get; init; }

    public required string SessionId { get; init; }

    public Uri? ResumeGatewayUrl { get; init; }

    public IReadOnlyList<UnavailableGuildObject> Guilds { get; init; } = [];

    public required ApplicationObject Application { get; init; }
}

internal sealed record ApplicationObject
{
    public required Snowflake Id { get; init; }

    public string? InteractionsEndpointUrl { get; init; }
}

internal sealed record UnavailableGuildObject
{
    public required Snowflake Id { get; init; }

    public bool? Unavailable { get; init; }
}

internal sealed record HeartbeatFrame(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? D)
{
    public int Op { get; } = GatewayOp.Heartbeat;
}

internal sealed record IdentifyFrame(IdentifyBody D)
{
    public int Op { get; } = GatewayOp.Identify;
}

internal sealed record ResumeFrame(ResumeBody D)
{
    public int Op { get; } = GatewayOp.Resume;
}

// Classes, not records: a record would print the token.
internal sealed class IdentifyBody
{
    public required string Token { get; init; }

    public required int Intents { get; init; }

    /// <summary>Its number and how many there are; left out if there is only one.</summary>
    public IReadOnlyList<int>? Shard { get; init; }

    public IdentifyProperties Properties { get; init; } = new();
}

internal sealed record IdentifyProperties
{
    public string Os { get; } = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    public string Browser { get; } = "StudyBot";

    public string Device { get; } = "StudyBot";
}

internal sealed class ResumeBody
{
    public required string Token { get; init; }

    public required string SessionId { get; init; }

    public required long Seq { get; init; }
}

/// <summary>The answer to GET /gateway/bot.</summary>
internal sealed record GatewayBotObject
{
    public required Uri Url { get; init; }

    /// <summary>How many shards Discord recommends.</summary>
    public int? Shards { get; init; }

    public SessionStartLimit? SessionStartLimit { get; init; }
}

/// <param name="ResetAfter">In milliseconds.</param>
/// <param name="MaxConcurrency">How many shards may identify within 5 seconds.</param>
internal sealed record SessionStartLimit(int? Total, int? Remaining, long? ResetAfter, int? MaxConcurrency);
