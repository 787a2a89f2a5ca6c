using StudyBot.Core.Chat;

namespace StudyBot.Discord;

/// <summary>Discord refuses the bot for good: a setting is wrong.</summary>
public sealed class DiscordConnectionException(string message, Exception? inner = null) : ChatConnectionException(message, inner)
{
    /// <summary>Discord refuses because each connection serves too many servers.</summary>
    internal bool NeedsMoreShards { get; init; }
}
