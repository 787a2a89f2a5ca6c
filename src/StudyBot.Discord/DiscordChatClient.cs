using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudyBot.Core.Chat;
using StudyBot.Discord.Commands;
using StudyBot.Discord.Gateway;
using StudyBot.Discord.Interactions;
using StudyBot.Discord.Messages;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Servers;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord;

/// <summary>The seam on Discord: events over the gateway, everything else over REST.</summary>
internal sealed class DiscordChatClient(
    DiscordRest rest, ICommandRegistrations registrations, IOptions<DiscordOptions> options, TimeProvider time, Random random, ILogger<DiscordChatClient> logger)
    : IChatClient
{
    private const int PageSize = 100;
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(5);

    private readonly KnownServers _servers = new();
    private readonly Lock _gate = new();
    private ChatStatus _status = new(Ready: false, time.GetUtcNow());
    private readonly HashSet<int> _connected = [];

    // Discord limits how fast these are opened, and each stays the same for good.
    private readonly ConcurrentDictionary<MemberId, ChannelId> _direct = new();
    private int _shards = 1;
    private bool _published;
    private DiscordEvents? _events;

    public ChatStatus Status
    {
        get
        {
            lock (_gate)
            {
                return _status;
            }
        }
    }

    private ChannelRights Rights => new(_servers, rest);

    // Discord: https://discord.com/channels/<server>/<channel>/<message>. Another host only speaks its API.
    public Uri? LinkTo(ServerId server, MessageRef message) =>
        options.Value.ApiBase.Host is "discord.com" ? new Uri($"https://discord.com/channels/{server}/{message.Channel}/{message.Id}") : null;

    public async Task RunAsync(IReadOnlyList<CommandSpec> commands, IInteractionHandler handler, CancellationToken stop)
    {
        if (options.Value.BareToken.Length == 0)
        {
            throw new DiscordConnectionException("Discord:Token is empty. Set it (STUDYBOT_Discord__Token) to the token on the Bot page of your application at https://discord.com/developers/applications.");
        }

        Begin();
        var trust = new GatewayTrust(options.Value.ApiBase);
        using var entrance = new GatewayEntrance(rest, trust, time, new Random(random.Next()), logger);
        var shards = new Shards(options.Value, trust, entrance, random, time, logger);

        // Answers under way outlive the stop by a few seconds.
        using var end = new CancellationTokenSource();
        using var flow = new InteractionFlow(rest, handler, time, logger);
        using var events = new DiscordEvents(new InteractionReader(commands), flow, handler, _servers, time, logger, end.Token);
        _events = events;
        var publisher = new CommandPublisher(rest, registrations, options, time, logger);
        var run = new Run(this, events, application => PublishAsync(publisher, application, commands, end.Token));
        var notices = events.DeliverNoticesAsync();
        try
        {
            await shards.RunAsync(run.ListenersOf, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It never got to a connection.
        }
        finally
        {
            Begin();
            await end.CancelAsync();
            await Task.WhenAll(notices, run.Publishing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task<MessageRef> PostAsync(ChannelId channel, Reply reply, PostKey key, CancellationToken stop) => ChatFaults.GuardAsync(
        async () => new MessageRef(channel, (await rest.CreateMessageAsync(channel, MessageBodies.Post(reply, key), Upload.Of(reply), Urgency.Post, stop)).Id.Value), stop);

    public Task<MessageRef> WriteToAsync(MemberId member, Reply reply, PostKey key, CancellationToken stop) => ChatFaults.GuardAsync(
        async () =>
        {
            var urgency = reply.CanWait ? Urgency.CanWait : Urgency.Usual;
            if (!_direct.TryGetValue(member, out var channel))
            {
                _direct[member] = channel = new ChannelId((await rest.DirectChannelAsync(member, urgency, stop)).Id.Value);
            }

            return new MessageRef(channel, (await rest.CreateMessageAsync(channel, MessageBodies.Post(reply, key), Upload.Of(reply), urgency, stop)).Id.Value);
        },
        stop);

    public Task EditAsync(MessageRef message, Reply reply, CancellationToken stop) => ChatFaults.GuardAsync(
        async () =>
        {
            await rest.EditMessageAsync(message, MessageBodies.Whole(reply), Upload.Of(reply), reply.CanWait ? Urgency.CanWait : Urgency.Edit, stop);
            return true;
        },
        stop);

    public Task<ChannelId> StartThreadAsync(MessageRef message, string name, CancellationToken stop) => ChatFaults.GuardAsync(
        async () =>
        {
            try
            {
                return new ChannelId((await rest.StartThreadAsync(message, new ThreadBody(name), stop)).Id.Value);
            }
            catch (DiscordApiException exists) when (exists.Code == DiscordCode.ThreadExists)
            {
                // The thread of a message has the message's id.
                return new ChannelId(message.Id);
            }
        },
        stop);

    public Task<ChannelAbilities?> AbilitiesInAsync(ServerId server, ChannelId channel, RoleId? toPing, CancellationToken stop) =>
        ChatFaults.GuardAsync(() => Rights.InAsync(server, channel, toPing, stop), stop);

    public Task<OwnMessages> OwnMessagesSinceAsync(ChannelId channel, DateTimeOffset since, int limit, CancellationToken stop) =>
        ChatFaults.GuardAsync(() => ReadOwnAsync(channel, since, limit, stop), stop);

    public Task<Membership> MembershipAsync(ServerId server, MemberId member, CancellationToken stop) => ChatFaults.GuardAsync<Membership>(
        async () =>
        {
            try
            {
                var found = await rest.MemberAsync(server, member, stop);
                var person = InteractionReader.MemberOf(found, found.User ?? new UserObject { Id = new Snowflake(member.Value) });
                return new Membership.Present(person with
                {
                    CanManageServer = _servers.MayBeManagedBy(server.Value, member.Value, found.Roles.Select(role => role.Value)),
                });
            }
            catch (DiscordApiException unknown) when (unknown.Code is DiscordCode.UnknownMember or DiscordCode.UnknownUser)
            {
                return new Membership.Gone();
            }
        },
        stop);

    private async Task<OwnMessages> ReadOwnAsync(ChannelId channel, DateTimeOffset since, int limit, CancellationToken stop)
    {
        if (_servers.Self == 0)
        {
            throw new ChatException(ChatFault.Unavailable, "Not connected yet, so the bot's own messages cannot be told from others'");
        }

        var own = new List<OwnMessage>();
        ulong? before = null;
        for (var looked = 0; looked < limit;)
        {
            var wanted = Math.Min(PageSize, limit - looked);
            IReadOnlyList<MessageObject> page;
            try
            {
                page = await rest.MessagesAsync(channel, before, wanted, stop);
            }
            catch (DiscordApiException refused) when (refused.Status == HttpStatusCode.Forbidden)
            {
                return new OwnMessages.Unreadable();
            }

            // Without the permission to read the history, Discord answers with an empty page instead of an error.
            if (looked == 0 && await Rights.MayReadHistoryAsync(channel, stop) is not true)
            {
                return new OwnMessages.Unreadable();
            }

            foreach (var message in page)
            {
                var at = message.Timestamp ?? message.Id.CreatedAt;
                if (at < since)
                {
                    return new OwnMessages.Complete(own);
                }

                if (message.Author?.Id.Value == _servers.Self)
                {
                    own.Add(new OwnMessage(new MessageRef(channel, message.Id.Value), at, Components.IdsIn(message.Components)));
                }
            }

            if (page.Count < wanted)
            {
                return new OwnMessages.Complete(own);
            }

            looked += page.Count;
            before = page[^1].Id.Value;
        }

        return new OwnMessages.TooMany(own);
    }

    private async Task PublishAsync(CommandPublisher publisher, Snowflake application, IReadOnlyList<CommandSpec> commands, CancellationToken stop)
    {
        try
        {
            await publisher.PublishAsync(application, commands, () => Published(), stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            logger.LogError(failure, "The commands could not be registered; those registered before stay");
            Published();
        }
    }

    private void AccessMayHaveChanged() => rest.AccessMayHaveChanged();

    private void Begin()
    {
        lock (_gate)
        {
            _published = false;
            Divide(shards: 1);
        }
    }

    private void Divide(int shards)
    {
        lock (_gate)
        {
            _connected.Clear();
            _shards = shards;
            Change();
        }
    }

    private void Published()
    {
        lock (_gate)
        {
            _published = true;
            Change();
        }
    }

    private void Connected(Shard shard, bool connected)
    {
        lock (_gate)
        {
            _ = connected ? _connected.Add(shard.Number) : _connected.Remove(shard.Number);
            Change();
        }
    }

    private void Change(string? botName = null, int? servers = null)
    {
        lock (_gate)
        {
            var before = _status;
            var ready = _connected.Count == _shards && _published;
            _status = new ChatStatus(ready, ready == before.Ready ? before.Since : time.GetUtcNow(), botName ?? before.BotName, servers ?? before.Servers);
            if (ready && !before.Ready)
            {
                _events?.TellConnected();
            }
        }
    }

    /// <summary>What all shards of one run share. They speak one at a time.</summary>
    private sealed class Run(DiscordChatClient client, DiscordEvents events, Func<Snowflake, Task> publish)
    {
        private readonly Lock _turn = new();
        private readonly Lazy<Task> _drain = new(() => events.DrainAsync(FinishWithin));

        public Task Publishing { get; private set; } = Task.CompletedTask;

        public Func<Shard, GatewayListener> ListenersOf(int shards)
        {
            client.Divide(shards);
            return ListenerOf;
        }

        private GatewayListener ListenerOf(Shard shard) => new(
            (name, details) => Take(shard, name, details), () => client.Connected(shard, connected: false), () => _drain.Value);

        private Task Take(Shard shard, string name, JsonElement details)
        {
            lock (_turn)
            {
                if (name == "READY" && details.Deserialize(WireJson.Default.ReadyObject) is { } ready)
                {
                    events.Begin(ready, shard);
                    if (Publishing.IsCompleted && !client._published)
                    {
                        Publishing = publish(ready.Application.Id);
                    }

                    client.Connected(shard, connected: true);
                    client.Change(ready.User.Username, events.Joined);
                    return Task.CompletedTask;
                }

                var waits = events.TakeAsync(name, details);
                if (name.StartsWith("CHANNEL_", StringComparison.Ordinal) || name.StartsWith("GUILD_", StringComparison.Ordinal))
                {
                    client.AccessMayHaveChanged();
                }

                if (name == "RESUMED")
                {
                    client.Connected(shard, connected: true);
                }

                client.Change(servers: events.Joined);
                return waits;
            }
        }
    }
}
