using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace StudyBot.Discord.Tests.Gateway;

/// <summary>
/// As little of a Discord as a client can connect to, down to the bytes. Each script serves one gateway connection; when
/// none is left, <see cref="ServeAsync"/> does, as a healthy gateway would.
/// </summary>
internal sealed class RawGateway : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Func<RawConnection, Task>> _scripts = new();
    private readonly ConcurrentQueue<Func<NetworkStream, CancellationToken, Task>> _answers = new();
    private readonly ConcurrentBag<Task> _serving = [];
    private readonly Task _accepting;
    private int _open;

    public RawGateway()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Api => $"http://127.0.0.1:{Port}/api/v10";

    /// <summary>What is said of the gateway; by default the address of this server and nothing else.</summary>
    public string? GatewayBot { get; set; }

    /// <summary>The address for resuming in READY.</summary>
    public string? ResumeAddress { get; set; }

    /// <summary>Gateway connections that are open now.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>The request lines of all gateway connections.</summary>
    public ConcurrentQueue<string> Connections { get; } = new();

    /// <summary>The request lines of everything else.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>What healthy connections were sent, but for heartbeats.</summary>
    public ConcurrentQueue<JsonElement> Greetings { get; } = new();

    public RawGateway Then(Func<RawConnection, Task> script)
    {
        _scripts.Enqueue(script);
        return this;
    }

    /// <summary>Answers the next request that is none for a gateway connection.</summary>
    public RawGateway ThenAnswers(Func<NetworkStream, CancellationToken, Task> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    /// <summary>Behaves well until the client goes.</summary>
    public async Task ServeAsync(RawConnection connection)
    {
        await connection.SayAsync("""{"op":10,"d":{"heartbeat_interval":40000},"s":null,"t":null}""");
        while (await connection.HearAsync() is { } frame)
        {
            switch (frame.GetProperty("op").GetInt32())
            {
                case 1:
                    await connection.SayAsync("""{"op":11}""");
                    break;
                case 2:
                    Greetings.Enqueue(frame);
                    await connection.SayAsync($$$"""{"op":0,"s":1,"t":"READY","d":{{{Conversation.ReadyJson(ResumeAddress ?? $"ws://127.0.0.1:{Port}")}}}}""");
                    break;
                case 6:
                    Greetings.Enqueue(frame);
                    await connection.SayAsync($$$"""{"op":0,"s":{{{frame.GetProperty("d").GetProperty("seq").GetInt64() + 1}}},"t":"RESUMED","d":{}}""");
                    break;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_serving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _serving.Add(ServeAsync(client));
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var closing = client;
        await using var stream = client.GetStream();
        var request = await HeadAsync(stream);
        if (!request.Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase))
        {
            Requests.Enqueue(request.Split("\r\n")[0]);
            await SkipBodyAsync(stream, request);
            if (_answers.TryDequeue(out var answer))
            {
                // Whoever has read enough hangs up.
                await answer(stream, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }

            var body = request.Contains("/gateway/bot ", StringComparison.Ordinal) ? GatewayBot ?? $$"""{"url":"ws://127.0.0.1:{{Port}}"}""" : "[]";
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"), _stop.Token);
            return;
        }

        Connections.Enqueue(request.Split("\r\n")[0]);
        Interlocked.Increment(ref _open);
        try
        {
            var script = _scripts.TryDequeue(out var next) ? next : ServeAsync;
            await script(new RawConnection(stream, request, _stop.Token));
        }
        catch (Exception gone) when (gone is IOException or WebSocketException or OperationCanceledException)
        {
            // The client hung up, or the test is over.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task SkipBodyAsync(NetworkStream stream, string head)
    {
        if (head.Split("Content-Length: ") is [_, var rest])
        {
            await stream.ReadExactlyAsync(new byte[int.Parse(rest.Split("\r\n")[0], CultureInfo.InvariantCulture)], _stop.Token);
        }
    }

    // What comes after the head is left where it is. It is looked at first, because byte by byte would take too long.
    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var seen = await stream.Socket.ReceiveAsync(buffer, SocketFlags.Peek, _stop.Token);
            var length = buffer.AsSpan(0, seen).IndexOf("\r\n\r\n"u8) + 4;
            if (length >= 4)
            {
                await stream.ReadExactlyAsync(buffer.AsMemory(0, length), _stop.Token);
                return Encoding.ASCII.GetString(buffer, 0, length);
            }

            if (seen == 0)
            {
                return "";
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, _stop.Token);
        }
    }
}

/// <summary>One connection, before its handshake.</summary>
internal sealed class RawConnection(NetworkStream stream, string request, CancellationToken stop)
{
    private WebSocket? _socket;

    /// <summary>Sends bytes as they are, without a handshake.</summary>
    public async Task BytesAsync(params byte[] bytes) => await stream.WriteAsync(bytes, stop);

    public async Task ShakeHandsAsync()
    {
        if (_socket is null)
        {
            var key = request.Split("Sec-WebSocket-Key: ")[1].Split("\r\n")[0];
            await BytesAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {Accept(key)}\r\n\r\n"));
            _socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        }
    }

    public Task SayAsync(string json) => SayAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text);

    public async Task SayAsync(byte[] message, WebSocketMessageType type)
    {
        await ShakeHandsAsync();
        await _socket!.SendAsync(message, type, endOfMessage: true, stop);
    }

    public async Task CloseAsync(int code)
    {
        await ShakeHandsAsync();
        await _socket!.CloseOutputAsync((WebSocketCloseStatus)code, null, stop);
    }

    /// <summary>The next frame, or null when the client closed.</summary>
    public async Task<JsonElement?> HearAsync()
    {
        await ShakeHandsAsync();
        var buffer = new byte[16 * 1024];
        var heard = await _socket!.ReceiveAsync(buffer.AsMemory(), stop);
        return heard.MessageType == WebSocketMessageType.Close ? null : JsonDocument.Parse(buffer.AsMemory(0, heard.Count)).RootElement;
    }

    /// <summary>Waits until the client is gone, whatever it says until then.</summary>
    public async Task UntilGoneAsync()
    {
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, stop) > 0)
        {
        }
    }

#pragma warning disable CA5350 // The WebSocket handshake (RFC 6455) prescribes SHA-1.
    private static string Accept(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
}
