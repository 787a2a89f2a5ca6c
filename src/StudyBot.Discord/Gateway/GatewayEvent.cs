using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Gateway;

/// <summary>Something that happened to the connection, told to <see cref="GatewaySession"/>.</summary>
internal abstract record GatewayEvent
{
    private GatewayEvent()
    {
    }

    public sealed record Started : GatewayEvent;

    public sealed record Connected : GatewayEvent;

    public sealed record ConnectFailed : GatewayEvent;

    public sealed record Received(GatewayFrame Frame) : GatewayEvent;

    /// <summary>Something arrived that is no frame, or too large for one.</summary>
    public sealed record Garbled(string Why) : GatewayEvent;

    /// <summary>The time asked for by <see cref="GatewayEffect.TickIn"/> is over.</summary>
    public sealed record Tick : GatewayEvent;

    /// <summary>The other side closed, or the connection broke (no code).</summary>
    public sealed record Closed(int? Code) : GatewayEvent;
}
