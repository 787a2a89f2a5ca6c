using System.Text.Json;
using Microsoft.Extensions.Logging;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Gateway;

/// <summary>Something that <see cref="GatewaySession"/> wants done.</summary>
internal abstract record GatewayEffect
{
    private GatewayEffect()
    {
    }

    /// <param name="Asked">The gateway asked for it, and the next one is due anyway.</param>
    public sealed record SendHeartbeat(HeartbeatFrame Frame, bool Asked = false) : GatewayEffect;

    public sealed record SendIdentify(IdentifyFrame Frame) : GatewayEffect;

    public sealed record SendResume(ResumeFrame Frame) : GatewayEffect;

    /// <summary>Asks for one <see cref="GatewayEvent.Tick"/>; replaces an earlier one.</summary>
    public sealed record TickIn(TimeSpan After) : GatewayEffect;

    /// <summary>An event for the rest of the program.</summary>
    public sealed record Dispatch(string Name, JsonElement Details) : GatewayEffect;

    public sealed record Close(int Code) : GatewayEffect;

    /// <param name="Resume">Where to resume; null to look up the gateway's address and identify.</param>
    public sealed record Connect(Uri? Resume, TimeSpan After) : GatewayEffect;

    /// <summary>Gives up for good.</summary>
    /// <param name="NeedsMoreShards">More shards would help.</param>
    public sealed record Stop(string Advice, bool NeedsMoreShards = false) : GatewayEffect;

    public sealed record Note(LogLevel Level, string Text) : GatewayEffect;
}
