namespace StudyBot.LocalDiscord.Model;

/// <summary>The permission bits that this server knows. https://docs.discord.com/developers/topics/permissions</summary>
[Flags]
internal enum Permission : ulong
{
    None = 0,
    KickMembers = 1UL << 1,
    BanMembers = 1UL << 2,
    Administrator = 1UL << 3,
    ManageChannels = 1UL << 4,
    ManageGuild = 1UL << 5,
    AddReactions = 1UL << 6,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    ManageMessages = 1UL << 13,
    EmbedLinks = 1UL << 14,
    AttachFiles = 1UL << 15,
    ReadMessageHistory = 1UL << 16,
    MentionEveryone = 1UL << 17,
    UseExternalEmojis = 1UL << 18,
    ManageRoles = 1UL << 28,
    UseApplicationCommands = 1UL << 31,
    ManageThreads = 1UL << 34,
    CreatePublicThreads = 1UL << 35,
    CreatePrivateThreads = 1UL << 36,
    SendMessagesInThreads = 1UL << 38,
    SendPolls = 1UL << 49,
    PinMessages = 1UL << 51,

    Everyone = AddReactions | ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory
        | UseExternalEmojis | UseApplicationCommands | CreatePublicThreads | SendMessagesInThreads | SendPolls,

    All = KickMembers | BanMembers | Administrator | ManageChannels | ManageGuild | Everyone | ManageMessages | MentionEveryone
        | ManageRoles | ManageThreads | CreatePrivateThreads | PinMessages,
}

/// <summary>What a channel adds to or takes from a role or a member there.</summary>
internal sealed record Overwrite(Snowflake Id, OverwriteKind Type, Permission Allow, Permission Deny);

internal enum OverwriteKind
{
    Role = 0,
    Member = 1,
}
