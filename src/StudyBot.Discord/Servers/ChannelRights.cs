using System.Net;
using StudyBot.Core.Chat;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Servers;

/// <summary>What the bot may do in a channel: from what the gateway told, else by asking.</summary>
internal sealed class ChannelRights(KnownServers servers, DiscordRest rest)
{
    /// <summary>Null if the channel does not exist or cannot be seen.</summary>
    public async Task<ChannelAbilities?> InAsync(ServerId server, ChannelId channel, CancellationToken stop)
    {
        try
        {
            var abilities = Known(server, channel) ?? await AskAsync(server, channel, stop);
            return abilities.HasFlag(ChannelAbilities.View) ? abilities : null;
        }
        catch (DiscordApiException refused) when (IsOutOfSight(refused))
        {
            return null;
        }
    }

    /// <summary>Whether a channel's history may be read; null if that cannot be found out.</summary>
    public async Task<bool?> MayReadHistoryAsync(ChannelId channel, CancellationToken stop)
    {
        try
        {
            var server = servers.FindChannel(channel.Value)?.Server ?? (await rest.ChannelAsync(channel, stop)).GuildId?.Value;
            return server is { } id && await InAsync(new ServerId(id), channel, stop) is { } abilities && abilities.HasFlag(ChannelAbilities.ReadHistory);
        }
        catch (DiscordApiException)
        {
            return null;
        }
    }

    /// <summary>What the gateway told is enough, or null.</summary>
    private ChannelAbilities? Known(ServerId server, ChannelId channel)
    {
        if (servers.Find(server.Value) is not { OwnRoles: { } own } known || !known.Channels.TryGetValue(channel.Value, out var found))
        {
            return null;
        }

        return Decides(found, known) is { } decides ? Compute(server, known.Roles, own, decides.PermissionOverwrites ?? []) : null;
    }

    private async Task<ChannelAbilities> AskAsync(ServerId server, ChannelId channel, CancellationToken stop)
    {
        var found = await rest.ChannelAsync(channel, stop);
        if (found is { IsThread: true, ParentId: { } parent })
        {
            found = await rest.ChannelAsync(new ChannelId(parent.Value), stop);
        }

        var roles = (await rest.RolesAsync(server, stop)).ToDictionary(role => role.Id.Value, role => Permissions.Parse(role.Permissions));
        var own = await rest.MemberAsync(server, new MemberId(servers.Self), stop);
        return Compute(server, roles, [.. own.Roles.Select(role => role.Value)], found.PermissionOverwrites ?? []);
    }

    private ChannelAbilities Compute(ServerId server, IReadOnlyDictionary<ulong, ulong> roles, IReadOnlyCollection<ulong> own, IReadOnlyList<OverwriteObject> exceptions)
    {
        var inServer = Permissions.InServer(server.Value, roles, own);
        return Permissions.AbilitiesOf(Permissions.InChannel(inServer, server.Value, servers.Self, own, exceptions));
    }

    // A thread has no exceptions of its own.
    private static ChannelObject? Decides(ChannelObject channel, KnownServer server) =>
        channel.IsThread ? (channel.ParentId is { } parent ? server.Channels.GetValueOrDefault(parent.Value) : null) : channel;

    private static bool IsOutOfSight(DiscordApiException refused) =>
        refused is { Code: DiscordCode.UnknownChannel or DiscordCode.UnknownGuild or DiscordCode.MissingAccess } or { Status: HttpStatusCode.Forbidden };
}
