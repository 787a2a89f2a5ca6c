using System.Globalization;
using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Rest.Forms;

/// <summary>https://docs.discord.com/developers/resources/message#embed-object-embed-limits</summary>
internal static class EmbedForm
{
    private const int MaxEmbeds = 10;
    private const int MaxCharactersTogether = 6000;

    public static IReadOnlyList<Embed>? ReadAll(Form message)
    {
        if (message.Objects("embeds", 0, MaxEmbeds) is not { } forms)
        {
            return message.Names("embeds") ? [] : null;
        }

        var embeds = forms.Select(Read).ToArray();
        if (embeds.Sum(Size) > MaxCharactersTogether)
        {
            message.Fail("embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {MaxCharactersTogether}");
        }

        return embeds;
    }

    private static Embed Read(Form form)
    {
        var footer = form.Object("footer");
        var author = form.Object("author");
        var fields = form.Objects("fields", 0, 25)?.Select(field => new EmbedField(
            field.Text("name", 1, 256, required: true)?.Trim() ?? "",
            field.Text("value", 1, 1024, required: true)?.Trim() ?? "",
            field.Flag("inline") ?? false)).ToArray();
        return new Embed
        {
            Title = form.Text("title", 0, 256)?.Trim(),
            Description = form.Text("description", 0, 4096)?.Trim(),
            Url = Address(form, "url", "http", "https"),
            Timestamp = Time(form),
            Color = (int?)form.Whole("color", 0, 0xFFFFFF),
            Footer = footer?.Text("text", 1, 2048, required: true)?.Trim() is { } text ? new EmbedFooter(text) { IconUrl = Picture(footer, "icon_url") } : null,
            Author = author?.Text("name", 1, 256, required: true)?.Trim() is { } name ? new EmbedAuthor(name) { Url = Address(author, "url", "http", "https"), IconUrl = Picture(author, "icon_url") } : null,
            Image = form.Object("image") is { } image && Picture(image, "url") is { } shown ? new EmbedImage(shown) : null,
            Thumbnail = form.Object("thumbnail") is { } thumbnail && Picture(thumbnail, "url") is { } small ? new EmbedImage(small) : null,
            Fields = fields is { Length: > 0 } ? fields : null,
        };
    }

    public static string? Picture(Form form, string name) => Address(form, name, "http", "https", "attachment");

    public static string? Address(Form form, string name, params string[] schemes)
    {
        if (form.Text(name, 0, 2048) is not { Length: > 0 } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme))
        {
            return text;
        }

        form.Fail(name, "URL_TYPE_INVALID_SCHEME", $"Scheme \"{address?.Scheme}\" is not supported. Scheme must be one of ({string.Join(", ", schemes.Select(scheme => $"'{scheme}'"))}).");
        return null;
    }

    private static string? Time(Form form)
    {
        if (form.Text("timestamp") is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return Wire.Render.Time(at);
        }

        form.Fail("timestamp", "DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601.");
        return null;
    }

    private static int Size(Embed embed) =>
        Form.Length(embed.Title) + Form.Length(embed.Description) + Form.Length(embed.Footer?.Text) + Form.Length(embed.Author?.Name)
        + (embed.Fields ?? []).Sum(field => Form.Length(field.Name) + Form.Length(field.Value));
}
