using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Acts;

internal sealed partial class MemberActs
{
    /// <summary>A new server of the first member, to which the bot is added at once.</summary>
    public Guild AddServer(string name) => world.Write(writer =>
        Places.AddServer(writer, render, Named(name, "server"), writer.State.Users.Values.Where(user => !user.Bot).OrderBy(user => user.Id).First()));

    public void AddBot(Snowflake server) => world.Write(writer =>
    {
        var guild = ServerOf(writer.State, server);
        if (guild.HasBot)
        {
            throw new ActRefusedException($"{world.Bot.Name} is in '{guild.Name}' already.");
        }

        Places.AddBot(writer, render, guild);
    });

    public void RemoveBot(Snowflake server) => world.Write(writer =>
    {
        var guild = ServerOf(writer.State, server);
        if (!guild.HasBot)
        {
            throw new ActRefusedException($"{world.Bot.Name} is not in '{guild.Name}'.");
        }

        Places.RemoveBot(writer, guild);
    });

    public Channel AddChannel(Snowflake server, string name) => world.Write(writer => Places.AddChannel(writer, ServerOf(writer.State, server), Named(name, "channel")));

    public void RemoveChannel(Snowflake channel) => world.Write(writer => Places.Remove(
        writer, writer.State.Channels.GetValueOrDefault(channel) ?? throw new ActRefusedException($"There is no channel {channel}. GET /local/v1/channels lists them.", unknown: true)));

    /// <summary>Archives or locks a thread, or opens it again.</summary>
    public Channel ChangeThread(Snowflake channel, bool? archived, bool? locked) => world.Write(writer =>
    {
        var thread = writer.State.Channels.GetValueOrDefault(channel) is { IsThread: true } found
            ? found
            : throw new ActRefusedException($"There is no thread {channel}. GET /local/v1/channels lists them, with the kind 'thread'.", unknown: true);
        var changed = thread with { Archived = archived ?? thread.Archived, Locked = locked ?? thread.Locked };
        Places.ChangeThread(writer, changed);
        return changed;
    });

    /// <summary>Leaves one server, or all of them; the person stays, with what they wrote.</summary>
    public void Leave(Snowflake member, Snowflake? server = null) => world.Write(writer =>
    {
        var user = writer.State.Person(member);
        var memberships = writer.State.Members.Values.Where(one => one.UserId == user.Id && (server is null || one.GuildId == server)).ToArray();
        if (memberships.Length == 0)
        {
            throw new ActRefusedException($"{user.Name} is in no such server.", unknown: true);
        }

        if (memberships.FirstOrDefault(one => writer.State.Guilds[one.GuildId].OwnerId == user.Id) is { } owned)
        {
            throw new ActRefusedException($"{user.Name} owns '{writer.State.Guilds[owned.GuildId].Name}' and cannot leave it.");
        }

        Array.ForEach(memberships, one => Membership.Leave(writer, one));
    });

    public void GiveRole(Snowflake member, Snowflake role) => ChangeRoles(member, role, roles => roles.Contains(role) ? roles : [.. roles, role]);

    public void TakeRole(Snowflake member, Snowflake role) => ChangeRoles(member, role, roles => [.. roles.Where(one => one != role)]);

    private void ChangeRoles(Snowflake member, Snowflake roleId, Func<IReadOnlyList<Snowflake>, IReadOnlyList<Snowflake>> change) => world.Write(writer =>
    {
        var user = writer.State.Person(member);
        var role = writer.State.Roles.GetValueOrDefault(roleId) is { BotId: null } found && found.Id != found.GuildId
            ? found
            : throw new ActRefusedException($"There is no role {roleId} that a member can have. GET /local/v1/roles lists them.", unknown: true);
        var membership = writer.State.Members.GetValueOrDefault((role.GuildId, user.Id))
            ?? throw new ActRefusedException($"{user.Name} is not in the server of the role '{role.Name}'.");
        writer.Put(membership with { Roles = change(membership.Roles) });
    });

    private static Guild ServerOf(WorldState state, Snowflake id) =>
        state.Guilds.GetValueOrDefault(id) ?? throw new ActRefusedException($"There is no server {id}. GET /local/v1/servers lists them.", unknown: true);

    private static string Named(string name, string what) =>
        name.Trim() is { Length: >= 1 and <= 100 } trimmed ? trimmed : throw new ActRefusedException($"The name of a {what} has 1 to 100 characters.");
}
