namespace StudyBot.LocalDiscord.Model;

/// <summary>A card in a message. https://docs.discord.com/developers/resources/message#embed-object</summary>
internal sealed record Embed
{
    public string Type { get; init; } = "rich";

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    /// <summary>ISO 8601.</summary>
    public string? Timestamp { get; init; }

    /// <summary>RGB, 0 to 16777215.</summary>
    public int? Color { get; init; }

    public EmbedFooter? Footer { get; init; }

    public EmbedImage? Image { get; init; }

    public EmbedImage? Thumbnail { get; init; }

    public EmbedAuthor? Author { get; init; }

    public IReadOnlyList<EmbedField>? Fields { get; init; }
}

internal sealed record EmbedField(string Name, string Value, bool Inline);

internal sealed record EmbedFooter(string Text)
{
    public string? IconUrl { get; init; }
}

internal sealed record EmbedAuthor(string Name)
{
    public string? Url { get; init; }

    public string? IconUrl { get; init; }
}

internal sealed record EmbedImage(string Url)
{
    public string? ProxyUrl { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }
}
