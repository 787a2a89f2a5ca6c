namespace StudyBot.Discord;

/// <summary>The few words that this project says to people itself.</summary>
internal static class DiscordTexts
{
    public const string TooSlowForForm = "That took me too long. Please try again.";

    public const string ServersOnly = "I work in servers only.";

    public static string Apology(string interactionId) =>
        $"Sorry, I could not show the answer. Please try again. If it stays, tell whoever runs this bot the number `{interactionId}`.";
}
