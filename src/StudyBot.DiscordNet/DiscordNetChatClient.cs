using System.Collections.Concurrent;
using Discord;
using Discord.Net;
using Discord.WebSocket;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudyBot.Core.Chat;
using StudyBot.DiscordNet.Interactions;
using StudyBot.DiscordNet.Messages;
using StudyBot.DiscordNet.Rest;
using StudyBot.DiscordNet.Servers;

namespace StudyBot.DiscordNet;

/// <summary>The seam on Discord.Net: the library keeps the connection, the limits and what it knows of servers.</summary>
internal sealed class DiscordNetChatClient(IOptions<DiscordNetOptions> options, TimeProvider time, ILogger<DiscordNetChatClient> logger) : IChatClient
{
    private const int PageSize = 100;
    private const string PublicApi = "https://discord.com/";

    private readonly ConnectionStatus _status = new(time);
    private readonly ConcurrentDictionary<MemberId, (DiscordShardedClient Of, IMessageChannel Channel)> _direct = new();
    private Connection? _connection;

    public ChatStatus Status => _status.Current;

    private DiscordShardedClient Client => _connection?.Client ?? throw new ChatException(ChatFault.Unavailable, "Not connected to Discord");

    // Discord: https://discord.com/channels/<server>/<channel>/<message>. Another host only speaks its API.
    public Uri? LinkTo(ServerId server, MessageRef message) => options.Value.ApiBase.StartsWith(PublicApi, StringComparison.OrdinalIgnoreCase)
        ? new Uri($"{PublicApi}channels/{server}/{message.Channel}/{message.Id}")
        : null;

    public async Task RunAsync(IReadOnlyList<CommandSpec> commands, IInteractionHandler handler, CancellationToken stop)
    {
        if (options.Value.BareToken.Length == 0)
        {
            throw new ChatConnectionException("Discord:Token is empty. Set it (STUDYBOT_Discord__Token) to the token on the Bot page of your application at https://discord.com/developers/applications.");
        }

        await using var connection = new Connection(options.Value, commands, handler, _status, time, logger);
        _connection = connection;
        try
        {
            await connection.RunAsync(stop);
        }
        finally
        {
            _connection = null;
        }
    }

    public Task<MessageRef> PostAsync(ChannelId channel, Reply reply, PostKey key, CancellationToken stop) => Calls.GuardAsync(
        async () => await SendAsync(await MessagesAsync(channel, stop), reply, key, stop), stop);

    public Task<MessageRef> WriteToAsync(MemberId member, Reply reply, PostKey key, CancellationToken stop) => Calls.GuardAsync(
        async () => await SendAsync(await DirectAsync(member, stop), reply, key, stop), stop);

    public Task EditAsync(MessageRef message, Reply reply, CancellationToken stop) => Calls.GuardAsync(
        async () => await (await MessagesAsync(message.Channel, stop)).ModifyMessageAsync(message.Id, new OutgoingMessage(reply).Replace, Calls.Again(stop)), stop);

    public Task<ChannelId> StartThreadAsync(MessageRef message, string name, CancellationToken stop) => Calls.GuardAsync(
        async () =>
        {
            if (await MessagesAsync(message.Channel, stop) is not ITextChannel channel || await channel.GetMessageAsync(message.Id, options: Calls.Again(stop)) is not { } start)
            {
                throw new ChatException(ChatFault.Gone, $"Message {message.Id} no longer exists");
            }

            try
            {
                var kind = channel is INewsChannel ? ThreadType.NewsThread : ThreadType.PublicThread;
                return new ChannelId((await channel.CreateThreadAsync(name, kind, message: start, options: Calls.Once(stop))).Id);
            }
            catch (HttpException exists) when (Calls.CodeOf(exists) == Calls.ThreadExists)
            {
                // The thread of a message has the message's id.
                return new ChannelId(message.Id);
            }
        },
        stop);

    public Task<ChannelAbilities?> AbilitiesInAsync(ServerId server, ChannelId channel, RoleId? toPing, CancellationToken stop) =>
        Calls.GuardAsync(() => new Rights(Client).InAsync(server, channel, toPing, stop), stop);

    public Task<OwnMessages> OwnMessagesSinceAsync(ChannelId channel, DateTimeOffset since, int limit, CancellationToken stop) =>
        Calls.GuardAsync(() => ReadOwnAsync(channel, since, limit, stop), stop);

    public Task<Membership> MembershipAsync(ServerId server, MemberId member, CancellationToken stop) => Calls.GuardAsync<Membership>(
        // What the library keeps of members is not told when they leave, so Discord is asked.
        async () => await Client.Rest.GetGuildUserAsync(server.Value, member.Value, Calls.Again(stop)) is { } found
            ? new Membership.Present(InteractionReader.MemberOf(found))
            : new Membership.Gone(),
        stop);

    private static async Task<MessageRef> SendAsync(IMessageChannel channel, Reply reply, PostKey key, CancellationToken stop)
    {
        var message = new OutgoingMessage(reply);
        var sent = await NamedPosts.WithKeyAsync(key, () => message.HasFiles
            ? channel.SendFilesAsync(message.Files(), message.Text, embeds: message.Embeds, allowedMentions: message.Mentions, components: message.Components, options: Calls.Again(stop))
            : channel.SendMessageAsync(message.Text, embeds: message.Embeds, allowedMentions: message.Mentions, components: message.Components, options: Calls.Again(stop)));
        return new MessageRef(new ChannelId(channel.Id), sent.Id);
    }

    // Discord limits how fast these are opened, and each stays the same for good.
    private async Task<IMessageChannel> DirectAsync(MemberId member, CancellationToken stop)
    {
        var client = Client;
        if (_direct.TryGetValue(member, out var known) && known.Of == client)
        {
            return known.Channel;
        }

        var user = await client.Rest.GetUserAsync(member.Value, Calls.Again(stop)) ?? throw new ChatException(ChatFault.Gone, $"There is no member {member}");
        var channel = await user.CreateDMChannelAsync(Calls.Again(stop));
        _direct[member] = (client, channel);
        return channel;
    }

    private async Task<IMessageChannel> MessagesAsync(ChannelId channel, CancellationToken stop) =>
        Client.GetChannel(channel.Value) as IMessageChannel
        ?? await Client.Rest.GetChannelAsync(channel.Value, Calls.Again(stop)) as IMessageChannel
        ?? throw new ChatException(ChatFault.Gone, $"Channel {channel} no longer exists");

    private async Task<OwnMessages> ReadOwnAsync(ChannelId channel, DateTimeOffset since, int limit, CancellationToken stop)
    {
        var self = Client.CurrentUser?.Id ?? throw new ChatException(ChatFault.Unavailable, "Not connected yet, so the bot's own messages cannot be told from others'");
        var own = new List<OwnMessage>();
        ulong? before = null;
        for (var looked = 0; looked < limit;)
        {
            var wanted = Math.Min(PageSize, limit - looked);
            List<IMessage> page;
            try
            {
                page = await PageAsync(await MessagesAsync(channel, stop), before, wanted, stop);
            }
            catch (HttpException refused) when (refused.HttpCode == System.Net.HttpStatusCode.Forbidden)
            {
                return new OwnMessages.Unreadable();
            }

            // Without the permission to read the history, Discord answers with an empty page instead of an error.
            if (looked == 0 && !new Rights(Client).MayReadHistory(channel))
            {
                return new OwnMessages.Unreadable();
            }

            foreach (var message in page)
            {
                if (message.Timestamp < since)
                {
                    return new OwnMessages.Complete(own);
                }

                if (message.Author.Id == self)
                {
                    own.Add(new OwnMessage(new MessageRef(channel, message.Id), message.Timestamp, ControlIds.In(message.Components)));
                }
            }

            if (page.Count < wanted)
            {
                return new OwnMessages.Complete(own);
            }

            looked += page.Count;
            before = page[^1].Id;
        }

        return new OwnMessages.TooMany(own);
    }

    private static async Task<List<IMessage>> PageAsync(IMessageChannel channel, ulong? before, int wanted, CancellationToken stop)
    {
        var pages = before is { } id
            ? channel.GetMessagesAsync(id, Direction.Before, wanted, options: Calls.Again(stop))
            : channel.GetMessagesAsync(wanted, options: Calls.Again(stop));
        var all = new List<IMessage>(wanted);
        await foreach (var page in pages.WithCancellation(stop))
        {
            all.AddRange(page);
        }

        return [.. all.OrderByDescending(message => message.Id)];
    }
}
