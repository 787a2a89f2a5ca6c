using System.Text.Json;
using Microsoft.Extensions.Logging;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Gateway;

/// <summary>
/// Discord's gateway protocol as a function from what happened to what has to be done: no sockets, no clock, no locks.
/// One instance serves all connections of the process, one after another.
/// </summary>
internal sealed class GatewaySession(string token, GatewayTrust trust, Random random, Shard shard = default)
{
    /// <summary>GUILDS: servers, channels and roles that come, go and change. Interactions need no intent.</summary>
    public const int Intents = 1 << 0;

    /// <summary>Any code but 1000 and 1001, with which the session would end.</summary>
    public const int ClosedToResume = 4000;

    private const int BeatsUntilReady = 3;

    // Longer ones would not fit into a frame of 4,096 bytes; Discord's have 32 characters.
    private const int LongestSessionId = 1_000;
    private const int AttemptsBeforeNewSession = 3;
    private static readonly TimeSpan HelloWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    // A gateway that let the session in is there: to stay away for longer would only cost answers.
    private static readonly TimeSpan LongestAfterReady = TimeSpan.FromSeconds(5);

    // Discord says 41 s. Outside of this no gateway would be served well: 120 frames a minute are allowed, and a dead connection has to be noticed.
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(5);

    private readonly ReconnectDelays _delays = new(random);
    private IEnumerator<TimeSpan>? _delay;
    private Phase _phase = Phase.Away;
    private TimeSpan _interval;
    private bool _ackIsDue;
    private bool _wasReady;
    private int _beats;
    private int _failedAttempts;
    private string? _sessionId;
    private Uri? _resumeAddress;
    private long? _seq;

    private enum Phase
    {
        Away,
        AwaitingHello,
        AwaitingReady,
        Ready,
    }

    private bool CanResume => _sessionId is not null && _seq is not null && _resumeAddress is not null;

    public IReadOnlyList<GatewayEffect> On(GatewayEvent happened) => happened switch
    {
        GatewayEvent.Started => [new GatewayEffect.Connect(null, TimeSpan.Zero)],
        GatewayEvent.Connected => OnConnected(),
        GatewayEvent.ConnectFailed => OnConnectFailed(),
        GatewayEvent.Closed closed => OnClosed(closed.Code),
        _ when _phase == Phase.Away => [],
        GatewayEvent.Tick => OnTick(),
        GatewayEvent.Garbled garbled => Reconnect($"The gateway sent something unreadable: {garbled.Why}"),
        GatewayEvent.Received received => OnFrame(received.Frame),
        _ => [],
    };

    private List<GatewayEffect> OnConnected()
    {
        _phase = Phase.AwaitingHello;
        _ackIsDue = false;
        _wasReady = false;
        _beats = 0;
        return [new GatewayEffect.TickIn(HelloWithin)];
    }

    private List<GatewayEffect> OnConnectFailed()
    {
        CountFailure();
        _phase = Phase.Away;
        _wasReady = false;
        return [Again()];
    }

    private List<GatewayEffect> OnClosed(int? code)
    {
        CountFailure();
        _phase = Phase.Away;
        var verdict = CloseCodes.For(code);
        if (verdict.Action is CloseAction.Stop or CloseAction.MoreShards)
        {
            return [new GatewayEffect.Stop(verdict.Advice!, NeedsMoreShards: verdict.Action == CloseAction.MoreShards)];
        }

        if (verdict.Action == CloseAction.NewSession)
        {
            Forget();
        }

        var level = verdict.OurFault ? LogLevel.Error : LogLevel.Information;
        return
        [
            new GatewayEffect.Note(level, $"The gateway connection ended ({(code is null ? "no code" : $"code {code}")}); {(CanResume ? "resuming" : "starting a new session")}"),
            Again(verdict.Action == CloseAction.ResumeLater ? Pause : TimeSpan.Zero),
        ];
    }

    private List<GatewayEffect> OnTick()
    {
        if (_phase == Phase.AwaitingHello)
        {
            return Reconnect("The gateway does not say hello");
        }

        if (_ackIsDue)
        {
            return Reconnect("The gateway does not answer heartbeats");
        }

        if (_phase == Phase.AwaitingReady && ++_beats > BeatsUntilReady)
        {
            Forget();
            return Reconnect("The gateway does not get ready");
        }

        _ackIsDue = true;
        return [Heartbeat(), new GatewayEffect.TickIn(_interval)];
    }

    private List<GatewayEffect> OnFrame(GatewayFrame frame) => frame.Op switch
    {
        GatewayOp.Dispatch => OnDispatch(frame),
        GatewayOp.Heartbeat => [Heartbeat() with { Asked = true }],
        GatewayOp.Reconnect => Reconnect("The gateway asks to reconnect", LogLevel.Information),
        GatewayOp.InvalidSession => OnInvalidSession(frame),
        GatewayOp.Hello => OnHello(frame),
        GatewayOp.HeartbeatAck => OnAck(),
        _ => [],
    };

    private List<GatewayEffect> OnHello(GatewayFrame frame)
    {
        if (_phase != Phase.AwaitingHello)
        {
            // Answering a second one would identify twice.
            return [];
        }

        if (Read(frame, WireJson.Default.HelloObject) is not { HeartbeatInterval: > 0 } hello)
        {
            return Reconnect("The gateway's hello is unreadable");
        }

        _phase = Phase.AwaitingReady;
        _interval = TimeSpan.FromMilliseconds(Math.Clamp(hello.HeartbeatInterval, ShortestInterval.TotalMilliseconds, LongestInterval.TotalMilliseconds));
        GatewayEffect greeting = CanResume
            ? new GatewayEffect.SendResume(new ResumeFrame(new ResumeBody { Token = token, SessionId = _sessionId!, Seq = _seq!.Value }))
            : new GatewayEffect.SendIdentify(new IdentifyFrame(new IdentifyBody { Token = token, Intents = Intents, Shard = shard.OnTheWire }));
        return [new GatewayEffect.TickIn(_interval * random.NextDouble()), greeting];
    }

    private List<GatewayEffect> OnAck()
    {
        if (_phase == Phase.Ready && _ackIsDue)
        {
            // Only a connection that lasted until here earns an immediate reconnect.
            _delay = null;
        }

        _ackIsDue = false;
        return [];
    }

    private List<GatewayEffect> OnInvalidSession(GatewayFrame frame)
    {
        var resumable = frame.D.ValueKind == JsonValueKind.True;
        if (!resumable)
        {
            Forget();
        }

        CountFailure();
        _phase = Phase.Away;
        return
        [
            new GatewayEffect.Note(LogLevel.Information, $"The gateway says that the session is invalid; {(CanResume ? "resuming" : "starting a new one")}"),
            new GatewayEffect.Close(ClosedToResume),
            Again(resumable ? TimeSpan.Zero : OneToFiveSeconds()),
        ];
    }

    private List<GatewayEffect> OnDispatch(GatewayFrame frame)
    {
        if (_phase == Phase.AwaitingHello)
        {
            // Nothing is awaited yet, and what is missed here is replayed.
            return [];
        }

        if (frame.T == "READY")
        {
            return _phase == Phase.AwaitingReady ? OnReady(frame) : [];
        }

        if (frame.S is { } seq)
        {
            if (seq <= _seq)
            {
                return [];
            }

            _seq = seq;
        }

        if (frame.T is not { } name)
        {
            return [];
        }

        if (name == "RESUMED" && CanResume)
        {
            _phase = Phase.Ready;
            _wasReady = true;
            _failedAttempts = 0;
        }

        return [new GatewayEffect.Dispatch(name, frame.D)];
    }

    private List<GatewayEffect> OnReady(GatewayFrame frame)
    {
        if (Read(frame, WireJson.Default.ReadyObject) is not { SessionId: { Length: <= LongestSessionId } } ready)
        {
            Forget();
            return Reconnect("The gateway's READY is unreadable");
        }

        _phase = Phase.Ready;
        _wasReady = true;
        _failedAttempts = 0;
        _sessionId = ready.SessionId;
        _seq = frame.S ?? 0;
        _resumeAddress = ready.ResumeGatewayUrl is { IsAbsoluteUri: true } address && trust.Allows(address) ? address : null;
        var dispatch = new GatewayEffect.Dispatch("READY", frame.D);
        return _resumeAddress is not null
            ? [dispatch]
            : [dispatch, new GatewayEffect.Note(LogLevel.Warning, "The gateway names no address for resuming that may be trusted with the token; after a break a new session is started")];
    }

    private List<GatewayEffect> Reconnect(string why, LogLevel level = LogLevel.Warning)
    {
        CountFailure();
        _phase = Phase.Away;
        return [new GatewayEffect.Note(level, why), new GatewayEffect.Close(ClosedToResume), Again()];
    }

    // An address that takes connections and drops them is as useless as one that takes none.
    private void CountFailure()
    {
        if (_phase != Phase.Ready && ++_failedAttempts >= AttemptsBeforeNewSession)
        {
            Forget();
        }
    }

    private GatewayEffect.Connect Again(TimeSpan atLeast = default)
    {
        _delay ??= _delays.All().GetEnumerator();
        _delay.MoveNext();
        var wait = _wasReady && _delay.Current > LongestAfterReady ? LongestAfterReady : _delay.Current;
        wait = wait > atLeast ? wait : atLeast;
        if (CanResume)
        {
            return new GatewayEffect.Connect(_resumeAddress, wait);
        }

        // What is left of the old session must not be told to the new one.
        Forget();
        return new GatewayEffect.Connect(null, wait < TimeSpan.FromSeconds(1) ? OneToFiveSeconds() : wait);
    }

    private TimeSpan OneToFiveSeconds() => TimeSpan.FromSeconds(1 + (4 * random.NextDouble()));

    private GatewayEffect.SendHeartbeat Heartbeat() => new(new HeartbeatFrame(_seq));

    private void Forget()
    {
        _sessionId = null;
        _resumeAddress = null;
        _seq = null;
    }

    private static T? Read<T>(GatewayFrame frame, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return frame.D.ValueKind == JsonValueKind.Object ? frame.D.Deserialize(type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
