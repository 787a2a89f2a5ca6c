using StudyBot.LocalDiscord.Acts;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Rest.Forms;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Rest.Routes;

/// <summary>What the bot says after its first answer, for as long as the interaction's token lives.</summary>
internal sealed class WebhookRoutes(World world, Render render, Composer composer) : IRoutes
{
    // https://docs.discord.com/developers/interactions/receiving-and-responding: "tokens are valid for 15 minutes"
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    public IEnumerable<RestRoute> All =>
    [
        new("POST", "webhooks/{application}/{token}", Follow, NeedsToken: false),
        new("GET", "webhooks/{application}/{token}/messages/{message}", Get, NeedsToken: false),
        new("PATCH", "webhooks/{application}/{token}/messages/{message}", Edit, NeedsToken: false),
        new("DELETE", "webhooks/{application}/{token}/messages/{message}", Delete, NeedsToken: false),
    ];

    private RestAnswer Follow(RestCall call) => RestAnswer.Ok(world.Write(writer =>
    {
        var interaction = Find(writer, call);
        var errors = new FormErrors();
        var form = MessageForm.Read(Form.Of(call, errors), MessagePurpose.Answer, call.Files);
        errors.ThrowIfAny();
        if (form.IsEmpty)
        {
            throw DiscordErrorException.EmptyMessage;
        }

        // As Discord still does: the first message after a deferred answer becomes that answer.
        if (interaction.OriginalId is { } id && writer.State.Messages.GetValueOrDefault(id) is { IsLoading: true } waiting)
        {
            var filled = composer.Edited(writer, interaction.Channel, waiting, form with { Flags = form.Flags & ~MessageFlags.Ephemeral });
            return Settle(writer, interaction, filled);
        }

        var message = Interactions.Answering(interaction, composer.New(writer, interaction.Channel, form));
        if (message.Kind != MessageKind.Reply && interaction.OriginalId is { } original && writer.State.Messages.ContainsKey(original))
        {
            message = message with { Kind = MessageKind.Reply, ReplyTo = original };
        }

        Posting.Add(writer, render, message);
        writer.Then(() => interaction.Settled.TrySetResult(message.Id));
        return render.Message(writer.State, message, withNonce: true);
    }));

    private RestAnswer Get(RestCall call) => RestAnswer.Ok(world.Write(writer => render.Message(writer.State, MessageOf(writer, Find(writer, call), call))));

    private RestAnswer Edit(RestCall call) => RestAnswer.Ok(world.Write(writer =>
    {
        var interaction = Find(writer, call);
        var message = MessageOf(writer, interaction, call);
        var errors = new FormErrors();
        var form = MessageForm.Read(Form.Of(call, errors), MessagePurpose.AnswerEdit, call.Files, message.Flags);
        errors.ThrowIfAny();
        return Settle(writer, interaction, composer.Edited(writer, interaction.Channel, message, form));
    }));

    private RestAnswer Delete(RestCall call)
    {
        world.Write(writer =>
        {
            var interaction = Find(writer, call);
            Posting.Delete(writer, MessageOf(writer, interaction, call));
            writer.Then(() => interaction.Settled.TrySetResult(null));
        });
        return RestAnswer.NoContent;
    }

    private System.Text.Json.Nodes.JsonObject Settle(WorldWriter writer, Interaction interaction, Message message)
    {
        if (message is { Content: "", Embeds.Count: 0, Components.Count: 0, Attachments.Count: 0 })
        {
            throw DiscordErrorException.EmptyMessage;
        }

        Posting.Change(writer, render, message);
        writer.Then(() => interaction.Settled.TrySetResult(message.Id));
        return render.Message(writer.State, message);
    }

    private Interaction Find(WorldWriter writer, RestCall call)
    {
        if (call.Id("application") != world.Bot.Id || !writer.State.InteractionsByToken.TryGetValue(call.Text("token"), out var interaction) || interaction.AcknowledgedMs is null)
        {
            throw DiscordErrorException.UnknownWebhook;
        }

        return interaction.TokenExpired || writer.Now - interaction.Id.At > TokenLife ? throw DiscordErrorException.InvalidWebhookToken : interaction;
    }

    private static Message MessageOf(WorldWriter writer, Interaction interaction, RestCall call)
    {
        var id = call.Text("message") == "@original" ? interaction.OriginalId ?? throw DiscordErrorException.UnknownMessage : call.Id("message");
        return writer.State.Messages.GetValueOrDefault(id) is { } message
            && (message.Origin?.Id == interaction.Id || id == interaction.OriginalId)
            && message.IsVisibleTo(interaction.MemberId)
            ? message
            : throw DiscordErrorException.UnknownMessage;
    }
}
