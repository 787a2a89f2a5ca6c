using System.Collections.Concurrent;
using System.Net.WebSockets;
using StudyBot.LocalDiscord.Failing;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Gateway;

/// <summary>Accepts the bot's WebSockets at "/".</summary>
internal sealed class GatewayEndpoint(Sessions sessions, FaultBoard faults, World world, ILogger<GatewayEndpoint> logger)
{
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<GatewayLoop, bool> _loops = [];

    /// <summary>A bot is connected and identified.</summary>
    public bool HasBot => _loops.Keys.Any(loop => loop.IsIdentified);

    public static bool IsGateway(HttpRequest request) =>
        request.HttpContext.WebSockets.IsWebSocketRequest && (request.Path.Value is "/" or "" || request.Path == "/gateway");

    public async Task AcceptAsync(HttpContext context, CancellationToken stopping)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted);
        var query = context.Request.Query;
        using var connection = new GatewayConnection(socket, $"ws://{context.Request.Host}", query["compress"] == "zlib-stream", world.Clock, Latency);
        var pump = PumpAsync(connection, stop.Token);
        if (query["v"] is [{ } version] && version is not ("10" or "9"))
        {
            connection.Close((int)CloseCode.InvalidVersion, "Invalid API version.");
            await EndAsync(socket, connection, pump, stop);
            return;
        }

        var loop = new GatewayLoop(socket, connection, sessions, faults, world);
        _loops[loop] = true;
        try
        {
            await loop.RunAsync(stop.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            logger.LogDebug("A gateway connection was cut off ({Reason})", end.GetType().Name);
        }
        finally
        {
            _loops.TryRemove(loop, out _);
            await EndAsync(socket, connection, pump, stop);
        }
    }

    /// <summary>Carries out a fault on every identified connection.</summary>
    public bool Strike(FaultPlan plan)
    {
        var identified = _loops.Keys.Where(loop => loop.IsIdentified).ToArray();
        Array.ForEach(identified, loop => loop.Strike(plan));
        return identified.Length > 0;
    }

    /// <summary>As Discord does when one of its machines restarts.</summary>
    public void Stop()
    {
        foreach (var loop in _loops.Keys)
        {
            loop.Connection.Close((int)WebSocketCloseStatus.EndpointUnavailable, "Server going away.");
        }
    }

    private TimeSpan Latency() => TimeSpan.FromMilliseconds(faults.Take(_ => true, FaultCatalog.Latency)?.Plan.Milliseconds ?? 0);

    private async Task EndAsync(WebSocket socket, GatewayConnection connection, Task pump, CancellationTokenSource stop)
    {
        if (socket.State is WebSocketState.CloseReceived)
        {
            connection.Close((int)(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure), "");
        }

        connection.Complete();
        await Task.WhenAny(pump, Task.Delay(CloseWithin, world.Clock, stop.Token));
        stop.CancelAfter(CloseWithin);
        await pump;
        await HearCloseAsync(socket, stop.Token);
        socket.Abort();
    }

    // Until the peer has answered our close: a connection cut before that can lose the code on its way.
    private static async Task HearCloseAsync(WebSocket socket, CancellationToken stop)
    {
        var rest = new byte[1024];
        try
        {
            while (socket.State == WebSocketState.CloseSent)
            {
                await socket.ReceiveAsync(rest.AsMemory(), stop);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // It did not answer in time, or is gone.
        }
    }

    private async Task PumpAsync(GatewayConnection connection, CancellationToken stop)
    {
        try
        {
            await connection.PumpAsync(stop);
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            logger.LogDebug("A gateway connection could not be written to ({Reason})", end.GetType().Name);
        }
    }
}
