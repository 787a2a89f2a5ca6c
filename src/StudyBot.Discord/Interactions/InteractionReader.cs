using System.Text.Json;
using StudyBot.Core.Chat;
using StudyBot.Discord.Messages;
using StudyBot.Discord.Servers;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Interactions;

/// <summary>Turns Discord's interactions into the seam's records.</summary>
internal sealed class InteractionReader(IReadOnlyList<CommandSpec> commands)
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(15);

    public Incoming Read(InteractionObject raw, DateTimeOffset now)
    {
        if (raw is not { GuildId: { } guild, Member: { User: { } user } member })
        {
            return ReadDirect(raw, now);
        }

        if (raw.Data is not { } details || (raw.ChannelId ?? raw.Channel?.Id) is not { } channel)
        {
            return new Incoming.Unknown("without data or channel");
        }

        var place = PlaceOf(raw, guild, channel);
        var common = new Common(raw.Id.ToString(), MemberOf(member, user), place, raw.Locale ?? "en-US", InstantOf(raw.Id, now));
        return raw.Type switch
        {
            InteractionType.Command => ReadCommand(details, common),
            InteractionType.Autocomplete => ReadTyped(details, common),
            InteractionType.Component => ReadComponent(details, common, OnMessage(raw, channel)),
            InteractionType.ModalSubmit => ReadForm(details, common, OnMessage(raw, channel)),
            _ => new Incoming.Unknown($"of type {(int)raw.Type}"),
        };
    }

    public static Member MemberOf(MemberObject member, UserObject user) => new(
        new MemberId(user.Id.Value),
        member.Nick ?? user.GlobalName ?? user.Username ?? user.Id.ToString(),
        [.. member.Roles.Select(role => new RoleId(role.Value))],
        Permissions.MayManageServer(Permissions.Parse(member.Permissions)));

    // Of what reaches the bot outside of servers, only the buttons on its own direct messages are its business.
    private static Incoming ReadDirect(InteractionObject raw, DateTimeOffset now) =>
        raw is { GuildId: null, Type: InteractionType.Component, User: { } user, Data: { } details, Message: not null } && (raw.ChannelId ?? raw.Channel?.Id) is { } channel
            ? ReadComponent(
                details,
                new Common(raw.Id.ToString(), MemberOf(new MemberObject(), user), Place.Direct(new ChannelId(channel.Value)), raw.Locale ?? "en-US", InstantOf(raw.Id, now)),
                OnMessage(raw, channel))
            : new Incoming.Elsewhere();

    private Incoming ReadCommand(InteractionDetails details, Common of)
    {
        if (details.Type == CommandBody.OnMessage)
        {
            if (details is not { Name: { } menu, TargetId: { } target })
            {
                return new Incoming.Unknown("on a message, without its id");
            }

            var text = TextOf(details.Resolved?.Messages?.GetValueOrDefault(target.ToString()));
            var on = new MessageRef(of.Place.Channel, target.Value);
            return Answer(new MessageCommandInvoked(of.Id, of.Member, of.Place, of.Locale, of.At, menu, on, text), DeclaredBy(menu, CommandKind.Message));
        }

        var (name, options) = Unfold(details);
        return Answer(
            new CommandInvoked(of.Id, of.Member, of.Place, of.Locale, of.At, name, new OptionValues(Values(options))),
            DeclaredBy(name, CommandKind.Slash));
    }

    private static string TextOf(MessageObject? message)
    {
        var cards = (message?.Embeds ?? []).SelectMany(card => new[] { card.Title, card.Description });
        return string.Join('\n', cards.Prepend(message?.Content).Where(text => !string.IsNullOrEmpty(text)));
    }

    private static Incoming ReadTyped(InteractionDetails details, Common of)
    {
        var (name, options) = Unfold(details);
        if (options.FirstOrDefault(option => option.Focused == true) is not { } focused)
        {
            return new Incoming.Unknown("that completes no option");
        }

        var others = Values(options.Where(option => option != focused));
        return new Incoming.ToSuggest(
            new OptionTyped(of.Id, of.Member, of.Place, of.Locale, of.At, name, focused.Name, focused.Value?.ToString() ?? "", new OptionValues(others)));
    }

    private static Incoming.ToAnswer ReadComponent(InteractionDetails details, Common of, MessageRef? on)
    {
        var (declared, id) = CustomIds.Decode(details.CustomId);
        ControlUsed used = details.ComponentType is ComponentType.StringSelect or ComponentType.RoleSelect or ComponentType.ChannelSelect
            ? new SelectChosen(of.Id, of.Member, of.Place, of.Locale, of.At, id, on, details.Values ?? [])
            : new ButtonPressed(of.Id, of.Member, of.Place, of.Locale, of.At, id, on);
        return new Incoming.ToAnswer(used, declared, MayUpdate: on is not null, MayOpenForm: true);
    }

    private static Incoming.ToAnswer ReadForm(InteractionDetails details, Common of, MessageRef? on)
    {
        var (declared, id) = CustomIds.Decode(details.CustomId);
        var submitted = new FormSubmitted(of.Id, of.Member, of.Place, of.Locale, of.At, id, on, Components.ValuesIn(details.Components));
        return new Incoming.ToAnswer(submitted, declared, MayUpdate: on is not null, MayOpenForm: false);
    }

    private static Incoming.ToAnswer Answer(Interaction interaction, Visibility declared) => new(interaction, declared, MayUpdate: false, MayOpenForm: true);

    private Visibility DeclaredBy(string name, CommandKind kind) =>
        commands.FirstOrDefault(spec => spec.Name == name && spec.Kind == kind)?.OnRun ?? Visibility.Private;

    // A subcommand arrives as an option that holds the options.
    private static (string Name, IReadOnlyList<InteractionOption> Options) Unfold(InteractionDetails details)
    {
        var name = details.Name ?? "";
        var options = details.Options ?? [];
        while (options is [{ Type: CommandOptionType.Subcommand or CommandOptionType.SubcommandGroup } inner])
        {
            name += " " + inner.Name;
            options = inner.Options ?? [];
        }

        return (name, options);
    }

    private static Dictionary<string, OptionValue> Values(IEnumerable<InteractionOption> options)
    {
        var values = new Dictionary<string, OptionValue>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            if (option.Value is { } value && ValueOf(option.Type, value) is { } read)
            {
                values[option.Name] = read;
            }
        }

        return values;
    }

    // While somebody types, numbers may arrive as text.
    private static OptionValue? ValueOf(int type, JsonElement value)
    {
        var text = value.ToString();
        return type switch
        {
            CommandOptionType.Text => new OptionValue.Text(text),
            CommandOptionType.Integer => long.TryParse(text, out var number) ? new OptionValue.Number(number) : null,
            CommandOptionType.Boolean => bool.TryParse(text, out var flag) ? new OptionValue.Flag(flag) : null,
            CommandOptionType.User => ulong.TryParse(text, out var id) ? new OptionValue.Person(new MemberId(id)) : null,
            CommandOptionType.Channel => ulong.TryParse(text, out var id) ? new OptionValue.Channel(new ChannelId(id)) : null,
            CommandOptionType.Role => ulong.TryParse(text, out var id) ? new OptionValue.Role(new RoleId(id)) : null,
            _ => null,
        };
    }

    private static Place PlaceOf(InteractionObject raw, Snowflake guild, Snowflake channel) => new(
        new ServerId(guild.Value),
        new ChannelId(channel.Value),
        raw.Channel is { IsThread: true, ParentId: { } parent } ? new ChannelId(parent.Value) : null,
        Permissions.AbilitiesOf(Permissions.Parse(raw.AppPermissions)));

    private static MessageRef? OnMessage(InteractionObject raw, Snowflake channel) =>
        raw.Message is { } message ? new MessageRef(new ChannelId((message.ChannelId ?? channel).Value), message.Id.Value) : null;

    // The id says when Discord received it, also after a resume. What cannot be is the fault of a clock.
    private static DateTimeOffset InstantOf(Snowflake id, DateTimeOffset now) =>
        id.CreatedAt is var at && at <= now && now - at < TokenLifetime ? at : now;

    private sealed record Common(string Id, Member Member, Place Place, string Locale, DateTimeOffset At);
}
