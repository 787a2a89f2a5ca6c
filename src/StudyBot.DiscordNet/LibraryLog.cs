using System.Text.RegularExpressions;
using Discord;
using Microsoft.Extensions.Logging;

namespace StudyBot.DiscordNet;

/// <summary>What the library says, in the bot's log: without the tokens that stand in the addresses of interactions.</summary>
internal static partial class LibraryLog
{
    public static void Write(ILogger logger, LogMessage line, string token)
    {
        var level = line.Severity switch
        {
            // It calls a broken connection an error though it mends it by itself.
            LogSeverity.Critical or LogSeverity.Error or LogSeverity.Warning => LogLevel.Warning,
            LogSeverity.Info => LogLevel.Information,
            _ => LogLevel.Debug,
        };
        if (logger.IsEnabled(level))
        {
            logger.Log(level, "Discord.Net, {Source}: {Text}", line.Source, Clean($"{line.Message}{Of(line.Exception)}", token));
        }
    }

    // The text alone: a stack trace of the library helps nobody, and its requests hold addresses.
    private static string Of(Exception? failure) => failure is null ? "" : $" {failure.GetType().Name}: {failure.Message}";

    private static string Clean(string text, string token) => Secret().Replace(text.Replace(token, "[token]", StringComparison.Ordinal), "${route}/[token]");

    [GeneratedRegex(@"(?<route>(interactions|webhooks)/\d+)/[^/\s]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Secret();
}
