using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Rest.Forms;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Rest.Routes;

/// <summary>The bot's first answer to an interaction. https://docs.discord.com/developers/interactions/receiving-and-responding</summary>
internal sealed class CallbackRoutes(World world, Render render, Composer composer) : IRoutes
{
    private const int Message = 4;
    private const int DeferredMessage = 5;
    private const int DeferredUpdate = 6;
    private const int Update = 7;
    private const int Choices = 8;
    private const int OpenModal = 9;

    public IEnumerable<RestRoute> All => [new("POST", "interactions/{interaction}/{token}/callback", Answer, NeedsToken: false)];

    private RestAnswer Answer(RestCall call)
    {
        var errors = new FormErrors();
        var form = Form.Of(call, errors);
        var type = (int)(form.Whole("type", required: true) ?? 0);
        errors.ThrowIfAny();
        var body = form.Object("data") ?? Form.Empty("data", errors);
        return world.Write(writer =>
        {
            var interaction = Find(writer.State, call);
            CheckType(writer.State, interaction, type, form);
            errors.ThrowIfAny();
            var shown = Apply(writer, interaction, type, body, call.Files);
            writer.Then(() => Acknowledge(interaction, call.ArrivedAt, type, shown));
            return call.Asks("with_response") ? RestAnswer.Ok(Response(writer.State, interaction, type, shown)) : RestAnswer.NoContent;
        });
    }

    private Interaction Find(WorldState state, RestCall call)
    {
        if (!state.Interactions.TryGetValue(call.Id("interaction"), out var interaction) || interaction.Token != call.Text("token"))
        {
            throw DiscordErrorException.UnknownInteraction;
        }

        if (interaction.AcknowledgedMs is not null)
        {
            throw DiscordErrorException.AlreadyAcknowledged;
        }

        return interaction.Dead || interaction.TokenExpired || world.SinceStart(interaction) > MemberActs.AnswerWithin
            ? throw DiscordErrorException.UnknownInteraction
            : interaction;
    }

    private static void CheckType(WorldState state, Interaction interaction, int type, Form form)
    {
        var onMessage = interaction.MessageId is { } id && state.Messages.ContainsKey(id);
        int[] allowed = interaction.Kind switch
        {
            InteractionKind.Autocomplete => [Choices],
            InteractionKind.Command => [Message, DeferredMessage, OpenModal],
            InteractionKind.Component => [Message, DeferredMessage, DeferredUpdate, Update, OpenModal],
            _ => onMessage ? [Message, DeferredMessage, DeferredUpdate, Update] : [Message, DeferredMessage],
        };
        if (!allowed.Contains(type))
        {
            form.FailChoice("type", allowed);
        }
    }

    private Message? Apply(WorldWriter writer, Interaction interaction, int type, Form data, IReadOnlyList<UploadedFile> files)
    {
        switch (type)
        {
            case Message:
                var form = MessageForm.Read(data, MessagePurpose.Answer, files);
                data.Errors.ThrowIfAny();
                return form.IsEmpty ? throw DiscordErrorException.EmptyMessage : Post(writer, interaction, composer.New(writer, interaction.Channel, form));
            case DeferredMessage:
                return Defer(writer, interaction, data);
            case Update:
                return Edit(writer, interaction, data, files);
            case DeferredUpdate:
                return null;
            case Choices:
                ReadChoices(writer, interaction, data);
                return null;
            default:
                Open(writer, interaction, data);
                return null;
        }
    }

    private Message Defer(WorldWriter writer, Interaction interaction, Form data)
    {
        var flags = (MessageFlags)(data.Whole("flags", 0, int.MaxValue) ?? 0);
        if ((flags & ~MessageFlags.Ephemeral) != MessageFlags.None)
        {
            data.Fail("flags", "MESSAGE_FLAGS_INVALID", "A deferred answer may only set EPHEMERAL (64).");
        }

        data.Errors.ThrowIfAny();
        return Post(writer, interaction, new Message(writer.NextId(), interaction.Channel.Id, world.Bot.Id, "", writer.Now) { Flags = flags | MessageFlags.Loading });
    }

    private Message Edit(WorldWriter writer, Interaction interaction, Form data, IReadOnlyList<UploadedFile> files)
    {
        if (!writer.State.Messages.TryGetValue(interaction.MessageId!.Value, out var message))
        {
            throw DiscordErrorException.UnknownMessage;
        }

        var form = MessageForm.Read(data, MessagePurpose.AnswerEdit, files, message.Flags);
        data.Errors.ThrowIfAny();
        var edited = composer.Edited(writer, interaction.Channel, message, form);
        Posting.Change(writer, render, edited);
        return edited;
    }

    private Message Post(WorldWriter writer, Interaction interaction, Message message)
    {
        var posted = Interactions.Answering(interaction, message);
        Posting.Add(writer, render, posted);
        return posted;
    }

    private static void ReadChoices(WorldWriter writer, Interaction interaction, Form data)
    {
        var choices = data.Objects("choices", 0, 25, required: true)?.Select(form => CommandForm.ReadChoice(form, KindOf(form))).ToArray();
        data.Errors.ThrowIfAny();
        writer.Then(() => interaction.Choices = choices);
    }

    private static OptionKind KindOf(Form choice) =>
        choice.Find("value")?.ValueKind == System.Text.Json.JsonValueKind.Number ? OptionKind.Number : OptionKind.Text;

    private static void Open(WorldWriter writer, Interaction interaction, Form data)
    {
        var (customId, title, components) = ModalForm.Read(data);
        data.Errors.ThrowIfAny();
        var modal = new Modal(interaction.Id, interaction.MemberId, interaction.Channel.Id, customId, title, components)
        {
            MessageId = interaction.MessageId,
            Trigger = interaction.Origin,
        };
        writer.Then(() =>
        {
            writer.State.Modals[modal.Id] = modal;
            interaction.Modal = modal;
        });
        writer.Tell(new WorldChange.ModalOpened(modal));
    }

    private void Acknowledge(Interaction interaction, long arrivedAt, int type, Message? shown)
    {
        interaction.AcknowledgedMs = Math.Round(world.Clock.GetElapsedTime(interaction.StartedAt, arrivedAt).TotalMilliseconds, 2);
        interaction.Deferred = type is DeferredMessage or DeferredUpdate;
        interaction.OriginalId = shown?.Id ?? (type == DeferredUpdate ? interaction.MessageId : null);
        interaction.Acknowledged.TrySetResult();
        if (!interaction.Deferred)
        {
            interaction.Settled.TrySetResult(shown?.Id);
        }
    }

    private JsonObject Response(WorldState state, Interaction interaction, int type, Message? shown)
    {
        var about = new JsonObject
        {
            ["id"] = interaction.Id.ToString(),
            ["type"] = (int)interaction.Kind,
            ["channel_id"] = interaction.Channel.Id.ToString(),
        };
        var json = new JsonObject { ["interaction"] = about };
        if (interaction.Channel.GuildId is { } guild)
        {
            about["guild_id"] = guild.ToString();
        }

        if (shown is not null)
        {
            about["response_message_id"] = shown.Id.ToString();
            about["response_message_loading"] = shown.IsLoading;
            about["response_message_ephemeral"] = shown.IsEphemeral;
            if (type is Message or Update)
            {
                json["resource"] = new JsonObject { ["type"] = type, ["message"] = render.Message(state, shown) };
            }
        }

        return json;
    }
}
