using System.Collections.Immutable;
using StudyBot.Discord.Gateway;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Servers;

/// <summary>What the gateway told about one server. Immutable.</summary>
/// <param name="Roles">What each role may do.</param>
/// <param name="OpenRoles">Those that anyone may mention.</param>
/// <param name="OwnRoles">The bot's roles there; null if not known.</param>
internal sealed record KnownServer(
    string Name,
    ulong? Owner,
    ImmutableDictionary<ulong, ulong> Roles,
    ImmutableHashSet<ulong> OpenRoles,
    ImmutableDictionary<ulong, ChannelObject> Channels,
    IReadOnlyList<ulong>? OwnRoles);

/// <summary>The servers, channels and roles that the bot can see, kept up to date by the gateway's events.</summary>
internal sealed class KnownServers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, KnownServer> _servers = [];
    private readonly Dictionary<ulong, bool> _lost = [];
    private readonly HashSet<ulong> _joined = [];
    private readonly HashSet<Shard> _begun = [];

    /// <summary>The bot itself.</summary>
    public ulong Self { get; set; }

    public KnownServer? Find(ulong server)
    {
        lock (_gate)
        {
            return _servers.GetValueOrDefault(server);
        }
    }

    public (ulong Server, ChannelObject Channel)? FindChannel(ulong channel)
    {
        lock (_gate)
        {
            foreach (var (id, server) in _servers)
            {
                if (server.Channels.TryGetValue(channel, out var found))
                {
                    return (id, found);
                }
            }

            return null;
        }
    }

    /// <summary>Whether somebody with these roles may manage a server; false if the server is not known.</summary>
    public bool MayBeManagedBy(ulong server, ulong member, IEnumerable<ulong> roles) =>
        Find(server) is { } known && (known.Owner == member || Permissions.MayManageServer(Permissions.InServer(server, known.Roles, roles)));

    public void Put(GuildObject guild)
    {
        lock (_gate)
        {
            _lost.Remove(guild.Id.Value);
            _joined.Add(guild.Id.Value);
            // GUILD_UPDATE has no channels and no members.
            var known = _servers.GetValueOrDefault(guild.Id.Value);
            _servers[guild.Id.Value] = new KnownServer(
                guild.Name ?? known?.Name ?? "",
                guild.OwnerId?.Value ?? known?.Owner,
                guild.Roles is { } roles ? roles.ToImmutableDictionary(role => role.Id.Value, role => Permissions.Parse(role.Permissions)) : known?.Roles ?? ImmutableDictionary<ulong, ulong>.Empty,
                guild.Roles is { } all ? [.. all.Where(role => role.Mentionable).Select(role => role.Id.Value)] : known?.OpenRoles ?? [],
                guild.Channels is { } channels ? Index(channels.Concat(guild.Threads ?? [])) : known?.Channels ?? ImmutableDictionary<ulong, ChannelObject>.Empty,
                OwnRolesIn(guild.Members) ?? known?.OwnRoles);
        }
    }

    /// <summary>A shard has a new session, which names all its servers.</summary>
    public void Begin(Shard shard, IReadOnlyCollection<ulong> joined)
    {
        lock (_gate)
        {
            _begun.Add(shard);
            _joined.RemoveWhere(shard.Serves);
            _joined.UnionWith(joined);
        }
    }

    /// <summary>The server is out of order for a while, or the bot is not in it any more.</summary>
    public void Remove(ulong server, bool forAWhile)
    {
        lock (_gate)
        {
            _servers.Remove(server);
            _lost[server] = forAWhile;
            _ = forAWhile || _joined.Remove(server);
        }
    }

    /// <summary>True: out of order for a while. False: the bot was removed from it. Null: neither is known.</summary>
    public bool? IsLostForAWhile(ulong server)
    {
        lock (_gate)
        {
            return _lost.TryGetValue(server, out var forAWhile) ? forAWhile
                : _begun.Any(shard => shard.Serves(server)) && !_joined.Contains(server) ? false
                : null;
        }
    }

    public void PutChannel(ChannelObject channel) =>
        Change(channel.GuildId?.Value, server => server with { Channels = server.Channels.SetItem(channel.Id.Value, channel) });

    public void RemoveChannel(ChannelObject channel) =>
        Change(channel.GuildId?.Value, server => server with { Channels = server.Channels.Remove(channel.Id.Value) });

    public void PutRole(RoleEventObject changed) => Change(changed.GuildId.Value, server => changed switch
    {
        { Role: { } role } => server with
        {
            Roles = server.Roles.SetItem(role.Id.Value, Permissions.Parse(role.Permissions)),
            OpenRoles = role.Mentionable ? server.OpenRoles.Add(role.Id.Value) : server.OpenRoles.Remove(role.Id.Value),
        },
        { RoleId: { } gone } => server with { Roles = server.Roles.Remove(gone.Value), OpenRoles = server.OpenRoles.Remove(gone.Value) },
        _ => server,
    });

    public void PutMember(MemberObject member)
    {
        if (member.User?.Id.Value == Self)
        {
            Change(member.GuildId?.Value, server => server with { OwnRoles = [.. member.Roles.Select(role => role.Value)] });
        }
    }

    private void Change(ulong? id, Func<KnownServer, KnownServer> change)
    {
        lock (_gate)
        {
            if (id is { } server && _servers.TryGetValue(server, out var known))
            {
                _servers[server] = change(known);
            }
        }
    }

    private List<ulong>? OwnRolesIn(IReadOnlyList<MemberObject>? members) =>
        members?.FirstOrDefault(member => member.User?.Id.Value == Self)?.Roles.Select(role => role.Value).ToList();

    private static ImmutableDictionary<ulong, ChannelObject> Index(IEnumerable<ChannelObject> channels)
    {
        var index = ImmutableDictionary.CreateBuilder<ulong, ChannelObject>();
        foreach (var channel in channels)
        {
            index[channel.Id.Value] = channel;
        }

        return index.ToImmutable();
    }
}
