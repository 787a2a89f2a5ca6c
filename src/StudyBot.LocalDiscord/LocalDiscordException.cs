namespace StudyBot.LocalDiscord;

/// <summary>The local Discord cannot start. The message names the setting and the fix.</summary>
public sealed class LocalDiscordException(string message, Exception? inner = null) : Exception(message, inner);
