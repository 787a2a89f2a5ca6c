using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;
using StudyBot.LocalDiscord;
using StudyBot.Settings;
using StudyBot.Storage;

namespace StudyBot.Hosting;

/// <summary>Tells failures that the operator can mend, whose message is for the console, from defects.</summary>
internal static class StartFailure
{
    /// <returns>One line that names the fix, or null.</returns>
    public static string? Explain(Exception failure) => failure switch
    {
        CannotStartException or StorageException or LocalDiscordException or ChatConnectionException or NoHandbookException => failure.Message,
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        _ => null,
    };
}
