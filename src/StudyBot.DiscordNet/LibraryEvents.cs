using System.Collections.Concurrent;
using System.Threading.Channels;
using Discord;
using Discord.Net;
using Discord.WebSocket;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.DiscordNet.Interactions;
using StudyBot.DiscordNet.Rest;
using StudyBot.DiscordNet.Servers;

namespace StudyBot.DiscordNet;

/// <summary>What the library tells during one run: interactions are answered side by side, notices one after another.</summary>
/// <param name="changed">Called when the bot is in more or fewer servers than before.</param>
internal sealed class LibraryEvents(
    DiscordShardedClient client, InteractionReader reader, IInteractionHandler handler, Action changed, TimeProvider time, ILogger logger, CancellationToken stop)
{
    private readonly InteractionFlow _flow = new(handler, time, logger);
    private readonly ConcurrentDictionary<ulong, Task> _underWay = new();
    private readonly ConcurrentDictionary<ulong, bool> _justJoined = new();
    private readonly ConcurrentDictionary<ulong, int> _shardOf = new();

    // A few words each, and none may be lost: this has no limit.
    private readonly Channel<Notice> _notices = Channel.CreateUnbounded<Notice>(new UnboundedChannelOptions { SingleReader = true });

    public void Listen()
    {
        client.InteractionCreated += raw => Do(() => Start(raw));
        client.JoinedGuild += guild => Do(() => _justJoined[guild.Id] = true);
        client.GuildAvailable += guild => Do(() => Enter(guild));
        client.LeftGuild += guild => Do(() => Leave(guild.Id));
        client.ShardReady += shard => Do(() => Compare(shard));
        client.ChannelCreated += channel => Do(() => RightsChanged(channel));
        client.ChannelUpdated += (_, channel) => Do(() => RightsChanged(channel));
        client.ChannelDestroyed += channel => Do(() => Remove(channel));
        client.RoleCreated += role => Do(() => RightsChanged(role.Guild));
        client.RoleUpdated += (_, role) => Do(() => RightsChanged(role.Guild));
        client.RoleDeleted += role => Do(() => RightsChanged(role.Guild));
        client.GuildMemberUpdated += (_, member) => Do(() => RightsChanged(member.Id == client.CurrentUser?.Id ? member.Guild : null));
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
            await Task.WhenAll(_underWay.Values).WaitAsync(atMost, TimeProvider.System, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            logger.LogWarning("{Count} interactions were still being answered at the end", _underWay.Count);
        }
    }

    // The library waits for what it calls, and its connection with it: nothing here takes time.
    private static Task Do(Action take)
    {
        take();
        return Task.CompletedTask;
    }

    private void Start(SocketInteraction raw)
    {
        var received = time.GetTimestamp();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_underWay.TryAdd(raw.Id, begun.Task))
        {
            _ = Task.Run(
                async () =>
                {
                    await AnswerAsync(raw, received);
                    begun.SetResult();
                    _underWay.TryRemove(raw.Id, out _);
                },
                CancellationToken.None);
        }
    }

    // Throws nothing.
    private async Task AnswerAsync(SocketInteraction raw, long received)
    {
        try
        {
            switch (reader.Read(raw, time.GetUtcNow()))
            {
                case Incoming.ToAnswer asked:
                    await _flow.AnswerAsync(raw, asked, received, stop);
                    break;
                case Incoming.ToSuggest asked:
                    await _flow.SuggestAsync((SocketAutocompleteInteraction)raw, asked.Typed, received, stop);
                    break;
                case Incoming.Elsewhere:
                    await InteractionFlow.RefuseAsync(raw, stop);
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
        catch (HttpException late) when (Calls.CodeOf(late) is Calls.UnknownInteraction or Calls.InvalidWebhookToken)
        {
            logger.LogWarning("Interaction {Interaction} was answered too late: {Why}", raw.Id, late.Message);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Interaction {Interaction} could not be answered", raw.Id);
        }
    }

    private void Enter(SocketGuild guild)
    {
        _shardOf[guild.Id] = ShardOf(guild.Id);
        _notices.Writer.TryWrite(new Notice.ServerAvailable(new ServerId(guild.Id), guild.Name ?? "", _justJoined.TryRemove(guild.Id, out _))
        {
            JoinedAt = guild.CurrentUser?.JoinedAt,
            Language = guild.PreferredLocale,
            Members = guild.MemberCount,
            Greeting = Rights.GreetingIn(guild),
        });
        changed();
    }

    private void Leave(ulong server)
    {
        if (_shardOf.TryRemove(server, out _))
        {
            _notices.Writer.TryWrite(new Notice.ServerLeft(new ServerId(server)));
        }

        changed();
    }

    // A new session names all servers; those that are missing were left meanwhile, of which the library says nothing.
    private void Compare(DiscordSocketClient shard)
    {
        var named = shard.Guilds.Select(guild => guild.Id).ToHashSet();
        foreach (var (server, number) in _shardOf)
        {
            if (number == shard.ShardId && !named.Contains(server))
            {
                Leave(server);
            }
        }
    }

    private int ShardOf(ulong server) => client.GetShardIdFor(client.GetGuild(server));

    private void RightsChanged(SocketChannel channel)
    {
        if (channel is SocketGuildChannel { Guild: { } guild } and not SocketThreadChannel)
        {
            RightsChanged(guild);
        }
    }

    private void RightsChanged(SocketGuild? guild)
    {
        if (guild is not null)
        {
            _notices.Writer.TryWrite(new Notice.RightsChanged(new ServerId(guild.Id)));
        }
    }

    private void Remove(SocketChannel channel)
    {
        if (channel is SocketGuildChannel { Guild: { } guild })
        {
            _notices.Writer.TryWrite(new Notice.ChannelRemoved(new ServerId(guild.Id), new ChannelId(channel.Id)));
        }
    }
}
