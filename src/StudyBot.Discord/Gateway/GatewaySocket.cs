using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Gateway;

/// <summary>One WebSocket connection that carries frames as JSON.</summary>
/// <param name="compress">Asks for one zlib stream over all messages.</param>
internal sealed class GatewaySocket(TimeProvider time, bool compress = false) : IDisposable
{
    /// <summary>No frame is larger: the largest servers' GUILD_CREATE stays below.</summary>
    public const int MaxFrameBytes = 8 * 1024 * 1024;

    /// <summary>Discord closes a connection on which it receives more in one piece.</summary>
    // https://docs.discord.com/developers/events/gateway#sending-events
    public const int MaxSentBytes = 4_096;

    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _aborted = new();
    private readonly GatewayInflater? _inflater = compress ? new GatewayInflater() : null;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private MemoryStream _whole = new();

    /// <summary>Nobody listens to this connection any more.</summary>
    public CancellationToken Aborted => _aborted.Token;

    /// <summary>The address with what Discord wants to know in its query.</summary>
    public static Uri AddressOf(Uri gateway, bool compress = false) =>
        new UriBuilder(gateway) { Query = "v=10&encoding=json" + (compress ? "&compress=zlib-stream" : "") }.Uri;

    public async Task ConnectAsync(Uri gateway, CancellationToken stop)
    {
        using var limit = Limit(ConnectWithin, stop);
        await _socket.ConnectAsync(AddressOf(gateway, compress), limit.Token);
    }

    /// <exception cref="DiscordConnectionException">The frame is larger than Discord takes.</exception>
    public async Task SendAsync<T>(T frame, JsonTypeInfo<T> type, CancellationToken stop)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(frame, type);
        if (json.Length > MaxSentBytes)
        {
            // All but the token has a length of its own.
            throw new DiscordConnectionException($"Discord:Token is too long: what is sent to the gateway may have {MaxSentBytes} bytes, and would have {json.Length}. Copy the token again from the Bot page of your application.");
        }

        using var limit = Limit(SendWithin, stop);
        await _socket.SendAsync(json, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
    }

    /// <summary>Waits for the next message, one caller at a time; the last event is always <see cref="GatewayEvent.Closed"/>.</summary>
    public async Task<GatewayEvent> ReceiveAsync()
    {
        try
        {
            Empty();
            while (true)
            {
                var part = await _socket.ReceiveAsync(_buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return new GatewayEvent.Closed((int?)_socket.CloseStatus);
                }

                if (_whole.Length + part.Count > MaxFrameBytes)
                {
                    return new GatewayEvent.Garbled($"a message of more than {MaxFrameBytes} bytes");
                }

                _whole.Write(_buffer, 0, part.Count);
                if (!part.EndOfMessage)
                {
                    continue;
                }

                var message = _whole.GetBuffer().AsSpan(0, (int)_whole.Length);
                if (_inflater is null || part.MessageType == WebSocketMessageType.Text)
                {
                    return Parse(message);
                }

                if (GatewayInflater.IsWhole(message))
                {
                    return Inflate(_whole);
                }
            }
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
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

    /// <summary>Ends a <see cref="ReceiveAsync"/> that is waiting, and <see cref="Aborted"/>.</summary>
    public void Abort()
    {
        _aborted.Cancel();
        _socket.Abort();
    }

    public void Dispose()
    {
        _socket.Dispose();
        _aborted.Dispose();
        _inflater?.Dispose();
    }

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

    // The room of a usual message is kept for the next one.
    private void Empty()
    {
        if (_whole.Capacity > 4 * _buffer.Length)
        {
            _whole = new MemoryStream();
        }

        _whole.SetLength(0);
    }

    private GatewayEvent Inflate(MemoryStream deflated)
    {
        try
        {
            return _inflater!.Inflate(deflated, MaxFrameBytes) is { } json
                ? Parse(json.Span)
                : new GatewayEvent.Garbled($"a message of more than {MaxFrameBytes} bytes");
        }
        catch (InvalidDataException)
        {
            return new GatewayEvent.Garbled("no zlib stream");
        }
    }

    private LimitedToken Limit(TimeSpan within, CancellationToken stop) => new(within, time, stop);
}
