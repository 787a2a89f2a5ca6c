using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace StudyBot.LocalDiscord.Tests;

/// <summary>The bot's end of a gateway connection, without any policy.</summary>
internal sealed class GatewaySocket : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly MemoryStream _compressed = new();
    private ZLibStream? _inflate;

    public int? CloseCode => (int?)_socket.CloseStatus;

    public static async Task<GatewaySocket> OpenAsync(LocalDiscordServer server, string query = "?v=10&encoding=json", string? origin = null)
    {
        var gateway = new GatewaySocket();
        if (origin is not null)
        {
            gateway._socket.Options.SetRequestHeader("Origin", origin);
        }

        await gateway._socket.ConnectAsync(new UriBuilder(server.BaseAddress) { Scheme = "ws", Query = query }.Uri, LocalDiscord.Stop);
        return gateway;
    }

    public Task SendAsync(int op, JsonNode? d) => SendTextAsync(new JsonObject { ["op"] = op, ["d"] = d }.ToJsonString());

    public Task SendTextAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, LocalDiscord.Stop);

    public Task IdentifyAsync(string token, int intents = 1, JsonArray? shard = null)
    {
        var d = new JsonObject { ["token"] = token, ["intents"] = intents, ["properties"] = new JsonObject { ["os"] = "linux", ["browser"] = "test", ["device"] = "test" } };
        if (shard is not null)
        {
            d["shard"] = shard;
        }

        return SendAsync(2, d);
    }

    /// <summary>The next frame; null when the server has closed.</summary>
    public async Task<JsonObject?> ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(), LocalDiscord.Stop);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, LocalDiscord.Stop);
                return null;
            }

            message.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                var bytes = received.MessageType == WebSocketMessageType.Binary ? Inflate(message.ToArray()) : message.ToArray();
                return JsonNode.Parse(bytes)!.AsObject();
            }
        }
    }

    public async Task<JsonObject> ExpectAsync(int op, string? name = null)
    {
        while (await ReceiveAsync() is { } frame)
        {
            if (frame["op"]!.GetValue<int>() == op && (name is null || frame["t"]?.GetValue<string>() == name))
            {
                return frame;
            }
        }

        throw new InvalidOperationException($"Closed with {CloseCode} before op {op} {name}.");
    }

    public async Task<int?> ExpectCloseAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }

        return CloseCode;
    }

    public Task CloseAsync(int code) => _socket.CloseAsync((WebSocketCloseStatus)code, null, LocalDiscord.Stop);

    /// <summary>Ends without a word, as a killed process does.</summary>
    public void Abort() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _inflate?.Dispose();
        _compressed.Dispose();
        return ValueTask.CompletedTask;
    }

    private byte[] Inflate(byte[] message)
    {
        Assert.Equal((byte[])[0x00, 0x00, 0xFF, 0xFF], message[^4..]);
        var at = _compressed.Position;
        _compressed.Position = _compressed.Length;
        _compressed.Write(message);
        _compressed.Position = at;
        _inflate ??= new ZLibStream(_compressed, CompressionMode.Decompress, leaveOpen: true);
        using var plain = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = _inflate.Read(buffer)) > 0)
        {
            plain.Write(buffer, 0, read);
        }

        return plain.ToArray();
    }
}
