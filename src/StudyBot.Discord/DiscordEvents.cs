using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Discord.Gateway;
using StudyBot.Discord.Interactions;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Servers;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord;

/// <summary>What the gateway tells, during one run: interactions are answered side by side, notices one after another.</summary>
internal sealed class DiscordEvents(
    InteractionReader reader, InteractionFlow flow, IInteractionHandler handler, KnownServers servers, TimeProvider time, ILogger logger, CancellationToken stop)
    : IDisposable
{
    private const int RememberedInteractions = 1_000;
    private const int AnsweredSideBySide = 1_000;

    private readonly RecentIds _recent = new(RememberedInteractions);
    private readonly Turns _turns = new(AnsweredSideBySide, time, logger);
    private readonly WayTimes _ways = new();
    private readonly HashSet<ulong> _joined = [];
    private readonly ConcurrentDictionary<ulong, Task> _underWay = new();

    // A few words each, and none may be lost: this has no limit.
    private readonly Channel<Notice> _notices = Channel.CreateUnbounded<Notice>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>How many servers the bot is in, as far as known.</summary>
    public int Joined => _joined.Count;

    public void Dispose() => _turns.Dispose();

    /// <summary>
    /// Takes one event; does not block. Called by one thread at a time. The task ends when an interaction need not wait
    /// for its turn any more; for anything else it has ended.
    /// </summary>
    public Task TakeAsync(string name, JsonElement details)
    {
        try
        {
            if (name == "INTERACTION_CREATE")
            {
                return Start(Read(details, WireJson.Default.InteractionObject));
            }

            TakeKnown(name, details);
        }
        catch (JsonException unreadable)
        {
            logger.LogWarning("An event {Event} is unreadable and was left out: {Why}", name, unreadable.Message);
        }

        return Task.CompletedTask;
    }

    /// <summary>A shard has a new session.</summary>
    public void Begin(ReadyObject ready, Shard shard = default)
    {
        servers.Self = ready.User.Id.Value;
        var joined = ready.Guilds.Select(guild => guild.Id.Value).ToHashSet();
        foreach (var left in _joined.Where(server => shard.Serves(server) && !joined.Contains(server)).ToList())
        {
            Leave(left);
        }

        _joined.UnionWith(joined);
        servers.Begin(shard, joined);
    }

    /// <summary>Tells the bot that it is connected; from any thread.</summary>
    public void TellConnected() => _notices.Writer.TryWrite(new Notice.Connected());

    public async Task DeliverNoticesAsync()
    {
        await foreach (var notice in _notices.Reader.ReadAllAsync(stop))
        {
            try
            {
                await handler.NoticeAsync(notice, stop);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
            {
                logger.LogError(failure, "Notice {Notice} failed", notice.GetType().Name);
            }
        }
    }

    /// <summary>Waits for the interactions that are being answered.</summary>
    public async Task DrainAsync(TimeSpan atMost)
    {
        try
        {
            await Task.WhenAll(_underWay.Values).WaitAsync(atMost, time, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            logger.LogWarning("{Count} interactions were still being answered at the end", _underWay.Count);
        }
    }

    // What is not listed is of no use here, or newer than this version.
    private void TakeKnown(string name, JsonElement details)
    {
        switch (name)
        {
            case "GUILD_CREATE":
                Enter(Read(details, WireJson.Default.GuildObject));
                break;
            case "GUILD_UPDATE":
                servers.Put(Read(details, WireJson.Default.GuildObject));
                break;
            case "GUILD_DELETE":
                Leave(Read(details, WireJson.Default.UnavailableGuildObject));
                break;
            case "CHANNEL_CREATE" or "CHANNEL_UPDATE":
                var channel = Read(details, WireJson.Default.ChannelObject);
                servers.PutChannel(channel);
                TellOfRights(channel.GuildId);
                break;
            case "THREAD_CREATE" or "THREAD_UPDATE":
                servers.PutChannel(Read(details, WireJson.Default.ChannelObject));
                break;
            case "THREAD_DELETE":
                servers.RemoveChannel(Read(details, WireJson.Default.ChannelObject));
                break;
            case "CHANNEL_DELETE":
                Remove(Read(details, WireJson.Default.ChannelObject));
                break;
            case "GUILD_ROLE_CREATE" or "GUILD_ROLE_UPDATE" or "GUILD_ROLE_DELETE":
                var role = Read(details, WireJson.Default.RoleEventObject);
                servers.PutRole(role);
                TellOfRights(role.GuildId);
                break;
            case "GUILD_MEMBER_UPDATE":
                var member = Read(details, WireJson.Default.MemberObject);
                servers.PutMember(member);
                TellOfRights(member.User?.Id.Value == servers.Self ? member.GuildId : null);
                break;
        }
    }

    private Task Start(InteractionObject raw)
    {
        if (!_recent.Add(raw.Id.Value))
        {
            return Task.CompletedTask;
        }

        var way = _ways.Of(raw.Id.CreatedAt, time.GetUtcNow());
        var received = time.GetTimestamp() - (long)(way.TotalSeconds * time.TimestampFrequency);
        var turn = _turns.TakeAsync(received, stop);
        var work = AnswerInTurnAsync(raw, turn, received);
        _underWay[raw.Id.Value] = work;
        _ = work.ContinueWith(_ => _underWay.TryRemove(raw.Id.Value, out var _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return turn;
    }

    private async Task AnswerInTurnAsync(InteractionObject raw, Task<bool> turn, long received)
    {
        if (await turn)
        {
            await AnswerAsync(raw, received);
            _turns.GiveBack();
        }
    }

    // Throws nothing.
    private async Task AnswerAsync(InteractionObject raw, long received)
    {
        try
        {
            switch (reader.Read(raw, time.GetUtcNow()))
            {
                case Incoming.ToAnswer asked:
                    await flow.AnswerAsync(raw, asked, received, stop);
                    break;
                case Incoming.ToSuggest asked:
                    await flow.SuggestAsync(raw, asked.Typed, received, stop);
                    break;
                case Incoming.Elsewhere:
                    await flow.RefuseAsync(raw, stop);
                    break;
                case Incoming.Unknown unknown:
                    logger.LogWarning("Interaction {Interaction} is one {Why}, which this version does not know", raw.Id, unknown.Why);
                    break;
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            logger.LogWarning("Interaction {Interaction} was left unanswered at the end", raw.Id);
        }
        catch (DiscordApiException late) when (late.Code is DiscordCode.UnknownInteraction or DiscordCode.InvalidWebhookToken)
        {
            logger.LogWarning("Interaction {Interaction} was answered too late: {Why}", raw.Id, late.Message);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Interaction {Interaction} could not be answered", raw.Id);
        }
    }

    private void Enter(GuildObject guild)
    {
        if (guild.Unavailable == true)
        {
            servers.Remove(guild.Id.Value, forAWhile: true);
            return;
        }

        servers.Put(guild);
        var justJoined = _joined.Add(guild.Id.Value);
        _notices.Writer.TryWrite(new Notice.ServerAvailable(new ServerId(guild.Id.Value), guild.Name ?? "", justJoined)
        {
            JoinedAt = guild.JoinedAt,
            Language = guild.PreferredLocale,
            Members = guild.MemberCount,
            Greeting = GreetingChannel.In(guild, servers.Self),
        });
    }

    private void Leave(UnavailableGuildObject guild)
    {
        if (guild.Unavailable == true)
        {
            servers.Remove(guild.Id.Value, forAWhile: true);
        }
        else
        {
            Leave(guild.Id.Value);
        }
    }

    private void Leave(ulong server)
    {
        servers.Remove(server, forAWhile: false);
        if (_joined.Remove(server))
        {
            _notices.Writer.TryWrite(new Notice.ServerLeft(new ServerId(server)));
        }
    }

    private void TellOfRights(Snowflake? server)
    {
        if (server is { } changed)
        {
            _notices.Writer.TryWrite(new Notice.RightsChanged(new ServerId(changed.Value)));
        }
    }

    private void Remove(ChannelObject channel)
    {
        servers.RemoveChannel(channel);
        if (channel.GuildId is { } guild)
        {
            _notices.Writer.TryWrite(new Notice.ChannelRemoved(new ServerId(guild.Value), new ChannelId(channel.Id.Value)));
        }
    }

    private static T Read<T>(JsonElement details, JsonTypeInfo<T> type)
        where T : class => details.Deserialize(type) ?? throw new JsonException("null");
}
