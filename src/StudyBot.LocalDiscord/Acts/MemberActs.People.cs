using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Acts;

internal sealed partial class MemberActs
{
    public IReadOnlyList<Guild> Servers() => world.Read(state => state.Guilds.Values.OrderBy(guild => guild.Id).ToArray());

    /// <summary>All channels and threads, in the order of the channel list; direct messages come last, unless one server is asked for.</summary>
    public IReadOnlyList<Channel> Channels(Snowflake? server = null) =>
        world.Read(state => state.Guilds.Keys.Where(guild => server is null || guild == server).Order().SelectMany(state.ChannelsOf)
            .Concat(server is null ? state.Channels.Values.Where(channel => channel.GuildId is null).OrderBy(channel => channel.Id) : [])
            .ToArray());

    /// <summary>The channels that a member sees, their direct messages with the bot included.</summary>
    public IReadOnlyList<Channel> ChannelsOf(Snowflake member) => world.Read(state => state.Channels.Values
        .Where(channel => state.PermissionsIn(channel, member).HasFlag(Permission.ViewChannel))
        .OrderBy(channel => channel.GuildId?.Value ?? 0).ThenBy(channel => channel.Position).ThenBy(channel => channel.Id).ToArray());

    /// <summary>Everyone who can act.</summary>
    public IReadOnlyList<User> People() => world.Read(state => state.Users.Values.Where(user => !user.Bot).OrderBy(user => user.Id).ToArray());

    public IReadOnlyList<Member> MembersOf(Snowflake server) => world.Read(state => state.MembersOf(server).ToArray());

    public IReadOnlyList<Role> RolesOf(Snowflake server) => world.Read(state => state.RolesOf(server).ToArray());

    public User? Person(Snowflake id) => world.Read(state => state.Users.GetValueOrDefault(id));

    /// <summary>
    /// What a member sees in a channel, oldest first: the newest <paramref name="limit"/> messages, or those after one.
    /// Ephemeral messages are there for the one they are for.
    /// </summary>
    public IReadOnlyList<Message> Seen(Snowflake member, Snowflake channel, Snowflake? after = null, int limit = 100) => world.Read(state =>
    {
        state.Person(member);
        state.Place(channel, member);
        var visible = state.MessagesIn(channel).Where(message => message.IsVisibleTo(member) && (after is null || message.Id > after));
        return (after is null ? visible.TakeLast(limit) : visible.Take(limit)).ToArray();
    });

    /// <summary>Writes an ordinary message.</summary>
    public Message Say(Snowflake member, Snowflake channel, string text) => world.Write(writer =>
    {
        writer.State.Person(member);
        var place = writer.State.Place(channel, member);
        var needed = place.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages;
        if (!writer.State.PermissionsIn(place, member).HasFlag(needed))
        {
            throw new ActRefusedException($"{writer.State.Person(member).Name} may not write in #{place.Name}.");
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > 2000)
        {
            throw new ActRefusedException($"A message has 1 to 2000 characters; this one has {text.Length}.");
        }

        var mentions = Markup.UsersIn(text).Where(writer.State.Users.ContainsKey).ToArray();
        var message = new Message(writer.NextId(), channel, member, text, writer.Now) { Mentions = mentions };
        Posting.Add(writer, render, message);
        return message;
    });

    /// <summary>Deletes a message, as its author or someone who may manage messages does.</summary>
    public void Delete(Snowflake member, Snowflake message) => world.Write(writer =>
    {
        var seen = writer.State.Seen(message, member);
        var channel = writer.State.Channels[seen.ChannelId];
        if (seen.AuthorId != member && seen.VisibleTo != member && !writer.State.PermissionsIn(channel, member).HasFlag(Permission.ManageMessages))
        {
            throw new ActRefusedException($"{writer.State.Person(member).Name} may not delete message {message} of someone else.");
        }

        Posting.Delete(writer, seen);
    });

    /// <summary>A new person, member of one server or, if none is named, of all.</summary>
    public User Join(string name, Snowflake? server = null) => world.Write(writer =>
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > 32)
        {
            throw new ActRefusedException("A member's name has 1 to 32 characters.");
        }

        if (server is { } wanted && !writer.State.Guilds.ContainsKey(wanted))
        {
            throw new ActRefusedException($"There is no server {wanted}. GET /local/v1/servers lists them.", unknown: true);
        }

        var user = new User(writer.NextId(), UniqueUsername(writer.State, trimmed), trimmed);
        writer.Put(user);
        foreach (var guild in writer.State.Guilds.Keys.Where(guild => server is null || guild == server))
        {
            Membership.Join(writer, guild, user);
        }

        return user;
    });

    /// <summary>Changes the language of somebody's client.</summary>
    public User Speak(Snowflake member, string locale) => world.Write(writer =>
    {
        if (!Locales.All.Contains(locale, StringComparer.Ordinal))
        {
            throw new ActRefusedException($"'{locale}' is not a language of Discord's clients. There are {string.Join(", ", Locales.All)}.");
        }

        var user = writer.State.Person(member) with { Locale = locale };
        writer.Put(user);
        return user;
    });

    /// <summary>Moves the clock for the bot, its schedule and this server alike.</summary>
    public void Advance(TimeSpan by)
    {
        if (by <= TimeSpan.Zero || by > TimeSpan.FromDays(366))
        {
            throw new ActRefusedException("The clock moves forward only, by at most 366 days at once.");
        }

        world.Clock.Advance(by);
    }

    private static string UniqueUsername(WorldState state, string name)
    {
        var stem = new string([.. name.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.')]);
        stem = stem.Length < 2 ? "member" : stem;
        var taken = state.Users.Values.Select(user => user.Username).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? stem : stem + n).First(candidate => !taken.Contains(candidate));
    }
}
