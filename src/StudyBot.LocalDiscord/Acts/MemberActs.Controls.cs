using System.Text.Json.Nodes;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Wire;

namespace StudyBot.LocalDiscord.Acts;

internal sealed partial class MemberActs
{
    public Task<ActResult> ClickAsync(Snowflake member, Snowflake message, string customId, CancellationToken stop) =>
        ActAsync(InteractionKind.Component, member, state =>
        {
            var control = state.Seen(message, member).Control(customId);
            return control.Type == ComponentKind.Button
                ? ControlDraft(state, member, message, control, null, null)
                : throw new ActRefusedException($"'{customId}' of message {message} is not a button but a select; choose values in it.");
        }, stop);

    public Task<ActResult> SelectAsync(Snowflake member, Snowflake message, string customId, IReadOnlyList<string> values, CancellationToken stop) =>
        ActAsync(InteractionKind.Component, member, state =>
        {
            var control = state.Seen(message, member).Control(customId);
            if (!control.IsSelect)
            {
                throw new ActRefusedException($"'{customId}' of message {message} is not a select; click it.");
            }

            var resolved = new Resolved(render);
            CheckValues(state, state.Channels[state.Messages[message].ChannelId], control, values, resolved);
            return ControlDraft(state, member, message, control, values, resolved.Json);
        }, stop);

    /// <summary>The forms that wait for a member.</summary>
    public IReadOnlyList<Modal> OpenModals(Snowflake member) =>
        world.Read(state => state.Modals.Values.Where(modal => modal.MemberId == member).OrderBy(modal => modal.Id).ToArray());

    /// <summary>Closes a form without sending it; the bot hears nothing of it.</summary>
    public void Dismiss(Snowflake member, Snowflake modal) => world.Write(writer =>
    {
        var open = ModalOf(writer.State, member, modal);
        writer.Then(() => writer.State.Modals.Remove(open.Id));
        writer.Tell(new WorldChange.ModalClosed(open));
    });

    /// <param name="modal">The id of the form, which is the id of the interaction that opened it.</param>
    /// <param name="values">What was typed, by custom id. A field left out is empty, or keeps what the bot had filled in.</param>
    public async Task<ActResult> SubmitAsync(Snowflake member, Snowflake modal, IReadOnlyDictionary<string, string> values, CancellationToken stop)
    {
        var result = await ActAsync(InteractionKind.Modal, member, state =>
        {
            var open = ModalOf(state, member, modal);
            var channel = state.Place(open.ChannelId, member);
            var details = new JsonObject
            {
                ["custom_id"] = open.CustomId,
                ["components"] = ModalFiller.Fill(open, values),
            };
            return new Draft(channel, new InteractionOrigin(default, InteractionKind.Modal, member) { MessageId = open.MessageId, Trigger = open.Trigger }, open.MessageId, details);
        }, stop);

        // As in Discord's client: a form that got no answer stays open, so that what was typed is not lost.
        if (result.Error is null && world.Read(state => state.Modals.ContainsKey(modal)))
        {
            Dismiss(member, modal);
        }

        return result;
    }

    private static Modal ModalOf(WorldState state, Snowflake member, Snowflake id) =>
        state.Modals.GetValueOrDefault(id) is { } modal && modal.MemberId == member
            ? modal
            : throw new ActRefusedException($"{state.Person(member).Name} has no open form {id}. {Guard.Known("Open are", state.Modals.Values.Where(open => open.MemberId == member).Select(open => open.Id.ToString()))}", unknown: true);

    private static Draft ControlDraft(WorldState state, Snowflake member, Snowflake message, Component control, IReadOnlyList<string>? values, JsonObject? resolved)
    {
        var details = new JsonObject { ["custom_id"] = control.CustomId, ["component_type"] = (int)control.Type, ["id"] = control.Id };
        if (values is not null)
        {
            details["values"] = Render.Array(values.Select(value => JsonValue.Create(value)));
        }

        if (resolved is not null)
        {
            details["resolved"] = resolved;
        }

        return new Draft(state.Channels[state.Messages[message].ChannelId], new InteractionOrigin(default, InteractionKind.Component, member) { MessageId = message }, message, details);
    }

    private static void CheckValues(WorldState state, Channel channel, Component select, IReadOnlyList<string> values, Resolved resolved)
    {
        var (min, max) = (select.MinValues ?? 1, select.MaxValues ?? 1);
        if (values.Count < min || values.Count > max || values.Distinct(StringComparer.Ordinal).Count() < values.Count)
        {
            throw new ActRefusedException($"Select '{select.CustomId}' takes {(min == max ? min : $"{min} to {max}")} different values; it got {values.Count}.");
        }

        var kind = select.Type switch
        {
            ComponentKind.UserSelect => OptionKind.User,
            ComponentKind.RoleSelect => OptionKind.Role,
            ComponentKind.MentionableSelect => OptionKind.Mentionable,
            ComponentKind.ChannelSelect => OptionKind.Channel,
            _ => OptionKind.Text,
        };
        foreach (var value in values)
        {
            if (kind == OptionKind.Text && select.Options!.All(option => option.Value != value))
            {
                throw new ActRefusedException($"Select '{select.CustomId}' has no value '{value}'. {Guard.Known("It has", select.Options!.Select(option => option.Value))}");
            }

            if (kind != OptionKind.Text && !(Snowflake.TryParse(value, out var id) && resolved.Add(state, channel.GuildId, kind, id, select.ChannelTypes)))
            {
                throw new ActRefusedException($"Select '{select.CustomId}' takes the id of a {kind.ToString().ToLowerInvariant()} of this server; '{value}' is none.");
            }
        }
    }
}
