using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Acts;

/// <summary>Servers and channels coming and going, with the events that the bot gets of them.</summary>
internal static class Places
{
    /// <summary>Removes a channel with its messages and threads.</summary>
    public static void Remove(WorldWriter writer, Channel channel)
    {
        foreach (var thread in writer.State.Channels.Values.Where(thread => thread.ParentId == channel.Id).ToArray())
        {
            Remove(writer, thread);
        }

        foreach (var message in writer.State.MessagesIn(channel.Id).ToArray())
        {
            writer.Remove(message);
        }

        writer.Remove(channel);
        writer.Send(channel.IsThread
            ? new Dispatch("THREAD_DELETE", channel.GuildId, Intents.Guilds, () => new JsonObject
            {
                ["id"] = channel.Id.ToString(),
                ["guild_id"] = channel.GuildId!.Value.ToString(),
                ["parent_id"] = channel.ParentId?.ToString(),
                ["type"] = (int)channel.Kind,
            })
            : new Dispatch("CHANNEL_DELETE", channel.GuildId, Intents.Guilds, () => Render.Channel(writer.State, channel)));
    }

    public static void ChangeThread(WorldWriter writer, Channel changed)
    {
        writer.Put(changed);
        writer.Send(new Dispatch("THREAD_UPDATE", changed.GuildId, Intents.Guilds, () => Render.Channel(writer.State, changed)));
    }

    public static Channel AddChannel(WorldWriter writer, Guild guild, string name)
    {
        var channel = new Channel(writer.NextId(), ChannelKind.Text, guild.Id, name, writer.State.ChannelsOf(guild.Id).Count(one => !one.IsThread));
        writer.Put(channel);
        writer.Send(new Dispatch("CHANNEL_CREATE", guild.Id, Intents.Guilds, () => Render.Channel(writer.State, channel)));
        return channel;
    }

    /// <summary>A new server with one channel, to which everyone and the bot belong.</summary>
    public static Guild AddServer(WorldWriter writer, Render render, string name, User owner)
    {
        var guild = new Guild(writer.NextId(), name, owner.Id);
        writer.Put(guild);
        writer.Put(Seed.Everyone(guild));
        foreach (var person in writer.State.Users.Values.Where(user => !user.Bot))
        {
            writer.Put(new Member(guild.Id, person.Id, [], writer.Now));
        }

        writer.Put(new Channel(writer.NextId(), ChannelKind.Text, guild.Id, "general", 0));
        AddBot(writer, render, guild);
        return guild;
    }

    public static void AddBot(WorldWriter writer, Render render, Guild guild)
    {
        writer.Put(guild with { HasBot = true });
        writer.Put(new Member(guild.Id, writer.World.Bot.Id, [Seed.BotRole(writer, guild, writer.World.Bot).Id], writer.Now));
        writer.Send(new Dispatch("GUILD_CREATE", guild.Id, Intents.Guilds, () => render.GuildCreated(writer.State, guild)));
    }

    public static void RemoveBot(WorldWriter writer, Guild guild)
    {
        writer.Put(guild with { HasBot = false });
        if (writer.State.Members.TryGetValue((guild.Id, writer.World.Bot.Id), out var member))
        {
            writer.Remove(member);
        }

        foreach (var role in writer.State.Roles.Values.Where(role => role.GuildId == guild.Id && role.BotId is not null).ToArray())
        {
            writer.Remove(role);
        }

        writer.Send(new Dispatch("GUILD_DELETE", guild.Id, Intents.Guilds, () => new JsonObject { ["id"] = guild.Id.ToString() }));
    }
}
