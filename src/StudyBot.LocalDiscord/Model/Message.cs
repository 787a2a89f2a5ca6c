namespace StudyBot.LocalDiscord.Model;

[Flags]
internal enum MessageFlags
{
    None = 0,
    SuppressEmbeds = 1 << 2,
    HasThread = 1 << 5,

    /// <summary>Only <see cref="Message.VisibleTo"/> sees it.</summary>
    Ephemeral = 1 << 6,

    /// <summary>"StudyBot is thinking…": acknowledged, the text comes later.</summary>
    Loading = 1 << 7,
    SuppressNotifications = 1 << 12,
    ComponentsV2 = 1 << 15,
}

internal enum MessageKind
{
    Ordinary = 0,
    Reply = 19,
    SlashCommand = 20,
    ContextCommand = 23,
}

/// <summary>
/// A message. Embeds and components stand here as Discord would answer them; "attachment://name" in them names one of
/// <see cref="Attachments"/> and becomes an address when written out.
/// </summary>
internal sealed record Message(Snowflake Id, Snowflake ChannelId, Snowflake AuthorId, string Content, DateTimeOffset At)
{
    private const string AttachmentScheme = "attachment://";

    public MessageKind Kind { get; init; }

    public MessageFlags Flags { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>The one user who sees an ephemeral message; null means everyone in the channel.</summary>
    public Snowflake? VisibleTo { get; init; }

    public IReadOnlyList<Embed> Embeds { get; init; } = [];

    public IReadOnlyList<Component> Components { get; init; } = [];

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Those whom the message pings: mentioned in the text and allowed by the sender.</summary>
    public IReadOnlyList<Snowflake> Mentions { get; init; } = [];

    public IReadOnlyList<Snowflake> MentionedRoles { get; init; } = [];

    public bool MentionsEveryone { get; init; }

    public InteractionOrigin? Origin { get; init; }

    /// <summary>The message that this one answers.</summary>
    public Snowflake? ReplyTo { get; init; }

    public string? Nonce { get; init; }

    public bool IsEphemeral => Flags.HasFlag(MessageFlags.Ephemeral);

    public bool IsLoading => Flags.HasFlag(MessageFlags.Loading);

    public bool IsVisibleTo(Snowflake member) => VisibleTo is null || VisibleTo == member;

    /// <summary>The address of a picture in an embed or component, for a page of this server.</summary>
    public string AddressOf(string url) => FileNamed(url)?.Path ?? url;

    /// <summary>The file that "attachment://name" means; null for any other address.</summary>
    public Attachment? FileNamed(string url) => url.StartsWith(AttachmentScheme, StringComparison.Ordinal)
        ? Attachments.FirstOrDefault(file => file.FileName == url[AttachmentScheme.Length..])
        : null;

    /// <summary>Files that stand in an embed. They are not shown, nor listed, among the attachments.</summary>
    public IEnumerable<Attachment> FilesInEmbeds => Embeds
        .SelectMany(embed => (string?[])[embed.Image?.Url, embed.Thumbnail?.Url, embed.Author?.IconUrl, embed.Footer?.IconUrl])
        .Select(url => url is null ? null : FileNamed(url)).OfType<Attachment>();
}

/// <summary>The interaction that led to a message.</summary>
/// <param name="Command">Name of the command, for "Ada used /ask"; null for components and forms.</param>
internal sealed record InteractionOrigin(Snowflake Id, InteractionKind Kind, Snowflake UserId)
{
    public string? Command { get; init; }

    public Snowflake? MessageId { get; init; }

    public Snowflake? TargetMessageId { get; init; }

    /// <summary>Of a form: what opened it.</summary>
    public InteractionOrigin? Trigger { get; init; }
}

/// <summary>A file of a message; its bytes are in <see cref="World.FileOf"/>.</summary>
/// <param name="Width">Pixels, of PNG, JPEG and GIF pictures only.</param>
internal sealed record Attachment(Snowflake Id, Snowflake ChannelId, string FileName, int Size, string ContentType)
{
    public string? Description { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public bool Spoiler { get; init; }

    /// <summary>Where this server serves it, from the root: "/attachments/…".</summary>
    public string Path => $"/attachments/{ChannelId}/{Id}/{Uri.EscapeDataString(FileName)}";
}
