using System.Text.Json.Serialization;

namespace StudyBot.Discord.Wire;

internal sealed record GuildObject
{
    public required Snowflake Id { get; init; }

    public string? Name { get; init; }

    public Snowflake? OwnerId { get; init; }

    public bool? Unavailable { get; init; }

    public Snowflake? SystemChannelId { get; init; }

    public string? PreferredLocale { get; init; }

    /// <summary>When the bot joined; with GUILD_CREATE only, as is the count.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    public int? MemberCount { get; init; }

    public IReadOnlyList<RoleObject>? Roles { get; init; }

    public IReadOnlyList<ChannelObject>? Channels { get; init; }

    public IReadOnlyList<ChannelObject>? Threads { get; init; }

    public IReadOnlyList<MemberObject>? Members { get; init; }
}

/// <param name="Permissions">A bit set as a decimal string.</param>
/// <param name="Mentionable">Anyone may mention it.</param>
internal sealed record RoleObject(Snowflake Id, string Permissions, bool Mentionable = false);

internal sealed record RoleEventObject
{
    public required Snowflake GuildId { get; init; }

    public RoleObject? Role { get; init; }

    public Snowflake? RoleId { get; init; }
}

internal sealed record ChannelObject
{
    public required Snowflake Id { get; init; }

    public int Type { get; init; }

    public Snowflake? GuildId { get; init; }

    public Snowflake? ParentId { get; init; }

    public int? Position { get; init; }

    public IReadOnlyList<OverwriteObject>? PermissionOverwrites { get; init; }

    [JsonIgnore]
    public bool IsThread => Type is 10 or 11 or 12;
}

/// <param name="Type">0 for a role, 1 for a member.</param>
internal sealed record OverwriteObject(Snowflake Id, int Type, string Allow, string Deny);

internal sealed record UserObject
{
    public required Snowflake Id { get; init; }

    public string? Username { get; init; }

    public string? GlobalName { get; init; }
}

internal sealed record MemberObject
{
    public UserObject? User { get; init; }

    public string? Nick { get; init; }

    public IReadOnlyList<Snowflake> Roles { get; init; } = [];

    /// <summary>In interactions only: what the member may do in the channel, as a decimal string.</summary>
    public string? Permissions { get; init; }

    /// <summary>In gateway events about members only.</summary>
    public Snowflake? GuildId { get; init; }
}
