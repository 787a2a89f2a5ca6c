using StudyBot.Core.Chat;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Messages;

/// <summary>Cards as Discord's embeds.</summary>
internal static class Embeds
{
    public static IReadOnlyList<EmbedBody> Of(IReadOnlyList<Card> cards)
    {
        // Discord merges embeds that have the same address.
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        return [.. cards.Select(card => Of(card, card.Link is { } link && addresses.Add(link.AbsoluteUri) ? link.AbsoluteUri : null))];
    }

    private static EmbedBody Of(Card card, string? address) => new()
    {
        Title = OrNull(card.Title),
        Description = OrNull(card.Body),
        Url = address,
        Color = ColourOf(card.Tone),
        Author = OrNull(card.Heading) is { } heading ? new EmbedAuthor(heading) : null,
        Footer = OrNull(card.Footer) is { } footer ? new EmbedFooter(footer) : null,
        Image = card.PictureFile is { } file ? new EmbedImage(Attachments.AddressOf(file)) : null,
        Fields = card.Fields.Count == 0 ? null : [.. card.Fields.Select(field => new EmbedField(field.Name, field.Value, field.Inline))],
    };

    // Close to Discord's own colours for grey, blurple, green, red and yellow, on dark and on light.
    private static int ColourOf(CardTone tone) => tone switch
    {
        CardTone.Info => 0x5865F2,
        CardTone.Good => 0x23A55A,
        CardTone.Bad => 0xDA373C,
        CardTone.Warning => 0xF0B232,
        _ => 0x80848E,
    };

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
