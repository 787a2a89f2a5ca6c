using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Discord;

/// <summary>The few words that this project says to people itself.</summary>
internal static class DiscordTexts
{
    public static string TooSlowForForm => Say("DiscordTexts.TooSlowForForm");

    public static string ServersOnly => Say("DiscordTexts.ServersOnly");

    public static string Apology(string interactionId) => Say("DiscordTexts.Apology", ("number", interactionId));
}
