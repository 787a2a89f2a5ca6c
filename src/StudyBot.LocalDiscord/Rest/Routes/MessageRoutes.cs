using System.Globalization;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Rest.Forms;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Rest.Routes;

/// <summary>Messages of channels, as the bot reads and writes them.</summary>
internal sealed class MessageRoutes(World world, Render render, Composer composer) : IRoutes
{
    // Discord says "in the past few minutes".
    private static readonly TimeSpan NonceLife = TimeSpan.FromMinutes(5);

    public IEnumerable<RestRoute> All =>
    [
        new("GET", "channels/{channel}/messages", List),
        new("POST", "channels/{channel}/messages", Create),
        new("GET", "channels/{channel}/messages/{message}", call => RestAnswer.Ok(world.Read(state => Json(state, state.MessageIn(state.ChannelFor(call.Id("channel"), world.Bot.Id, Permission.ReadMessageHistory), call.Id("message")))))),
        new("PATCH", "channels/{channel}/messages/{message}", Edit),
        new("DELETE", "channels/{channel}/messages/{message}", Delete),
        new("POST", "channels/{channel}/typing", Type),
    ];

    private System.Text.Json.Nodes.JsonObject Json(WorldState state, Message message) => render.Message(state, message, toBotOnly: true);

    private RestAnswer List(RestCall call)
    {
        var errors = new FormErrors();
        var limit = 50;
        if (call.Query("limit") is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 100))
        {
            errors.Add("limit", "NUMBER_TYPE_MAX", "int value should be greater than or equal to 1 and less than or equal to 100.");
        }

        var (before, after, around) = (Cursor(call, "before", errors), Cursor(call, "after", errors), Cursor(call, "around", errors));
        errors.ThrowIfAny();
        return RestAnswer.Ok(world.Read(state =>
        {
            var channel = state.ChannelFor(call.Id("channel"), world.Bot.Id);
            if (!state.PermissionsIn(channel, world.Bot.Id).HasFlag(Permission.ReadMessageHistory))
            {
                return [];
            }

            var all = state.MessagesIn(channel.Id).Where(message => !message.IsEphemeral);
            var page = (around, before, after) switch
            {
                ({ } at, _, _) => all.Where(message => message.Id < at).TakeLast(limit / 2).Concat(all.Where(message => message.Id >= at).Take(limit - (limit / 2))),
                (_, { } at, _) => all.Where(message => message.Id < at).TakeLast(limit),
                (_, _, { } at) => all.Where(message => message.Id > at).Take(limit),
                _ => all.TakeLast(limit),
            };
            return Render.Array(page.Reverse().Select(message => Json(state, message)));
        }));
    }

    private static Snowflake? Cursor(RestCall call, string name, FormErrors errors)
    {
        if (call.Query(name) is not { } text)
        {
            return null;
        }

        if (Snowflake.TryParse(text, out var id))
        {
            return id;
        }

        errors.Add(name, "NUMBER_TYPE_COERCE", $"Value \"{text}\" is not snowflake.");
        return null;
    }

    private RestAnswer Create(RestCall call) => RestAnswer.Ok(world.Write(writer =>
    {
        var channel = writer.State.ChannelFor(call.Id("channel"), world.Bot.Id);
        var errors = new FormErrors();
        var form = MessageForm.Read(Form.Of(call, errors), MessagePurpose.Create, call.Files);
        errors.ThrowIfAny();
        if (form.IsEmpty)
        {
            throw DiscordErrorException.EmptyMessage;
        }

        CheckSending(writer.State, channel, form);
        if (form.EnforceNonce && Repeated(writer, channel, form.Nonce) is { } before)
        {
            return render.Message(writer.State, before, withNonce: true);
        }

        var message = composer.New(writer, channel, form) with { Kind = form.ReplyTo is null ? MessageKind.Ordinary : MessageKind.Reply };
        Posting.Add(writer, render, message);
        return render.Message(writer.State, message, withNonce: true);
    }));

    private void CheckSending(WorldState state, Channel channel, MessageForm form)
    {
        var needed = channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages;
        needed |= form.Embeds is { Count: > 0 } ? Permission.EmbedLinks : Permission.None;
        needed |= form.Files.Count > 0 ? Permission.AttachFiles : Permission.None;
        needed |= form.ReplyTo is not null ? Permission.ReadMessageHistory : Permission.None;
        state.ChannelFor(channel.Id, world.Bot.Id, needed);
        if (channel.RecipientId is { } recipient && state.RefusingDirectMessages.Contains(recipient))
        {
            throw DiscordErrorException.CannotMessageUser;
        }

        if (channel.Locked && !state.PermissionsIn(channel, world.Bot.Id).HasFlag(Permission.ManageThreads))
        {
            throw channel.Archived ? DiscordErrorException.ArchivedThread : DiscordErrorException.LockedThread;
        }

        if (form is { ReplyTo: { } answered, FailIfReplyIsGone: true } && state.Messages.GetValueOrDefault(answered) is not { } target)
        {
            throw new DiscordErrorException(400, 50035, "Invalid Form Body", new System.Text.Json.Nodes.JsonObject
            {
                ["message_reference"] = new System.Text.Json.Nodes.JsonObject
                {
                    ["_errors"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["code"] = "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", ["message"] = "Unknown message" }),
                },
            });
        }
    }

    private Message? Repeated(WorldWriter writer, Channel channel, string? nonce) => nonce is null
        ? null
        : writer.State.MessagesIn(channel.Id).LastOrDefault(message => message.Nonce == nonce && message.AuthorId == world.Bot.Id && writer.Now - message.At <= NonceLife);

    private RestAnswer Edit(RestCall call) => RestAnswer.Ok(world.Write(writer =>
    {
        var channel = writer.State.ChannelFor(call.Id("channel"), world.Bot.Id);
        var message = writer.State.MessageIn(channel, call.Id("message"));
        if (message.AuthorId != world.Bot.Id)
        {
            throw DiscordErrorException.NotTheAuthor;
        }

        if (channel.Archived)
        {
            throw DiscordErrorException.ArchivedThread;
        }

        var errors = new FormErrors();
        var form = MessageForm.Read(Form.Of(call, errors), MessagePurpose.Edit, call.Files, message.Flags);
        errors.ThrowIfAny();
        var edited = composer.Edited(writer, channel, message, form);
        if (edited is { Content: "", Embeds.Count: 0, Components.Count: 0, Attachments.Count: 0 })
        {
            throw DiscordErrorException.EmptyMessage;
        }

        Posting.Change(writer, render, edited);
        return render.Message(writer.State, edited);
    }));

    private RestAnswer Delete(RestCall call)
    {
        world.Write(writer =>
        {
            var channel = writer.State.ChannelFor(call.Id("channel"), world.Bot.Id);
            var message = writer.State.MessageIn(channel, call.Id("message"));
            if (message.AuthorId != world.Bot.Id)
            {
                writer.State.ChannelFor(channel.Id, world.Bot.Id, Permission.ManageMessages);
            }

            Posting.Delete(writer, message);
        });
        return RestAnswer.NoContent;
    }

    private RestAnswer Type(RestCall call)
    {
        world.Write(writer =>
        {
            var channel = writer.State.ChannelFor(call.Id("channel"), world.Bot.Id, Permission.SendMessages);
            writer.Tell(new WorldChange.Typing(channel.Id, world.Bot.Id));
        });
        return RestAnswer.NoContent;
    }
}
