using System.Text.Json;

namespace StudyBot.Discord.Wire;

/// <summary>A message, as received.</summary>
internal sealed record MessageObject
{
    public required Snowflake Id { get; init; }

    public Snowflake? ChannelId { get; init; }

    public UserObject? Author { get; init; }

    public string? Content { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public IReadOnlyList<EmbedObject>? Embeds { get; init; }

    /// <summary>As it came: other bots' messages may hold components that this version does not know.</summary>
    public JsonElement? Components { get; init; }
}

/// <summary>A card, as received.</summary>
internal sealed record EmbedObject
{
    public string? Title { get; init; }

    public string? Description { get; init; }
}

/// <summary>A message to create, or all of one to replace. A field that is null is left out.</summary>
internal sealed record MessageBody : CallbackDetails
{
    public string? Content { get; init; }

    public IReadOnlyList<EmbedBody>? Embeds { get; init; }

    public IReadOnlyList<ComponentObject>? Components { get; init; }

    public IReadOnlyList<AttachmentBody>? Attachments { get; init; }

    /// <summary>Always given: without it Discord would ping whatever the text names.</summary>
    public required AllowedMentions AllowedMentions { get; init; }

    public int? Flags { get; init; }

    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }
}

internal static class MessageFlags
{
    public const int Ephemeral = 1 << 6;
}

internal sealed record AllowedMentions(IReadOnlyList<string> Parse)
{
    public IReadOnlyList<Snowflake>? Roles { get; init; }
}

/// <param name="Id">The n of files[n].</param>
internal sealed record AttachmentBody(int Id, string Filename, string? Description);

internal sealed record EmbedBody
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    public int? Color { get; init; }

    public EmbedAuthor? Author { get; init; }

    public EmbedFooter? Footer { get; init; }

    public EmbedImage? Image { get; init; }

    public IReadOnlyList<EmbedField>? Fields { get; init; }
}

internal sealed record EmbedAuthor(string Name);

internal sealed record EmbedFooter(string Text);

internal sealed record EmbedImage(string Url);

internal sealed record EmbedField(string Name, string Value, bool Inline);

internal sealed record ThreadBody(string Name);

internal sealed record DirectChannelBody(Snowflake RecipientId);
