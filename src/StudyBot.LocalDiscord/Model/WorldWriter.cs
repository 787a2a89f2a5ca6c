using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace StudyBot.LocalDiscord.Model;

/// <summary>One change in the making. What it puts is seen by readers, itself included, when the change is complete.</summary>
internal sealed class WorldWriter(World world, WorldState state)
{
    private readonly List<Action> _apply = [];

    public World World => world;

    public WorldState State => state;

    public DateTimeOffset Now => world.Clock.GetUtcNow();

    public List<StoredChange> Stored { get; } = [];

    public List<Dispatch> Dispatches { get; } = [];

    public List<WorldChange> Changes { get; } = [];

    public Snowflake NextId() => world.NextId();

    public void Put(Guild guild)
    {
        Put("guild", guild.Id, guild, ModelJson.Default.Guild, state.Guilds);
        Tell(new WorldChange.PlacesChanged(guild.Id));
    }

    public void Put(Role role)
    {
        Put("role", role.Id, role, ModelJson.Default.Role, state.Roles);
        Tell(new WorldChange.PlacesChanged(role.GuildId));
    }

    public void Put(Channel channel)
    {
        Put("channel", channel.Id, channel, ModelJson.Default.Channel, state.Channels);
        Tell(new WorldChange.PlacesChanged(channel.GuildId));
    }

    /// <summary>A change of a channel that readers need not hear of, such as its newest message.</summary>
    public void PutQuietly(Channel channel) => Put("channel", channel.Id, channel, ModelJson.Default.Channel, state.Channels);

    public void Put(User user)
    {
        Put("user", user.Id, user, ModelJson.Default.User, state.Users);
        Tell(new WorldChange.PeopleChanged());
    }

    public void Put(Member member)
    {
        Stored.Add(new StoredChange.Put("member", IdOf(member), JsonSerializer.Serialize(member, ModelJson.Default.Member)));
        _apply.Add(() => state.Members[(member.GuildId, member.UserId)] = member);
        Tell(new WorldChange.PeopleChanged());
    }

    public void Put(Message message)
    {
        Stored.Add(new StoredChange.Put("message", message.Id.ToString(), JsonSerializer.Serialize(message, ModelJson.Default.Message)));
        _apply.Add(() => state.Put(message));
        Tell(new WorldChange.MessageWritten(message));
    }

    public void Put(AppCommand command)
    {
        Put("command", command.Id, command, ModelJson.Default.AppCommand, state.Commands);
        Tell(new WorldChange.CommandsChanged());
    }

    public void PutFile(Snowflake id, byte[] content) => Stored.Add(new StoredChange.PutFile(id, content));

    public void PutSetting<T>(string name, T value)
        where T : notnull => Stored.Add(new StoredChange.Put("setting", name, Convert.ToString(value, CultureInfo.InvariantCulture)!));

    public void Remove(Message message)
    {
        Stored.Add(new StoredChange.Delete("message", message.Id.ToString()));
        Stored.AddRange(message.Attachments.Select(file => new StoredChange.DeleteFile(file.Id)));
        _apply.Add(() => state.Remove(message));
        Tell(new WorldChange.MessageGone(message));
    }

    public void Remove(AppCommand command)
    {
        Stored.Add(new StoredChange.Delete("command", command.Id.ToString()));
        _apply.Add(() => state.Commands.Remove(command.Id));
        Tell(new WorldChange.CommandsChanged());
    }

    public void Remove(Member member)
    {
        Stored.Add(new StoredChange.Delete("member", IdOf(member)));
        _apply.Add(() => state.Members.Remove((member.GuildId, member.UserId)));
        Tell(new WorldChange.PeopleChanged());
    }

    public void Remove(Role role)
    {
        Stored.Add(new StoredChange.Delete("role", role.Id.ToString()));
        _apply.Add(() => state.Roles.Remove(role.Id));
        Tell(new WorldChange.PlacesChanged(role.GuildId));
    }

    public void Remove(Channel channel)
    {
        Stored.Add(new StoredChange.Delete("channel", channel.Id.ToString()));
        _apply.Add(() => state.Channels.Remove(channel.Id));
        Tell(new WorldChange.PlacesChanged(channel.GuildId));
    }

    public void RemoveFile(Snowflake id) => Stored.Add(new StoredChange.DeleteFile(id));

    /// <summary>Something kept in memory only, or to be done once the change stands.</summary>
    public void Then(Action apply) => _apply.Add(apply);

    public void Tell(WorldChange change) => Changes.Add(change);

    public void Send(Dispatch dispatch) => Dispatches.Add(dispatch);

    public void Apply()
    {
        foreach (var apply in _apply)
        {
            apply();
        }
    }

    private static string IdOf(Member member) => $"{member.GuildId}:{member.UserId}";

    private void Put<T>(string kind, Snowflake id, T thing, JsonTypeInfo<T> type, Dictionary<Snowflake, T> into)
    {
        Stored.Add(new StoredChange.Put(kind, id.ToString(), JsonSerializer.Serialize(thing, type)));
        _apply.Add(() => into[id] = thing);
    }
}
