using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Acts;

/// <summary>Messages coming, changing and going, with the events that the bot gets of them.</summary>
internal static class Posting
{
    public static void Add(WorldWriter writer, Render render, Message message)
    {
        writer.Put(message);
        if (!message.IsEphemeral && writer.State.Channels.TryGetValue(message.ChannelId, out var channel))
        {
            writer.PutQuietly(channel with
            {
                LastMessageId = message.Id,
                MessageCount = channel.MessageCount + 1,
                Archived = false,
            });
        }

        writer.Send(Event("MESSAGE_CREATE", writer.State, message, () => Payload(writer.State, render, message, withNonce: true)));
    }

    public static void Change(WorldWriter writer, Render render, Message message)
    {
        writer.Put(message);
        writer.Send(Event("MESSAGE_UPDATE", writer.State, message, () => Payload(writer.State, render, message, withNonce: false)));
    }

    public static void Delete(WorldWriter writer, Message message)
    {
        writer.Remove(message);
        var guild = writer.State.Channels.GetValueOrDefault(message.ChannelId)?.GuildId;
        writer.Send(Event("MESSAGE_DELETE", writer.State, message, () =>
        {
            var json = new JsonObject { ["id"] = message.Id.ToString(), ["channel_id"] = message.ChannelId.ToString() };
            if (guild is { } there && !message.IsEphemeral)
            {
                json["guild_id"] = there.ToString();
            }

            return json;
        }));
    }

    // An ephemeral message is told like a direct one: https://docs.discord.com/developers/events/gateway-events#message-create
    private static Dispatch Event(string name, WorldState state, Message message, Func<JsonNode> payload)
    {
        var guild = state.Channels.GetValueOrDefault(message.ChannelId)?.GuildId;
        return new Dispatch(name, guild, guild is null || message.IsEphemeral ? Intents.DirectMessages : Intents.GuildMessages, payload);
    }

    private static JsonObject Payload(WorldState state, Render render, Message message, bool withNonce)
    {
        var json = render.Message(state, message, toBotOnly: true, withNonce);
        if (!message.IsEphemeral && state.Channels.GetValueOrDefault(message.ChannelId)?.GuildId is { } guild)
        {
            json["guild_id"] = guild.ToString();
            if (state.MemberOf(guild, message.AuthorId) is { } member)
            {
                json["member"] = Render.MemberWithoutUser(member);
            }
        }

        return json;
    }
}
