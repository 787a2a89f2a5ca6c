using Discord;
using Discord.Net;
using Discord.WebSocket;
using StudyBot.Core.Chat;
using StudyBot.DiscordNet.Rest;

namespace StudyBot.DiscordNet.Servers;

/// <summary>What the bot may do in a channel: from what the library keeps, else by asking.</summary>
internal sealed class Rights(DiscordShardedClient client)
{
    // https://docs.discord.com/developers/topics/permissions
    private static readonly (ulong Bit, ChannelAbilities Ability)[] Abilities =
    [
        ((ulong)ChannelPermission.ViewChannel, ChannelAbilities.View),
        ((ulong)ChannelPermission.SendMessages, ChannelAbilities.Send),
        ((ulong)ChannelPermission.EmbedLinks, ChannelAbilities.ShowCards),
        ((ulong)ChannelPermission.AttachFiles, ChannelAbilities.AttachFiles),
        ((ulong)ChannelPermission.ReadMessageHistory, ChannelAbilities.ReadHistory),
        ((ulong)ChannelPermission.CreatePublicThreads, ChannelAbilities.StartThreads),
        ((ulong)ChannelPermission.SendMessagesInThreads, ChannelAbilities.SendInThreads),
        ((ulong)ChannelPermission.MentionEveryone, ChannelAbilities.PingRoles),
    ];

    public static ChannelAbilities AbilitiesOf(ulong bits) => Abilities
        .Where(pair => (bits & (pair.Bit | (ulong)GuildPermission.Administrator)) != 0)
        .Aggregate(ChannelAbilities.None, (all, pair) => all | pair.Ability);

    /// <summary>Where a bot that is new in a server may say so: the channel for system messages, else the topmost text channel.</summary>
    public static ChannelId? GreetingIn(SocketGuild guild)
    {
        const ChannelAbilities Needed = ChannelAbilities.View | ChannelAbilities.Send | ChannelAbilities.ShowCards;
        var allowed = guild.TextChannels
            .Where(channel => channel is not SocketThreadChannel && channel.GetChannelType() == ChannelType.Text && guild.CurrentUser is { } self && Of(self, channel).HasFlag(Needed))
            .OrderByDescending(channel => channel.Id == guild.SystemChannel?.Id)
            .ThenBy(channel => channel.Position)
            .ThenBy(channel => channel.Id);
        return allowed.FirstOrDefault() is { } first ? new ChannelId(first.Id) : null;
    }

    /// <summary>None if the channel cannot be seen, null if it does not exist.</summary>
    /// <exception cref="ChatException">The bot is not in the server, or the server is out of order.</exception>
    public async Task<ChannelAbilities?> InAsync(ServerId server, ChannelId channel, RoleId? toPing, CancellationToken stop)
    {
        if (client.GetGuild(server.Value) is not { } guild)
        {
            throw new ChatException(ChatFault.Gone, $"The bot is not in server {server}");
        }

        if (!guild.IsConnected || guild.CurrentUser is not { } self)
        {
            throw new ChatException(ChatFault.Unavailable, $"Server {server} is out of order at Discord");
        }

        var granted = guild.GetChannel(channel.Value) is { } known ? Of(self, known) : await AskAsync(guild, self, channel, stop);
        var isOpen = toPing is { } role && guild.GetRole(role.Value) is { IsMentionable: true };
        return isOpen && granted is { } some && some.HasFlag(ChannelAbilities.View) ? some | ChannelAbilities.PingRoles : granted;
    }

    /// <summary>Whether a channel's history may be read.</summary>
    public bool MayReadHistory(ChannelId channel) =>
        client.GetChannel(channel.Value) is SocketGuildChannel { Guild.CurrentUser: { } self } known && Of(self, known).HasFlag(ChannelAbilities.ReadHistory);

    // A channel that the library does not keep: out of sight, a sleeping thread, or gone.
    private async Task<ChannelAbilities?> AskAsync(SocketGuild guild, SocketGuildUser self, ChannelId channel, CancellationToken stop)
    {
        try
        {
            return await client.Rest.GetChannelAsync(channel.Value, Calls.Again(stop)) switch
            {
                null => null,
                IThreadChannel { CategoryId: { } parent } => guild.GetChannel(parent) is { } above ? Of(self, above) : ChannelAbilities.None,
                IGuildChannel found => Seen(self.GetPermissions(found).RawValue),
                _ => null,
            };
        }
        catch (HttpException refused) when (Calls.CodeOf(refused) == Calls.UnknownChannel)
        {
            return null;
        }
        catch (HttpException refused) when (refused.HttpCode == System.Net.HttpStatusCode.Forbidden)
        {
            return ChannelAbilities.None;
        }
    }

    // A thread has no exceptions of its own.
    private static ChannelAbilities Of(SocketGuildUser self, SocketGuildChannel channel) =>
        Seen(self.GetPermissions(channel is SocketThreadChannel { ParentChannel: { } parent } ? parent : channel).RawValue);

    private static ChannelAbilities Seen(ulong bits) => AbilitiesOf(bits) is var abilities && abilities.HasFlag(ChannelAbilities.View) ? abilities : ChannelAbilities.None;
}
