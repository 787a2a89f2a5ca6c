namespace StudyBot.LocalDiscord.Wire;

/// <summary>https://docs.discord.com/developers/events/gateway#gateway-intents</summary>
internal static class Intents
{
    public const int Guilds = 1 << 0;
    public const int GuildMembers = 1 << 1;
    public const int GuildPresences = 1 << 8;
    public const int GuildMessages = 1 << 9;
    public const int DirectMessages = 1 << 12;
    public const int MessageContent = 1 << 15;

    /// <summary>To be allowed by Discord for each bot; this one has none of them.</summary>
    public const int Privileged = GuildMembers | GuildPresences | MessageContent;

    public const int Known = (1 << 26) - 1;
}
