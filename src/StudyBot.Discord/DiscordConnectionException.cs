namespace StudyBot.Discord;

/// <summary>
/// The bot cannot connect, and trying again will not help: a setting is wrong. The message is one line that names the
/// setting and the fix, meant to be shown to whoever runs the bot.
/// </summary>
public sealed class DiscordConnectionException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Discord refuses because each connection serves too many servers.</summary>
    internal bool NeedsMoreShards { get; init; }
}
