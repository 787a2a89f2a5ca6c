namespace StudyBot.Settings;

/// <summary>The program cannot start, and the operator can mend it. The message names the setting and the fix.</summary>
internal sealed class CannotStartException(string message) : Exception(message);
