using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Gateway;

/// <summary>One WebSocket connection that carries frames as JSON text.</summary>
internal sealed class GatewaySocket(TimeProvider time) : IDisposable
{
    /// <summary>No frame is larger: the largest servers' GUILD_CREATE stays below.</summary>
    public const int MaxFrameBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket _socket = new();

    /// <summary>The address with what Discord wants to know in its query.</summary>
    public static Uri AddressOf(Uri gateway) => new UriBuilder(gateway) { Query = "v=10&encoding=json" }.Uri;

    public async Task ConnectAsync(Uri gateway, CancellationToken stop)
    {
        using var limit = Limit(ConnectWithin, stop);
        await _socket.ConnectAsync(AddressOf(gateway), limit.Token);
    }

    public async Task SendAsync<T>(T frame, JsonTypeInfo<T> type, CancellationToken stop)
    {
        using var limit = Limit(SendWithin, stop);
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(frame, type), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
    }

    /// <summary>Waits for the next message; the last event is always <see cref="GatewayEvent.Closed"/>.</summary>
    public async Task<GatewayEvent> ReceiveAsync()
    {
        try
        {
            using var whole = new MemoryStream();
            var buffer = new byte[16 * 1024];
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return new GatewayEvent.Closed((int?)_socket.CloseStatus);
                }

                if (whole.Length + part.Count > MaxFrameBytes)
                {
                    return new GatewayEvent.Garbled($"a message of more than {MaxFrameBytes} bytes");
                }

                whole.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    return Parse(whole.GetBuffer().AsSpan(0, (int)whole.Length));
                }
            }
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or OperationCanceledException)
        {
            return new GatewayEvent.Closed(null);
        }
    }

    /// <summary>Says goodbye with a code, and waits for no answer.</summary>
    public async Task CloseAsync(int code)
    {
        using var limit = Limit(CloseWithin, CancellationToken.None);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await _socket.CloseOutputAsync((WebSocketCloseStatus)code, null, limit.Token);
            }
        }
        catch (Exception broken) when (broken is WebSocketException or OperationCanceledException or IOException)
        {
            // The other side is gone already, which is what a close wants.
        }
    }

    /// <summary>Ends a <see cref="ReceiveAsync"/> that is waiting.</summary>
    public void Abort() => _socket.Abort();

    public void Dispose() => _socket.Dispose();

    internal static GatewayEvent Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, WireJson.Default.GatewayFrame) is { } frame
                ? new GatewayEvent.Received(frame)
                : new GatewayEvent.Garbled("null");
        }
        catch (JsonException unreadable)
        {
            return new GatewayEvent.Garbled($"no frame in JSON (byte {unreadable.BytePositionInLine})");
        }
    }

    private LimitedToken Limit(TimeSpan within, CancellationToken stop) => new(within, time, stop);
}
