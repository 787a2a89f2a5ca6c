using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Failing;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Recording;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Gateway;

/// <summary>
/// All sessions, and which of them gets which event. Always locked after the world, never before it, so that a session sees
/// the world and its changes in one order.
/// </summary>
internal sealed class Sessions(World world, Render render, FaultBoard faults, Recorder recorder, Identifies identifies)
{
    // Discord keeps a lost session for "a few minutes".
    private static readonly TimeSpan KeptWhenLost = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan HeldBackAtMost = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, GatewaySession> _sessions = [];

    /// <summary>Called under the world's lock.</summary>
    public void Deliver(Dispatch dispatch)
    {
        // Of a server that is out of order nothing is heard but that.
        if (dispatch.GuildId is { } guild && dispatch.Name != "GUILD_DELETE" && world.Read(state => state.OutByFault.Contains(guild)))
        {
            return;
        }

        lock (_gate)
        {
            Forget();
            JsonNode? payload = null;
            foreach (var session in _sessions.Values.Where(session => session.Wants(dispatch)))
            {
                payload ??= dispatch.Payload();
                if (session.HeldBack is null && Strikes(session, dispatch, FaultCatalog.ReorderDispatch))
                {
                    session.HeldBack = (dispatch.Name, payload);
                    _ = LetGoLaterAsync(session);
                    continue;
                }

                Deliver(session, dispatch.Name, payload);
                if (Strikes(session, dispatch, FaultCatalog.DuplicateDispatch))
                {
                    Deliver(session, dispatch.Name, payload);
                }

                LetGo(session);
            }
        }
    }

    public GatewaySession Start(GatewayConnection connection, int intents, (int Shard, int Shards)? shard)
    {
        identifies.Count();
        return world.Read(state =>
        {
            lock (_gate)
            {
                var session = new GatewaySession(World.NewSecret(16), shard?.Shard ?? 0, shard?.Shards ?? 1, intents) { Connection = connection };
                _sessions[session.Id] = session;
                var guilds = state.Guilds.Values.Where(guild => guild.HasBot && session.Covers(guild.Id)).OrderBy(guild => guild.Id).ToArray();
                Deliver(session, "READY", Ready(connection, session, guilds, shard));
                foreach (var guild in guilds.Where(guild => session.Listens(Intents.Guilds) && !state.OutByFault.Contains(guild.Id)))
                {
                    Deliver(session, "GUILD_CREATE", render.GuildCreated(state, guild));
                }

                return session;
            }
        });
    }

    /// <summary>Hands a session to a new connection and replays what it missed; null if there is no such session.</summary>
    public GatewaySession? Resume(GatewayConnection connection, string id, int sequence)
    {
        lock (_gate)
        {
            Forget();
            if (!_sessions.TryGetValue(id, out var session) || !session.CanReplayAfter(sequence))
            {
                return null;
            }

            if (sequence > session.Sequence)
            {
                _sessions.Remove(id);
                throw new GatewayCloseException(CloseCode.InvalidSequence, "Invalid sequence.");
            }

            session.Connection = connection;
            foreach (var frame in session.After(sequence))
            {
                connection.Send(frame);
            }

            Deliver(session, "RESUMED", new JsonObject { ["_trace"] = new JsonArray() });
            return session;
        }
    }

    public void Disconnected(GatewaySession session, GatewayConnection connection, bool endsSession)
    {
        lock (_gate)
        {
            if (endsSession && (session.Connection == connection || session.Connection is null))
            {
                _sessions.Remove(session.Id);
            }
            else if (session.Connection == connection)
            {
                session.Connection = null;
                session.DisconnectedAt = world.Clock.GetTimestamp();
            }
        }
    }

    private bool Strikes(GatewaySession session, Dispatch dispatch, string fault) =>
        session.Connection is not null && faults.Take(plan => plan.Event is null || plan.Event == dispatch.Name, fault) is not null;

    private async Task LetGoLaterAsync(GatewaySession session)
    {
        await Task.Delay(HeldBackAtMost, world.Clock);
        lock (_gate)
        {
            LetGo(session);
        }
    }

    private void LetGo(GatewaySession session)
    {
        if (session.HeldBack is var (name, payload))
        {
            session.HeldBack = null;
            Deliver(session, name, payload);
        }
    }

    private void Deliver(GatewaySession session, string name, JsonNode payload)
    {
        session.Deliver(name, payload.ToJsonString(Json.Compact));
        recorder.Dispatch(name, session.Sequence, payload);
    }

    private void Forget()
    {
        foreach (var old in _sessions.Values.Where(session => session.Connection is null && world.Clock.GetElapsedTime(session.DisconnectedAt) > KeptWhenLost).ToArray())
        {
            _sessions.Remove(old.Id);
        }
    }

    private JsonObject Ready(GatewayConnection connection, GatewaySession session, IEnumerable<Guild> guilds, (int Shard, int Shards)? shard)
    {
        var bot = Render.User(world.Bot);
        bot["mfa_enabled"] = false;
        bot["verified"] = true;
        bot["email"] = null;
        var json = new JsonObject
        {
            ["v"] = 10,
            ["user"] = bot,
            ["guilds"] = Render.Array(guilds.Select(guild => new JsonObject { ["id"] = guild.Id.ToString(), ["unavailable"] = true })),
            ["session_id"] = session.Id,
            ["session_type"] = "normal",
            ["resume_gateway_url"] = connection.Url,
            ["private_channels"] = new JsonArray(),
            ["relationships"] = new JsonArray(),
            ["application"] = new JsonObject { ["id"] = world.Bot.Id.ToString(), ["flags"] = 0 },
        };
        if (shard is { } given)
        {
            json["shard"] = new JsonArray(given.Shard, given.Shards);
        }

        return json;
    }
}
