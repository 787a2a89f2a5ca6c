using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Gateway;

/// <param name="Dispatched">Called for every event, in order; must not block. The task ends when the event waits for nothing more.</param>
/// <param name="Disconnected">Called when a connection is lost or given up.</param>
/// <param name="BeforeClosing">Awaited before the connection is closed for good.</param>
internal sealed record GatewayListener(Func<string, JsonElement, Task> Dispatched, Action Disconnected, Func<Task> BeforeClosing);

/// <summary>Does what the <see cref="GatewaySession"/> of one shard decides, over a real socket. One loop owns all state.</summary>
internal sealed class GatewayLoop(GatewaySession session, Shard shard, GatewayEntrance entrance, bool compress, TimeProvider time, ILogger logger)
{
    private const int GoodBye = 1000;

    private readonly GatewayInbox _inbox = new();
    private readonly long _start = time.GetTimestamp();
    private readonly string _who = shard.Of > 1 ? $"Shard {shard}: " : "";

    private OutgoingLimit _outgoing = new();
    private GatewaySocket? _socket;
    private Task _receiving = Task.CompletedTask;
    private Task _dispatched = Task.CompletedTask;
    private ITimer? _tick;
    private int _connection;
    private bool _entered;

    public async Task RunAsync(GatewayListener listener, CancellationToken stop)
    {
        try
        {
            await DoAsync(session.On(new GatewayEvent.Started()), listener, stop);
            while (true)
            {
                var entry = await _inbox.TakeAsync(stop);
                _dispatched = Task.CompletedTask;
                if (entry.Connection == _connection)
                {
                    await DoAsync(session.On(entry.Event), listener, stop);
                }

                _inbox.Free(entry, _dispatched);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await listener.BeforeClosing();
        }
        finally
        {
            await DropAsync(GoodBye);
        }
    }

    private async Task DoAsync(IReadOnlyList<GatewayEffect> effects, GatewayListener listener, CancellationToken stop)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case GatewayEffect.Dispatch dispatch:
                    _dispatched = listener.Dispatched(dispatch.Name, dispatch.Details);
                    break;
                case GatewayEffect.SendHeartbeat send when _outgoing.TryTake(time.GetElapsedTime(_start), send.Asked):
                    await SendAsync(socket => socket.SendAsync(send.Frame, WireJson.Default.HeartbeatFrame, stop), stop);
                    break;
                case GatewayEffect.SendIdentify send when _outgoing.TryTake(time.GetElapsedTime(_start), asked: false):
                    await SendAsync(socket => socket.SendAsync(send.Frame, WireJson.Default.IdentifyFrame, stop), stop);
                    Leave(identified: true);
                    break;
                case GatewayEffect.SendResume send when _outgoing.TryTake(time.GetElapsedTime(_start), asked: false):
                    await SendAsync(socket => socket.SendAsync(send.Frame, WireJson.Default.ResumeFrame, stop), stop);
                    break;
                case GatewayEffect.TickIn tick:
                    TickIn(tick.After);
                    break;
                case GatewayEffect.Close close:
                    await DropAsync(close.Code);
                    break;
                case GatewayEffect.Connect connect:
                    listener.Disconnected();
                    await ConnectAsync(connect, stop);
                    break;
                case GatewayEffect.Note note:
                    logger.Log(note.Level, "{Shard}{What}", _who, note.Text);
                    break;
                case GatewayEffect.Stop fatal:
                    listener.Disconnected();
                    throw new DiscordConnectionException(fatal.Advice) { NeedsMoreShards = fatal.NeedsMoreShards };
            }
        }
    }

    private async Task ConnectAsync(GatewayEffect.Connect connect, CancellationToken stop)
    {
        await DropAsync(GatewaySession.ClosedToResume);
        if (connect.After > TimeSpan.Zero)
        {
            await Task.Delay(connect.After, time, stop);
        }

        var connection = ++_connection;
        var socket = new GatewaySocket(time, compress);
        try
        {
            var address = connect.Resume ?? await EnterAsync(stop);
            await socket.ConnectAsync(address, stop);
        }
        catch (Exception failure) when (GatewayEntrance.MayPass(failure, stop))
        {
            socket.Dispose();
            Leave(identified: false);
            logger.LogWarning("{Shard}The gateway cannot be reached: {Why}", _who, failure.Message);
            _inbox.Put(connection, new GatewayEvent.ConnectFailed());
            return;
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        _socket = socket;
        _outgoing = new OutgoingLimit();
        _inbox.Put(connection, new GatewayEvent.Connected());
        _receiving = ReceiveAsync(socket, connection);
    }

    private async Task<Uri> EnterAsync(CancellationToken stop)
    {
        var address = await entrance.EnterAsync(shard, stop);
        _entered = true;
        return address;
    }

    private void Leave(bool identified)
    {
        if (_entered)
        {
            _entered = false;
            entrance.Leave(shard, identified);
        }
    }

    private async Task ReceiveAsync(GatewaySocket socket, int connection)
    {
        try
        {
            GatewayEvent happened;
            do
            {
                happened = await socket.ReceiveAsync();
                await _inbox.BringAsync(connection, happened, socket.Aborted);
            }
            while (happened is GatewayEvent.Received);
        }
        catch (OperationCanceledException)
        {
            // Nobody wants to know any more.
        }
    }

    private async Task SendAsync(Func<GatewaySocket, Task> send, CancellationToken stop)
    {
        try
        {
            await (_socket is { } socket ? send(socket) : Task.CompletedTask);
        }
        catch (Exception failure) when (failure is WebSocketException or InvalidOperationException || (failure is OperationCanceledException && !stop.IsCancellationRequested))
        {
            // Receiving notices as well; whichever event comes first counts, the session ignores the other.
            _inbox.Put(_connection, new GatewayEvent.Garbled("the connection broke while sending"));
        }
    }

    private void TickIn(TimeSpan after)
    {
        var connection = _connection;
        _tick?.Dispose();
        _tick = time.CreateTimer(_ => _inbox.Put(connection, new GatewayEvent.Tick()), null, after, Timeout.InfiniteTimeSpan);
    }

    private async Task DropAsync(int code)
    {
        _tick?.Dispose();
        _tick = null;
        Leave(identified: false);
        if (_socket is not { } socket)
        {
            return;
        }

        _socket = null;
        await socket.CloseAsync(code);
        socket.Abort();
        await _receiving;
        socket.Dispose();
    }
}
