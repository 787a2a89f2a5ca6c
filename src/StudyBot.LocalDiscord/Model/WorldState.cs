namespace StudyBot.LocalDiscord.Model;

/// <summary>The things of a world by id. Only touched under the world's lock.</summary>
internal sealed class WorldState
{
    public Dictionary<Snowflake, Guild> Guilds { get; } = [];

    public Dictionary<Snowflake, Role> Roles { get; } = [];

    public Dictionary<Snowflake, User> Users { get; } = [];

    public Dictionary<(Snowflake Guild, Snowflake User), Member> Members { get; } = [];

    public Dictionary<Snowflake, Channel> Channels { get; } = [];

    public Dictionary<Snowflake, Message> Messages { get; } = [];

    /// <summary>The messages of a channel, oldest first.</summary>
    public Dictionary<Snowflake, SortedDictionary<Snowflake, Message>> MessagesByChannel { get; } = [];

    public Dictionary<Snowflake, AppCommand> Commands { get; } = [];

    public Dictionary<Snowflake, Interaction> Interactions { get; } = [];

    public Dictionary<string, Interaction> InteractionsByToken { get; } = [];

    public Dictionary<Snowflake, Modal> Modals { get; } = [];

    /// <summary>Taken from a channel's members by a fault, until that is cleared.</summary>
    public List<(Snowflake Channel, Overwrite Overwrite)> DeniedByFault { get; } = [];

    /// <summary>Members whom a fault hides, as if they had left.</summary>
    public HashSet<(Snowflake Guild, Snowflake User)> GoneByFault { get; } = [];

    /// <summary>Servers that a fault put out of order.</summary>
    public HashSet<Snowflake> OutByFault { get; } = [];

    public HashSet<Snowflake> RefusingDirectMessages { get; } = [];

    public ulong LargestId { get; private set; }

    public Member? MemberOf(Snowflake guild, Snowflake user) =>
        GoneByFault.Contains((guild, user)) ? null : Members.GetValueOrDefault((guild, user));

    public IEnumerable<Member> MembersOf(Snowflake guild) =>
        Members.Values.Where(member => member.GuildId == guild && !GoneByFault.Contains((guild, member.UserId))).OrderBy(member => member.UserId);

    public IEnumerable<Role> RolesOf(Snowflake guild) => Roles.Values.Where(role => role.GuildId == guild).OrderBy(role => role.Position).ThenBy(role => role.Id);

    public IEnumerable<Channel> ChannelsOf(Snowflake guild) =>
        Channels.Values.Where(channel => channel.GuildId == guild).OrderBy(channel => channel.Position).ThenBy(channel => channel.Id);

    public IReadOnlyCollection<Message> MessagesIn(Snowflake channel) =>
        MessagesByChannel.TryGetValue(channel, out var messages) ? messages.Values : [];

    public IEnumerable<Overwrite> OverwritesOf(Channel channel) =>
        channel.Overwrites.Concat(DeniedByFault.Where(denied => denied.Channel == channel.Id).Select(denied => denied.Overwrite))
            .GroupBy(overwrite => (overwrite.Type, overwrite.Id))
            .Select(same => same.Aggregate((one, other) => one with { Allow = (one.Allow & ~other.Deny) | other.Allow, Deny = one.Deny | other.Deny }));

    /// <summary>What a user may do in a channel. https://docs.discord.com/developers/topics/permissions#permission-overwrites</summary>
    public Permission PermissionsIn(Channel channel, Snowflake user)
    {
        if (channel.GuildId is not { } guildId)
        {
            return channel.RecipientId == user || Users.GetValueOrDefault(user) is { Bot: true } ? Permission.Everyone : Permission.None;
        }

        if (MemberOf(guildId, user) is not { } member || !Guilds.TryGetValue(guildId, out var guild))
        {
            return Permission.None;
        }

        var everyone = new Snowflake(guildId.Value);
        var permissions = member.Roles.Append(everyone).Aggregate(Permission.None, (sum, role) => sum | (Roles.GetValueOrDefault(role)?.Permissions ?? Permission.None));
        if (guild.OwnerId == user || permissions.HasFlag(Permission.Administrator))
        {
            return Permission.All;
        }

        var place = channel.IsThread && channel.ParentId is { } parent && Channels.TryGetValue(parent, out var above) ? above : channel;
        var overwrites = OverwritesOf(place).ToArray();
        foreach (var step in (Func<Overwrite, bool>[])[o => o.Id == everyone, o => o.Type == OverwriteKind.Role && o.Id != everyone && member.Roles.Contains(o.Id), o => o.Type == OverwriteKind.Member && o.Id == user])
        {
            var applying = overwrites.Where(step).ToArray();
            permissions &= ~applying.Aggregate(Permission.None, (sum, overwrite) => sum | overwrite.Deny);
            permissions |= applying.Aggregate(Permission.None, (sum, overwrite) => sum | overwrite.Allow);
        }

        return permissions.HasFlag(Permission.ViewChannel) ? permissions : Permission.None;
    }

    public void Load(WorldFile file)
    {
        var json = ModelJson.Default;
        AddAll(Guilds, file.Load("guild", json.Guild), guild => guild.Id);
        AddAll(Roles, file.Load("role", json.Role), role => role.Id);
        AddAll(Users, file.Load("user", json.User), user => user.Id);
        AddAll(Channels, file.Load("channel", json.Channel), channel => channel.Id);
        AddAll(Commands, file.Load("command", json.AppCommand), command => command.Id);
        foreach (var member in file.Load("member", json.Member))
        {
            Members[(member.GuildId, member.UserId)] = member;
        }

        foreach (var message in file.Load("message", json.Message))
        {
            Put(message);
        }

        LargestId = new[] { Guilds.Keys, Roles.Keys, Users.Keys, Channels.Keys, Commands.Keys, Messages.Keys.AsEnumerable() }
            .SelectMany(ids => ids).Concat(Messages.Values.SelectMany(message => message.Attachments).Select(file => file.Id))
            .Concat(Commands.Values.Select(command => command.Version)).Max(id => (ulong?)id.Value) ?? 0;
    }

    public void Put(Message message)
    {
        Messages[message.Id] = message;
        if (!MessagesByChannel.TryGetValue(message.ChannelId, out var channel))
        {
            MessagesByChannel[message.ChannelId] = channel = [];
        }

        channel[message.Id] = message;
    }

    public void Remove(Message message)
    {
        Messages.Remove(message.Id);
        if (MessagesByChannel.TryGetValue(message.ChannelId, out var channel))
        {
            channel.Remove(message.Id);
        }
    }

    private static void AddAll<T>(Dictionary<Snowflake, T> into, IEnumerable<T> things, Func<T, Snowflake> idOf)
    {
        foreach (var thing in things)
        {
            into[idOf(thing)] = thing;
        }
    }
}
