using System.Globalization;
using System.Text.Json;
using StudyBot.Discord.Gateway;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests.Gateway;

/// <summary>Plays Discord's side of a gateway connection, line by line, and states what the session has to do.</summary>
internal sealed class Conversation
{
    public const string Token = "secret-token-of-the-test";
    public const string ResumeAddress = "wss://gateway-eu.discord.gg/";

    private readonly GatewaySession _session;
    private readonly Queue<GatewayEffect> _effects = new();

    public Conversation(string apiBase = "https://discord.com/api/v10/")
    {
        _session = new GatewaySession(Token, new GatewayTrust(new Uri(apiBase)), new Random(7));
        Happens(new GatewayEvent.Started());
    }

    /// <summary>A session that is up and running, with nothing left to do.</summary>
    public static Conversation Ready(string apiBase = "https://discord.com/api/v10/", string resumeAddress = ResumeAddress)
    {
        var conversation = new Conversation(apiBase);
        conversation.Expect<GatewayEffect.Connect>();
        conversation.Connects().Expect<GatewayEffect.TickIn>();
        conversation.Hello().Expect<GatewayEffect.TickIn>();
        conversation.Expect<GatewayEffect.SendIdentify>();
        conversation.Event("READY", 1, ReadyJson(resumeAddress)).Expect<GatewayEffect.Dispatch>();
        return conversation.Nothing();
    }

    public static string ReadyJson(string resumeAddress = ResumeAddress) =>
        $$$"""{"v":10,"user":{"id":"900","username":"studybot"},"session_id":"session-1","resume_gateway_url":"{{{resumeAddress}}}","guilds":[{"id":"1","unavailable":true}],"application":{"id":"901","flags":0}}""";

    public Conversation Connects() => Happens(new GatewayEvent.Connected());

    public Conversation FailsToConnect() => Happens(new GatewayEvent.ConnectFailed());

    public Conversation Closes(int? code) => Happens(new GatewayEvent.Closed(code));

    public Conversation Waits() => Happens(new GatewayEvent.Tick());

    public Conversation Hello(int interval = 40_000) => Says($$"""{"op":10,"d":{"heartbeat_interval":{{interval}}},"s":null,"t":null}""");

    public Conversation Acknowledges() => Says("""{"op":11,"d":null,"s":null,"t":null}""");

    public Conversation Event(string name, long seq, string details = "{}") =>
        Says($$"""{"op":0,"d":{{details}},"s":{{seq.ToString(CultureInfo.InvariantCulture)}},"t":"{{name}}"}""");

    public Conversation Says(string json) => Happens(GatewaySocket.Parse(System.Text.Encoding.UTF8.GetBytes(json)));

    /// <summary>The next thing that the session does, log lines aside, has to be this.</summary>
    public T Expect<T>()
        where T : GatewayEffect
    {
        SkipNotes();
        Assert.True(_effects.Count > 0, $"Expected {typeof(T).Name}, but the session does nothing.");
        return Assert.IsType<T>(_effects.Dequeue());
    }

    public Conversation Then<T>(Action<T>? check = null)
        where T : GatewayEffect
    {
        var effect = Expect<T>();
        check?.Invoke(effect);
        return this;
    }

    public Conversation Nothing()
    {
        SkipNotes();
        Assert.Empty(_effects);
        return this;
    }

    public IReadOnlyList<GatewayEffect> Everything() => [.. _effects];

    private void SkipNotes()
    {
        while (_effects.TryPeek(out var next) && next is GatewayEffect.Note)
        {
            _effects.Dequeue();
        }
    }

    private Conversation Happens(GatewayEvent happened)
    {
        foreach (var effect in _session.On(happened))
        {
            _effects.Enqueue(effect);
        }

        return this;
    }
}
