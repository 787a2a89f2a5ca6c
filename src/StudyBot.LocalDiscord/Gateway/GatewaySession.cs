using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Gateway;

/// <summary>What one Identify started: it outlives connections, and keeps its events so that they can be replayed.</summary>
internal sealed class GatewaySession(string id, int shard, int shards, int intents)
{
    private const int KeptEvents = 2000;

    private readonly Queue<(int Sequence, string Frame)> _events = [];

    public string Id => id;

    public int Shard => shard;

    public int Shards => shards;

    public int Sequence { get; private set; }

    /// <summary>The connection that the events go to now.</summary>
    public GatewayConnection? Connection { get; set; }

    /// <summary>When its last connection ended, by the real clock.</summary>
    public long DisconnectedAt { get; set; }

    /// <summary>An event that waits for the next one to go first.</summary>
    public (string Name, JsonNode Payload)? HeldBack { get; set; }

    public bool Wants(Dispatch dispatch) => Listens(dispatch.Intents) && (dispatch.GuildId is { } guild ? Covers(guild) : shard == 0);

    public bool Listens(int toOneOf) => toOneOf == 0 || (toOneOf & intents) != 0;

    // https://docs.discord.com/developers/events/gateway#sharding
    public bool Covers(Snowflake guild) => (int)((guild.Value >> 22) % (ulong)shards) == shard;

    /// <summary>Numbers an event, keeps it, and sends it if somebody is there.</summary>
    public void Deliver(string name, string payload)
    {
        Sequence++;
        var frame = $$"""{"t":"{{name}}","s":{{Sequence}},"op":0,"d":{{payload}}}""";
        _events.Enqueue((Sequence, frame));
        if (_events.Count > KeptEvents)
        {
            _events.Dequeue();
        }

        Connection?.Send(frame);
    }

    public bool CanReplayAfter(int sequence) => sequence >= Sequence || (_events.TryPeek(out var oldest) && oldest.Sequence <= sequence + 1);

    public IEnumerable<string> After(int sequence) => _events.Where(entry => entry.Sequence > sequence).Select(entry => entry.Frame);
}
