using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace StudyBot.LocalDiscord.Gateway;

/// <summary>One WebSocket to the bot, seen from the sending side: frames are queued and written in order by one task.</summary>
/// <param name="url">Where the bot comes back to.</param>
/// <param name="latency">How long a frame takes that is sent now.</param>
internal sealed class GatewayConnection(WebSocket socket, string url, bool compressed, TimeProvider clock, Func<TimeSpan> latency) : IDisposable
{
    private readonly Channel<Outgoing> _outbox = Channel.CreateUnbounded<Outgoing>(new UnboundedChannelOptions { SingleReader = true });
    private readonly MemoryStream _deflated = new();
    private ZLibStream? _deflate;

    public string Url => url;

    public void Send(string frame) => Queue(frame, null, "");

    /// <summary>Closes after what is queued; nothing is sent after that.</summary>
    public void Close(int code, string reason)
    {
        Queue(null, code, reason);
        _outbox.Writer.TryComplete();
    }

    /// <summary>Nothing more is queued.</summary>
    public void Complete() => _outbox.Writer.TryComplete();

    public async Task PumpAsync(CancellationToken stop)
    {
        await foreach (var (frame, code, reason, queuedAt, takes) in _outbox.Reader.ReadAllAsync(stop))
        {
            if (takes - clock.GetElapsedTime(queuedAt) is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left, clock, stop);
            }

            if (code is { } close)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)close, reason, stop);
                return;
            }

            if (compressed)
            {
                await socket.SendAsync(Deflate(frame!), WebSocketMessageType.Binary, true, stop);
            }
            else
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(frame!), WebSocketMessageType.Text, true, stop);
            }
        }
    }

    public void Dispose()
    {
        Complete();
        _deflate?.Dispose();
        _deflated.Dispose();
    }

    private void Queue(string? frame, int? code, string reason) =>
        _outbox.Writer.TryWrite(new Outgoing(frame, code, reason, clock.GetTimestamp(), latency()));

    // One context for the connection; Flush ends each message with 00 00 FF FF, which the reader waits for.
    private byte[] Deflate(string frame)
    {
        _deflate ??= new ZLibStream(_deflated, CompressionLevel.Fastest, leaveOpen: true);
        _deflated.SetLength(0);
        _deflate.Write(Encoding.UTF8.GetBytes(frame));
        _deflate.Flush();
        return _deflated.ToArray();
    }

    private sealed record Outgoing(string? Frame, int? Code, string Reason, long QueuedAt, TimeSpan Takes);
}
