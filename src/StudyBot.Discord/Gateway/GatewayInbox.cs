using System.Threading.Channels;

namespace StudyBot.Discord.Gateway;

/// <summary>
/// What waits for the loop of a shard, in order. When <see cref="Room"/> frames wait, here or for what they began, no more
/// are read from the socket, and the gateway waits in its turn. What the loop tells itself never waits.
/// </summary>
internal sealed class GatewayInbox
{
    public const int Room = 256;

    // The loop goes on where the frame arrived: it blocks nobody, and another thread would only come later.
    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });

    // One mark for each frame; who writes to a full channel waits.
    private readonly Channel<bool> _room = Channel.CreateBounded<bool>(Room);

    public void Put(int connection, GatewayEvent happened) => _entries.Writer.TryWrite(new Entry(connection, happened, TakesRoom: false));

    /// <summary>Puts what the socket received, as soon as there is room.</summary>
    public async Task BringAsync(int connection, GatewayEvent received, CancellationToken stop)
    {
        await _room.Writer.WriteAsync(true, stop);
        _entries.Writer.TryWrite(new Entry(connection, received, TakesRoom: true));
    }

    /// <summary>The next entry; <see cref="Free"/> it afterwards.</summary>
    public ValueTask<Entry> TakeAsync(CancellationToken stop) => _entries.Reader.ReadAsync(stop);

    /// <param name="after">Its room is free when this has ended, however it ends.</param>
    public void Free(Entry entry, Task after)
    {
        if (entry.TakesRoom)
        {
            _ = after.ContinueWith(_ => _room.Reader.TryRead(out var _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    public readonly record struct Entry(int Connection, GatewayEvent Event, bool TakesRoom);
}
