namespace StudyBot.LocalDiscord.Model;

internal enum ChannelKind
{
    Text = 0,
    Direct = 1,
    PublicThread = 11,
    PrivateThread = 12,
}

/// <summary>A text channel or thread of a server, or the direct messages between the bot and one user.</summary>
/// <param name="GuildId">Null for direct messages.</param>
internal sealed record Channel(Snowflake Id, ChannelKind Kind, Snowflake? GuildId, string Name, int Position)
{
    public string? Topic { get; init; }

    /// <summary>The channel that a thread belongs to.</summary>
    public Snowflake? ParentId { get; init; }

    public IReadOnlyList<Overwrite> Overwrites { get; init; } = [];

    public Snowflake? LastMessageId { get; init; }

    /// <summary>Who made the thread.</summary>
    public Snowflake? OwnerId { get; init; }

    /// <summary>The user at the other end of direct messages.</summary>
    public Snowflake? RecipientId { get; init; }

    public bool Archived { get; init; }

    public bool Locked { get; init; }

    public int AutoArchiveMinutes { get; init; } = 1440;

    public int SlowmodeSeconds { get; init; }

    public int MessageCount { get; init; }

    public bool IsThread => Kind is ChannelKind.PublicThread or ChannelKind.PrivateThread;
}
