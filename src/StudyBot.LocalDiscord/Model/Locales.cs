namespace StudyBot.LocalDiscord.Model;

/// <summary>The languages of Discord's clients. https://docs.discord.com/developers/reference#locales</summary>
internal static class Locales
{
    public const string Usual = "en-US";

    public static IReadOnlyList<string> All { get; } =
    [
        "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "hi", "hr", "hu", "id", "it",
        "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
    ];
}
