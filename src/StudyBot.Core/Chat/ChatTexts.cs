using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Chat;

internal static class ChatTexts
{
    public static string UnknownCommand => Say("ChatTexts.UnknownCommand");

    public static string UnknownControl => Say("ChatTexts.UnknownControl");

    public static string Late => Say("ChatTexts.Late");

    public static string FormerMember => Say("ChatTexts.FormerMember");

    public static string ServersOnly => Say("ChatTexts.ServersOnly");

    public static string Apology(string interactionId) => Say("ChatTexts.Apology", ("number", interactionId));
}
