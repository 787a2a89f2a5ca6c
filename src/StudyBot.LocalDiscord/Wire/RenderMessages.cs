using System.Text.Json;
using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Wire;

internal sealed partial class Render
{
    /// <param name="toBotOnly">
    /// As the bot reads it without the message content intent: the text of others is empty, except where they write to it.
    /// </param>
    public JsonObject Message(WorldState state, Message message, bool toBotOnly = false, bool withNonce = false)
    {
        var channel = state.Channels.GetValueOrDefault(message.ChannelId);
        var hidden = toBotOnly && message.AuthorId != world.Bot.Id && channel?.GuildId is not null && !message.Mentions.Contains(world.Bot.Id);
        var inEmbeds = message.FilesInEmbeds.ToHashSet();
        var json = new JsonObject
        {
            ["id"] = message.Id.ToString(),
            ["channel_id"] = message.ChannelId.ToString(),
            ["type"] = (int)message.Kind,
            ["content"] = hidden ? "" : message.Content,
            ["author"] = User(state.Users[message.AuthorId]),
            ["timestamp"] = Time(message.At),
            ["edited_timestamp"] = message.EditedAt is { } edited ? Time(edited) : null,
            ["flags"] = (int)message.Flags,
            ["tts"] = false,
            ["pinned"] = false,
            ["mention_everyone"] = message.MentionsEveryone,
            ["mentions"] = Array(message.Mentions.Where(state.Users.ContainsKey).Select(id => User(state.Users[id]))),
            ["mention_roles"] = Array(message.MentionedRoles.Select(id => JsonValue.Create(id.ToString()))),
            ["attachments"] = Array(hidden ? [] : message.Attachments.Where(file => !inEmbeds.Contains(file)).Select(file => Attachment(file, message))),
            ["embeds"] = Array(hidden ? [] : message.Embeds.Select(embed => EmbedOf(message, embed))),
            ["components"] = Array(hidden ? [] : message.Components.Select(component => ComponentOf(message, component))),
        };
        AddOrigin(json, state, message);
        if (message.ReplyTo is { } answered)
        {
            json["message_reference"] = new JsonObject { ["type"] = 0, ["channel_id"] = message.ChannelId.ToString(), ["message_id"] = answered.ToString() };
            if (channel?.GuildId is { } guild)
            {
                json["message_reference"]!["guild_id"] = guild.ToString();
            }
        }

        if (withNonce && message.Nonce is { } nonce)
        {
            json["nonce"] = nonce;
        }

        if (message.Flags.HasFlag(MessageFlags.HasThread) && state.Channels.TryGetValue(message.Id, out var thread))
        {
            json["thread"] = Channel(state, thread);
        }

        return json;
    }

    private JsonObject Attachment(Attachment file, Message message)
    {
        var json = new JsonObject
        {
            ["id"] = file.Id.ToString(),
            ["filename"] = file.FileName,
            ["size"] = file.Size,
            ["url"] = BaseAddress + file.Path,
            ["proxy_url"] = BaseAddress + file.Path,
            ["content_type"] = file.ContentType,
        };
        if (file.Width is { } width && file.Height is { } height)
        {
            json["width"] = width;
            json["height"] = height;
        }

        if (file.Description is { } description)
        {
            json["description"] = description;
        }

        if (message.IsEphemeral)
        {
            json["ephemeral"] = true;
        }

        return json;
    }

    private void AddOrigin(JsonObject json, WorldState state, Message message)
    {
        if (message.Origin is not { } origin)
        {
            return;
        }

        json["application_id"] = BotId;
        json["webhook_id"] = BotId;
        json["interaction_metadata"] = OriginOf(state, origin, state.Channels.GetValueOrDefault(message.ChannelId)?.GuildId);
    }

    private static JsonObject OriginOf(WorldState state, InteractionOrigin origin, Snowflake? guild)
    {
        var json = new JsonObject
        {
            ["id"] = origin.Id.ToString(),
            ["type"] = (int)origin.Kind,
            ["user"] = User(state.Users[origin.UserId]),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = guild?.ToString() ?? "0" },
        };
        if (origin.Kind == InteractionKind.Command)
        {
            json["name"] = origin.Command;
            json["command_type"] = (int)(origin.TargetMessageId is null ? CommandKind.Slash : CommandKind.Message);
        }

        if (origin.TargetMessageId is { } target)
        {
            json["target_message_id"] = target.ToString();
        }

        if (origin.Kind == InteractionKind.Component && origin.MessageId is { } source)
        {
            json["interacted_message_id"] = source.ToString();
        }

        if (origin.Trigger is { } trigger)
        {
            json["triggering_interaction_metadata"] = OriginOf(state, trigger, guild);
        }

        return json;
    }

    private JsonObject EmbedOf(Message message, Embed embed)
    {
        var json = JsonSerializer.SerializeToNode(embed, ModelJson.Default.Embed)!.AsObject();
        foreach (var name in (ReadOnlySpan<string>)["image", "thumbnail"])
        {
            if (json[name] is JsonObject picture)
            {
                if (message.FileNamed(picture["url"]!.GetValue<string>())?.Description is { } description)
                {
                    picture["description"] = description;
                }

                Resolve(message, picture, "url");
                picture["proxy_url"] = picture["url"]!.GetValue<string>();
            }
        }

        foreach (var name in (ReadOnlySpan<string>)["author", "footer"])
        {
            if (json[name]?["icon_url"] is not null)
            {
                Resolve(message, json[name]!.AsObject(), "icon_url");
            }
        }

        return json;
    }

    private JsonObject ComponentOf(Message message, Component component)
    {
        var json = JsonSerializer.SerializeToNode(component, ModelJson.Default.Component)!.AsObject();
        Complete(message, json);
        return json;
    }

    private void Complete(Message message, JsonObject json)
    {
        switch ((ComponentKind)json["type"]!.GetValue<int>())
        {
            case ComponentKind.Container:
                json["accent_color"] ??= null;
                json["spoiler"] ??= false;
                break;
            case ComponentKind.Thumbnail:
                json["description"] ??= null;
                json["spoiler"] ??= false;
                Unfurl(message, json["media"]!.AsObject());
                break;
            case ComponentKind.File:
                var name = json["file"]!["url"]!.GetValue<string>();
                var file = message.FileNamed(name);
                json["name"] = file?.FileName;
                json["size"] = file?.Size;
                json["spoiler"] ??= false;
                Unfurl(message, json["file"]!.AsObject());
                break;
            case ComponentKind.Gallery:
                foreach (var item in json["items"]!.AsArray())
                {
                    item!["description"] ??= null;
                    Unfurl(message, item["media"]!.AsObject());
                }

                break;
        }

        foreach (var child in (json["components"] as JsonArray ?? []).Append(json["accessory"]).Append(json["component"]).OfType<JsonObject>())
        {
            Complete(message, child);
        }
    }

    private void Unfurl(Message message, JsonObject media)
    {
        var file = message.FileNamed(media["url"]!.GetValue<string>());
        Resolve(message, media, "url");
        media["id"] = (file?.Id ?? message.Id).ToString();
        media["proxy_url"] = media["url"]!.GetValue<string>();
        if (file is not null)
        {
            media["attachment_id"] = file.Id.ToString();
            media["width"] = file.Width;
            media["height"] = file.Height;
            media["content_type"] = file.ContentType;
        }
    }

    private void Resolve(Message message, JsonObject holder, string field)
    {
        if (message.FileNamed(holder[field]!.GetValue<string>()) is not { } file)
        {
            return;
        }

        holder[field] = BaseAddress + file.Path;
        if (field == "url" && file.Width is { } width)
        {
            holder["width"] = width;
            holder["height"] = file.Height;
        }
    }
}
