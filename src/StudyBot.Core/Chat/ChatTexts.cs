namespace StudyBot.Core.Chat;

internal static class ChatTexts
{
    public const string UnknownCommand = "That command is not one of mine any more. Type `/` to see the current ones.";

    public const string UnknownControl = "That button is not one I know. It may come from an older version; please use the command again.";

    public const string Late = "You had everything deleted after you did this, so it was not kept. Do it again if you want to start anew.";

    public const string FormerMember = "a former member";

    public const string ServersOnly = "That works in the server only.";

    public static string Apology(string interactionId) =>
        $"Sorry, something went wrong on my side and nothing was changed by it. Please try again. If it stays, tell whoever runs this bot the number `{interactionId}`.";
}
