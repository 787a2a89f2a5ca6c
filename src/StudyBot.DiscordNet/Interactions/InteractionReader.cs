using System.Globalization;
using Discord;
using Discord.Rest;
using Discord.WebSocket;
using StudyBot.Core.Chat;
using StudyBot.Discord.Messages;
using StudyBot.DiscordNet.Servers;
using ServerMember = StudyBot.Core.Chat.Member;

namespace StudyBot.DiscordNet.Interactions;

/// <summary>Turns the library's interactions into the seam's records.</summary>
internal sealed class InteractionReader(IReadOnlyList<CommandSpec> commands)
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(15);

    public Incoming Read(SocketInteraction raw, DateTimeOffset now)
    {
        if ((raw.ChannelId ?? raw.Channel?.Id) is not { } channel)
        {
            return new Incoming.Unknown("without a channel");
        }

        var place = raw.GuildId is { } server
            ? new Place(new ServerId(server), new ChannelId(channel), ParentOf(raw), Rights.AbilitiesOf(raw.Permissions.RawValue))
            : Place.Direct(new ChannelId(channel));
        var of = new Common(raw.Id.ToString(CultureInfo.InvariantCulture), MemberOf(raw.User), place, raw.UserLocale ?? "en-US", InstantOf(raw.Id, now));
        return raw switch
        {
            // Of what reaches the bot outside of servers, only the buttons on its own direct messages are its business.
            SocketMessageComponent { Message: not null } component => ReadComponent(component, of),
            _ when place.IsDirect => new Incoming.Elsewhere(),
            SocketSlashCommand command => ReadCommand(command, of),
            SocketMessageCommand command => ReadMessageCommand(command, of),
            SocketAutocompleteInteraction typed => ReadTyped(typed, of),
            SocketMessageComponent component => ReadComponent(component, of),
            SocketModal form => ReadForm(form, of),
            _ => new Incoming.Unknown($"of type {raw.Type}"),
        };
    }

    public static ServerMember MemberOf(IUser user) => user is IGuildUser member
        ? new ServerMember(
            new MemberId(member.Id),
            member.DisplayName,
            [.. member.RoleIds.Where(role => role != member.GuildId).Select(role => new RoleId(role))],
            member.GuildPermissions.Administrator || member.GuildPermissions.ManageGuild)
        : new ServerMember(new MemberId(user.Id), user.GlobalName ?? user.Username ?? user.Id.ToString(CultureInfo.InvariantCulture), []);

    private Incoming.ToAnswer ReadCommand(SocketSlashCommand command, Common of)
    {
        var name = command.CommandName;
        IEnumerable<SocketSlashCommandDataOption> options = command.Data.Options;
        // A subcommand arrives as an option that holds the options.
        while (options.FirstOrDefault() is { Type: ApplicationCommandOptionType.SubCommand or ApplicationCommandOptionType.SubCommandGroup } inner)
        {
            name += " " + inner.Name;
            options = inner.Options;
        }

        var values = new OptionValues(Values(options.Select(option => (option.Name, option.Type, (object?)option.Value))));
        return Answer(new CommandInvoked(of.Id, of.Member, of.Place, of.Locale, of.At, name, values), DeclaredBy(name, CommandKind.Slash));
    }

    private Incoming.ToAnswer ReadMessageCommand(SocketMessageCommand command, Common of)
    {
        var message = command.Data.Message;
        var cards = message.Embeds.SelectMany(card => new[] { card.Title, card.Description });
        var text = string.Join('\n', cards.Prepend(message.Content).Where(part => !string.IsNullOrEmpty(part)));
        return Answer(
            new MessageCommandInvoked(of.Id, of.Member, of.Place, of.Locale, of.At, command.CommandName, new MessageRef(of.Place.Channel, message.Id), text),
            DeclaredBy(command.CommandName, CommandKind.Message));
    }

    private static Incoming ReadTyped(SocketAutocompleteInteraction typed, Common of)
    {
        if (typed.Data.Current is not { } focused)
        {
            return new Incoming.Unknown("that completes no option");
        }

        // The library lists subcommands beside their options.
        var parts = typed.Data.Options.Where(IsSubcommand).Select(option => option.Name).Prepend(typed.Data.CommandName);
        var others = Values(typed.Data.Options.Where(option => !option.Focused && !IsSubcommand(option)).Select(option => (option.Name, option.Type, (object?)option.Value)));
        return new Incoming.ToSuggest(new OptionTyped(
            of.Id, of.Member, of.Place, of.Locale, of.At, string.Join(' ', parts), focused.Name, Plain(focused.Value), new OptionValues(others)));
    }

    private static bool IsSubcommand(AutocompleteOption option) => option.Type is ApplicationCommandOptionType.SubCommand or ApplicationCommandOptionType.SubCommandGroup;

    private static Incoming.ToAnswer ReadComponent(SocketMessageComponent component, Common of)
    {
        var (declared, id) = CustomIds.Decode(component.Data.CustomId);
        var on = OnMessage(component.Message, of);
        ControlUsed used = component.Data.Type is ComponentType.SelectMenu or ComponentType.ChannelSelect or ComponentType.RoleSelect
            ? new SelectChosen(of.Id, of.Member, of.Place, of.Locale, of.At, id, on, [.. component.Data.Values ?? []])
            : new ButtonPressed(of.Id, of.Member, of.Place, of.Locale, of.At, id, on);
        return new Incoming.ToAnswer(used, declared, MayUpdate: on is not null, MayOpenForm: true);
    }

    private static Incoming.ToAnswer ReadForm(SocketModal form, Common of)
    {
        var (declared, id) = CustomIds.Decode(form.Data.CustomId);
        var on = OnMessage(form.Message, of);
        var values = form.Data.Components.ToDictionary(field => field.CustomId, field => field.Value ?? "", StringComparer.Ordinal);
        return new Incoming.ToAnswer(new FormSubmitted(of.Id, of.Member, of.Place, of.Locale, of.At, id, on, values), declared, MayUpdate: on is not null, MayOpenForm: false);
    }

    private static Incoming.ToAnswer Answer(Interaction interaction, Visibility declared) => new(interaction, declared, MayUpdate: false, MayOpenForm: true);

    private Visibility DeclaredBy(string name, CommandKind kind) => commands.FirstOrDefault(spec => spec.Name == name && spec.Kind == kind)?.OnRun ?? Visibility.Private;

    private static Dictionary<string, OptionValue> Values(IEnumerable<(string Name, ApplicationCommandOptionType Type, object? Value)> options)
    {
        var values = new Dictionary<string, OptionValue>(StringComparer.Ordinal);
        foreach (var (name, type, value) in options)
        {
            if (value is not null && ValueOf(type, value) is { } read)
            {
                values[name] = read;
            }
        }

        return values;
    }

    // While somebody types, everything may arrive as text; afterwards the library hands over what an id stands for.
    private static OptionValue? ValueOf(ApplicationCommandOptionType type, object value) => type switch
    {
        ApplicationCommandOptionType.String => new OptionValue.Text(Plain(value)),
        ApplicationCommandOptionType.Integer => long.TryParse(Plain(value), CultureInfo.InvariantCulture, out var number) ? new OptionValue.Number(number) : null,
        ApplicationCommandOptionType.Boolean => bool.TryParse(Plain(value), out var flag) ? new OptionValue.Flag(flag) : null,
        ApplicationCommandOptionType.User => IdOf(value) is { } id ? new OptionValue.Person(new MemberId(id)) : null,
        ApplicationCommandOptionType.Channel => IdOf(value) is { } id ? new OptionValue.Channel(new ChannelId(id)) : null,
        ApplicationCommandOptionType.Role => IdOf(value) is { } id ? new OptionValue.Role(new RoleId(id)) : null,
        _ => null,
    };

    private static ulong? IdOf(object value) => value is IEntity<ulong> entity ? entity.Id : ulong.TryParse(Plain(value), CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string Plain(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static ChannelId? ParentOf(SocketInteraction raw) => (raw.Channel ?? raw.InteractionChannel) switch
    {
        SocketThreadChannel { ParentChannel: { } parent } => new ChannelId(parent.Id),
        RestThreadChannel thread => new ChannelId(thread.ParentChannelId),
        _ => null,
    };

    private static MessageRef? OnMessage(SocketUserMessage? message, Common of) => message is null ? null : new MessageRef(of.Place.Channel, message.Id);

    // The id says when Discord received it, also after a resume. What cannot be is the fault of a clock.
    private static DateTimeOffset InstantOf(ulong id, DateTimeOffset now) =>
        SnowflakeUtils.FromSnowflake(id) is var at && at <= now && now - at < TokenLifetime ? at : now;

    private sealed record Common(string Id, ServerMember Member, Place Place, string Locale, DateTimeOffset At);
}
