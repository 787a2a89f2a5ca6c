namespace StudyBot.LocalDiscord.Model;

/// <summary>A server, called "guild" on the wire. Its everyone role has the server's own id.</summary>
/// <param name="HasBot">The bot is a member; otherwise it neither sees the server nor hears of it.</param>
internal sealed record Guild(Snowflake Id, string Name, Snowflake OwnerId, bool HasBot = true);

internal sealed record Role(Snowflake Id, Snowflake GuildId, string Name, Permission Permissions, int Position)
{
    public bool Mentionable { get; init; }

    public int Color { get; init; }

    public bool Hoist { get; init; }

    /// <summary>Made for this bot when it joined; it cannot be given to others.</summary>
    public Snowflake? BotId { get; init; }
}

internal sealed record User(Snowflake Id, string Username, string Name, bool Bot = false)
{
    /// <summary>The language of the person's client; null for <see cref="Locales.Usual"/>.</summary>
    public string? Locale { get; init; }
}

/// <summary>A user in one server.</summary>
internal sealed record Member(Snowflake GuildId, Snowflake UserId, IReadOnlyList<Snowflake> Roles, DateTimeOffset JoinedAt);
