using Discord;
using StudyBot.Core.Chat;
using StudyBot.Discord.Messages;
using Card = StudyBot.Core.Chat.Card;
using Style = StudyBot.Core.Chat.ButtonStyle;

namespace StudyBot.DiscordNet.Messages;

/// <summary>A reply as the library wants it.</summary>
internal sealed class OutgoingMessage(Reply reply)
{
    public string? Text => reply.Text.Length > 0 ? reply.Text : null;

    public Embed[] Embeds { get; } = EmbedsOf(reply.Cards);

    public MessageComponent Components { get; } = ComponentsOf(reply.Rows);

    public AllowedMentions Mentions { get; } = new(AllowedMentionTypes.None) { RoleIds = reply.Pings is { } role ? [role.Value] : [] };

    public bool HasFiles => reply.Pictures.Count + reply.Documents.Count > 0;

    /// <summary>Each call opens the files anew.</summary>
    public IReadOnlyList<FileAttachment> Files() =>
    [
        .. reply.Pictures.Select(picture => File(picture.FileName, picture.Content, OrNull(picture.Description))),
        .. reply.Documents.Select(document => File(document.FileName, document.Content, description: null)),
    ];

    /// <summary>Takes the whole place of another message: what this one lacks is cleared.</summary>
    public void Replace(MessageProperties message)
    {
        message.Content = reply.Text;
        message.Embeds = Embeds;
        message.Components = Components;
        message.AllowedMentions = Mentions;
        message.Attachments = new Optional<IEnumerable<FileAttachment>>(Files());
    }

    private static FileAttachment File(string name, ReadOnlyMemory<byte> content, string? description) =>
        new(new MemoryStream(content.ToArray(), writable: false), NameOf(name), description);

    private static Embed[] EmbedsOf(IReadOnlyList<Card> cards)
    {
        // Discord merges embeds that have the same address.
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        return [.. cards.Select(card => EmbedOf(card, card.Link is { } link && addresses.Add(link.AbsoluteUri) ? link.AbsoluteUri : null))];
    }

    private static Embed EmbedOf(Card card, string? address)
    {
        var embed = new EmbedBuilder { Title = OrNull(card.Title), Description = OrNull(card.Body), Url = address, Color = ColourOf(card.Tone) };
        if (OrNull(card.Heading) is { } heading)
        {
            embed.WithAuthor(heading);
        }

        if (OrNull(card.Footer) is { } footer)
        {
            embed.WithFooter(footer);
        }

        if (card.PictureFile is { } file)
        {
            embed.WithImageUrl("attachment://" + NameOf(file));
        }

        foreach (var field in card.Fields)
        {
            embed.AddField(field.Name, field.Value, field.Inline);
        }

        return embed.Build();
    }

    private static MessageComponent ComponentsOf(IReadOnlyList<ControlRow> rows)
    {
        var message = new ComponentBuilder();
        foreach (var row in rows)
        {
            var built = new ActionRowBuilder();
            foreach (var control in row.Controls)
            {
                built.AddComponent(ComponentOf(control));
            }

            message.AddRow(built);
        }

        return message.Build();
    }

    private static IMessageComponent ComponentOf(Control control) => control switch
    {
        Button button => new ButtonBuilder(button.Label, CustomIds.Encode(button.OnPress, button.Id), StyleOf(button.Style), isDisabled: button.Disabled).Build(),
        LinkButton link => ButtonBuilder.CreateLinkButton(link.Label, link.Address.AbsoluteUri).Build(),
        Select select => new SelectMenuBuilder(
            CustomIds.Encode(select.OnChoose, select.Id),
            [.. select.Choices.Select(choice => new SelectMenuOptionBuilder(choice.Label, choice.Value, choice.Description, isDefault: choice.Chosen))],
            OrNull(select.Placeholder),
            select.MaxChoices,
            select.MinChoices).Build(),
        Picker { Kind: PickerKind.Channel } picker => MenuOf(picker, SelectDefaultValueType.Channel).WithType(ComponentType.ChannelSelect).WithChannelTypes(ChannelType.Text, ChannelType.News).Build(),
        Picker picker => MenuOf(picker, SelectDefaultValueType.Role).WithType(ComponentType.RoleSelect).Build(),
        _ => throw new ArgumentException($"A {control.GetType().Name} cannot be shown.", nameof(control)),
    };

    private static SelectMenuBuilder MenuOf(Picker picker, SelectDefaultValueType kind)
    {
        var menu = new SelectMenuBuilder(CustomIds.Encode(picker.OnChoose, picker.Id), options: null, OrNull(picker.Placeholder), maxValues: 1, minValues: picker.MayBeEmpty ? 0 : 1);
        return picker.Chosen is { } id ? menu.AddDefaultValue(id, kind) : menu;
    }

    // Only characters that Discord keeps: a card finds its picture by this name.
    private static string NameOf(string fileName) => string.Concat(fileName.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));

    private static Color ColourOf(CardTone tone) => new(tone switch
    {
        CardTone.Info => 0x5865F2,
        CardTone.Good => 0x23A55A,
        CardTone.Bad => 0xDA373C,
        CardTone.Warning => 0xF0B232,
        _ => 0x80848Eu,
    });

    private static global::Discord.ButtonStyle StyleOf(Style style) => style switch
    {
        Style.Primary => global::Discord.ButtonStyle.Primary,
        Style.Good => global::Discord.ButtonStyle.Success,
        Style.Danger => global::Discord.ButtonStyle.Danger,
        _ => global::Discord.ButtonStyle.Secondary,
    };

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
