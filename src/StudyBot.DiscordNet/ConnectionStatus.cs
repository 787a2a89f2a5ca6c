using StudyBot.Core.Chat;

namespace StudyBot.DiscordNet;

/// <summary>Whether all connections stand and the commands are published.</summary>
internal sealed class ConnectionStatus(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly HashSet<int> _connected = [];
    private int _shards = 1;
    private bool _published;

    public ChatStatus Current { get; private set; } = new(Ready: false, time.GetUtcNow());

    public void Begin(int shards) => Change(() => (_shards, _published, _) = (shards, false, Clear()));

    /// <returns>True if the bot is ready now and was not before.</returns>
    public bool Published() => Change(() => _published = true);

    /// <returns>True if the bot is ready now and was not before.</returns>
    public bool Connected(int shard, bool connected) => Change(() => _ = connected ? _connected.Add(shard) : _connected.Remove(shard));

    public void Knows(string? botName, int servers)
    {
        lock (_gate)
        {
            Current = Current with { BotName = botName ?? Current.BotName, Servers = servers };
        }
    }

    private bool Clear()
    {
        _connected.Clear();
        return true;
    }

    private bool Change(Action change)
    {
        lock (_gate)
        {
            change();
            var ready = _published && _connected.Count == _shards;
            if (ready == Current.Ready)
            {
                return false;
            }

            Current = Current with { Ready = ready, Since = time.GetUtcNow() };
            return ready;
        }
    }
}
