using System.Net.WebSockets;
using System.Text.Json;
using StudyBot.LocalDiscord.Failing;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Gateway;

/// <summary>The receiving side of one WebSocket: what the bot says, and the rules it has to keep.</summary>
internal sealed class GatewayLoop(WebSocket socket, GatewayConnection connection, Sessions sessions, FaultBoard faults, World world)
{
    // https://docs.discord.com/developers/events/gateway: payloads of 4096 bytes, 120 events in 60 s
    private const int MaxPayload = 4096;
    private const int MaxEvents = 120;
    private const int UsualInterval = 41_250;

    private static readonly TimeSpan EventWindow = TimeSpan.FromSeconds(60);

    private readonly Queue<long> _events = [];
    private GatewaySession? _session;
    private volatile bool _sessionIsOver;

    public GatewayConnection Connection => connection;

    public bool IsIdentified => _session is not null;

    public async Task RunAsync(CancellationToken stop)
    {
        var interval = faults.All.LastOrDefault(fault => fault.Name == FaultCatalog.HeartbeatInterval && !fault.IsOver)?.Plan.Milliseconds ?? UsualInterval;
        connection.Send($$$"""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":{{{interval}}},"_trace":[]}}""");
        var endsSession = false;
        try
        {
            endsSession = await ReceiveAsync(TimeSpan.FromMilliseconds(Math.Max(interval, 1000) * 2), stop);
        }
        catch (GatewayCloseException close)
        {
            endsSession = close.Code is (int)CloseCode.SessionTimedOut or (int)CloseCode.NotAuthenticated;
            connection.Close(close.Code, close.Message);
        }
        finally
        {
            if (_session is not null)
            {
                sessions.Disconnected(_session, connection, endsSession || _sessionIsOver);
            }
        }
    }

    /// <summary>Carries out a fault of the gateway on this connection.</summary>
    public void Strike(FaultPlan plan)
    {
        switch (plan.Name)
        {
            case FaultCatalog.CloseGateway:
                _sessionIsOver = plan.Code is 1000 or 1001 or 4003 or 4004 or 4005 or 4007 or 4009 or 4010 or 4011 or 4012 or 4013 or 4014;
                connection.Close(plan.Code!.Value, "Closed as asked.");
                break;
            case FaultCatalog.Reconnect:
                connection.Send("""{"t":null,"s":null,"op":7,"d":null}""");
                break;
            default:
                Invalidate(plan.Resumable is true);
                break;
        }
    }

    private async Task<bool> ReceiveAsync(TimeSpan silence, CancellationToken stop)
    {
        var buffer = new byte[MaxPayload + 1];
        var lastBeat = world.Clock.GetTimestamp();
        while (true)
        {
            var left = silence - world.Clock.GetElapsedTime(lastBeat);
            if (left <= TimeSpan.Zero)
            {
                throw new GatewayCloseException(CloseCode.SessionTimedOut, "Session timed out.");
            }

            var message = await ReceiveOneAsync(buffer, left, stop);
            if (message is not { } payload)
            {
                // The peer echoes our own close code when we close first; only its own 1000 or 1001 ends the session.
                return socket.CloseStatus is WebSocketCloseStatus.NormalClosure or WebSocketCloseStatus.EndpointUnavailable && socket.State == WebSocketState.CloseReceived;
            }

            CountEvent();
            if (Handle(payload) == Op.Heartbeat)
            {
                lastBeat = world.Clock.GetTimestamp();
            }
        }
    }

    private async Task<JsonElement?> ReceiveOneAsync(byte[] buffer, TimeSpan within, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(within, world.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeout.Token);
        var length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult received;
            try
            {
                received = await socket.ReceiveAsync(buffer.AsMemory(length), either.Token);
            }
            catch (OperationCanceledException) when (timeout.IsCancellationRequested && !stop.IsCancellationRequested)
            {
                throw new GatewayCloseException(CloseCode.SessionTimedOut, "Session timed out.");
            }

            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += received.Count;
            if (length > MaxPayload)
            {
                throw new GatewayCloseException(CloseCode.DecodeError, "Payload too large.");
            }

            if (received.EndOfMessage)
            {
                return Parse(buffer.AsMemory(0, length));
            }
        }
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new GatewayCloseException(CloseCode.DecodeError, "Error while decoding payload.");
        }
        catch (JsonException)
        {
            throw new GatewayCloseException(CloseCode.DecodeError, "Error while decoding payload.");
        }
    }

    private void CountEvent()
    {
        _events.Enqueue(world.Clock.GetTimestamp());
        while (world.Clock.GetElapsedTime(_events.Peek()) > EventWindow)
        {
            _events.Dequeue();
        }

        if (_events.Count > MaxEvents)
        {
            throw new GatewayCloseException(CloseCode.RateLimited, "You are being rate limited.");
        }
    }

    private Op Handle(JsonElement payload)
    {
        if (!payload.TryGetProperty("op", out var number) || number.ValueKind != JsonValueKind.Number || !number.TryGetInt32(out var code))
        {
            throw new GatewayCloseException(CloseCode.DecodeError, "Error while decoding payload.");
        }

        var op = (Op)code;
        payload.TryGetProperty("d", out var body);
        switch (op)
        {
            case Op.Heartbeat:
                Acknowledge();
                break;
            case Op.Identify:
                Identify(body);
                break;
            case Op.Resume:
                Resume(body);
                break;
            case Op.PresenceUpdate or Op.VoiceStateUpdate or Op.RequestMembers or Op.RequestSoundboardSounds:
                if (_session is null)
                {
                    throw new GatewayCloseException(CloseCode.NotAuthenticated, "Not authenticated.");
                }

                break;
            default:
                throw new GatewayCloseException(CloseCode.UnknownOpcode, "Unknown opcode.");
        }

        return op;
    }

    private void Acknowledge()
    {
        if (faults.Take(_ => true, FaultCatalog.DropHeartbeatAcks) is null)
        {
            connection.Send("""{"t":null,"s":null,"op":11,"d":null}""");
        }
    }

    private void Identify(JsonElement body)
    {
        if (_session is not null)
        {
            throw new GatewayCloseException(CloseCode.AlreadyAuthenticated, "Already authenticated.");
        }

        var identify = IdentifyFrame.Read(body);
        CheckToken(identify.Token);
        if (identify.Intents is < 0 or > Intents.Known)
        {
            throw new GatewayCloseException(CloseCode.InvalidIntents, "Invalid intent(s).");
        }

        if ((identify.Intents & Intents.Privileged) != 0)
        {
            throw new GatewayCloseException(CloseCode.DisallowedIntents, "Disallowed intent(s).");
        }

        _session = sessions.Start(connection, identify.Intents, identify.Shard);
        StrikeWaiting();
    }

    private void Resume(JsonElement body)
    {
        if (_session is not null)
        {
            throw new GatewayCloseException(CloseCode.AlreadyAuthenticated, "Already authenticated.");
        }

        var (token, session, sequence) = IdentifyFrame.ReadResume(body);
        CheckToken(token);
        _session = sessions.Resume(connection, session, sequence);
        if (_session is null)
        {
            Invalidate(resumable: false);
            return;
        }

        StrikeWaiting();
    }

    private void CheckToken(string token)
    {
        if (token != world.BotToken)
        {
            throw new GatewayCloseException(CloseCode.AuthenticationFailed, "Authentication failed.");
        }
    }

    // Either way the connection is as if new: the bot may resume or identify on it, or on another one.
    private void Invalidate(bool resumable)
    {
        if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            sessions.Disconnected(session, connection, endsSession: !resumable);
        }

        connection.Send($$"""{"t":null,"s":null,"op":9,"d":{{(resumable ? "true" : "false")}}}""");
    }

    // Set while no bot was connected.
    private void StrikeWaiting()
    {
        while (faults.Take(_ => true, FaultCatalog.CloseGateway, FaultCatalog.Reconnect, FaultCatalog.InvalidSession) is { } fault)
        {
            Strike(fault.Plan);
        }
    }
}
