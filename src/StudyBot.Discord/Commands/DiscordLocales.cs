using StudyBot.Core.Chat;

namespace StudyBot.Discord.Commands;

/// <summary>The languages of Discord's clients, and what of a command is known in each.</summary>
// https://docs.discord.com/developers/reference#locales
internal static class DiscordLocales
{
    private static readonly string[] All =
    [
        "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "hi", "hr", "hu", "id", "it",
        "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
    ];

    /// <summary>One text of a command by locale; null when there is no language but the first. "es" serves es-ES and es-419.</summary>
    public static Dictionary<string, string>? Of(CommandSpec spec, Func<CommandSpec, string> text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var locale in All)
        {
            if ((spec.InOtherLanguages.GetValueOrDefault(locale) ?? spec.InOtherLanguages.GetValueOrDefault(locale.Split('-')[0])) is { } translated)
            {
                found[locale] = text(translated);
            }
        }

        return found.Count == 0 ? null : found;
    }
}
