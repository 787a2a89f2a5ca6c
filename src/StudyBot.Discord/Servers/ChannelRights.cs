using System.Net;
using StudyBot.Core.Chat;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Servers;

/// <summary>What the bot may do in a channel: from what the gateway told, else by asking.</summary>
internal sealed class ChannelRights(KnownServers servers, DiscordRest rest)
{
    /// <summary>None if the channel cannot be seen, null if it does not exist.</summary>
    /// <exception cref="ChatException">The bot is not in the server, or the server is out of order.</exception>
    public async Task<ChannelAbilities?> InAsync(ServerId server, ChannelId channel, RoleId? toPing, CancellationToken stop)
    {
        if (servers.IsLostForAWhile(server.Value) is { } forAWhile)
        {
            throw forAWhile ? new ChatException(ChatFault.Unavailable, $"Server {server} is out of order at Discord") : NotIn(server);
        }

        try
        {
            var abilities = Known(server, channel, toPing) ?? await AskAsync(server, channel, toPing, stop);
            return abilities.HasFlag(ChannelAbilities.View) ? abilities : ChannelAbilities.None;
        }
        catch (DiscordApiException refused) when (refused.Code == DiscordCode.UnknownChannel)
        {
            return null;
        }
        catch (DiscordApiException refused) when (IsOutOfSight(refused))
        {
            return await IsInAsync(server, stop) ? ChannelAbilities.None : throw NotIn(server);
        }
    }

    /// <summary>Whether a channel's history may be read; null if that cannot be found out.</summary>
    public async Task<bool?> MayReadHistoryAsync(ChannelId channel, CancellationToken stop)
    {
        try
        {
            var server = servers.FindChannel(channel.Value)?.Server ?? (await rest.ChannelAsync(channel, stop)).GuildId?.Value;
            return server is { } id && await InAsync(new ServerId(id), channel, toPing: null, stop) is { } abilities && abilities.HasFlag(ChannelAbilities.ReadHistory);
        }
        catch (Exception unknown) when (unknown is DiscordApiException or ChatException { Fault: ChatFault.Gone })
        {
            return null;
        }
    }

    /// <summary>What the gateway told is enough, or null.</summary>
    private ChannelAbilities? Known(ServerId server, ChannelId channel, RoleId? toPing)
    {
        if (servers.Find(server.Value) is not { OwnRoles: { } own } known || !known.Channels.TryGetValue(channel.Value, out var found))
        {
            return null;
        }

        return Decides(found, known) is { } decides
            ? Compute(server, known.Roles, own, decides.PermissionOverwrites ?? []) | ToPing(toPing, known.OpenRoles.Contains)
            : null;
    }

    private async Task<ChannelAbilities> AskAsync(ServerId server, ChannelId channel, RoleId? toPing, CancellationToken stop)
    {
        var found = await rest.ChannelAsync(channel, stop);
        if (found is { IsThread: true, ParentId: { } parent })
        {
            found = await rest.ChannelAsync(new ChannelId(parent.Value), stop);
        }

        var all = await rest.RolesAsync(server, stop);
        var roles = all.ToDictionary(role => role.Id.Value, role => Permissions.Parse(role.Permissions));
        var own = await rest.MemberAsync(server, new MemberId(servers.Self), stop);
        return Compute(server, roles, [.. own.Roles.Select(role => role.Value)], found.PermissionOverwrites ?? [])
            | ToPing(toPing, id => all.Any(role => role.Id.Value == id && role.Mentionable));
    }

    private static ChannelAbilities ToPing(RoleId? role, Func<ulong, bool> isOpen) =>
        role is { } asked && isOpen(asked.Value) ? ChannelAbilities.PingRoles : ChannelAbilities.None;

    private ChannelAbilities Compute(ServerId server, IReadOnlyDictionary<ulong, ulong> roles, IReadOnlyCollection<ulong> own, IReadOnlyList<OverwriteObject> exceptions)
    {
        var inServer = Permissions.InServer(server.Value, roles, own);
        return Permissions.AbilitiesOf(Permissions.InChannel(inServer, server.Value, servers.Self, own, exceptions));
    }

    // A channel out of sight and one of a server that the bot has left are refused alike; the roles are not.
    private async Task<bool> IsInAsync(ServerId server, CancellationToken stop)
    {
        try
        {
            await rest.RolesAsync(server, stop);
            return true;
        }
        catch (DiscordApiException refused) when (IsOutOfSight(refused))
        {
            return false;
        }
    }

    private static ChatException NotIn(ServerId server) => new(ChatFault.Gone, $"The bot is not in server {server}");

    // A thread has no exceptions of its own.
    private static ChannelObject? Decides(ChannelObject channel, KnownServer server) =>
        channel.IsThread ? (channel.ParentId is { } parent ? server.Channels.GetValueOrDefault(parent.Value) : null) : channel;

    private static bool IsOutOfSight(DiscordApiException refused) =>
        refused is { Code: DiscordCode.UnknownGuild or DiscordCode.MissingAccess } or { Status: HttpStatusCode.Forbidden };
}
