using StudyBot.Core.Chat;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Reminders;

internal static class ReminderTexts
{
    public const string CommandDescription = "One direct message before a question closes that you have not answered";
    public const string OnButton = "Remind me";
    public const string OffButton = "Turn reminders off";
    public const string OpenButton = "Go to the question";

    public const string On =
        "Reminders are **on**. You get one direct message 2 hours before a question closes, only if you have not answered it and are not away. If the server's privacy settings let no direct messages through, they turn themselves off.";

    public const string Off = "Reminders are **off**. If you turn them on, you get one direct message 2 hours before a question closes, only if you have not answered it and are not away.";

    public const string Refused =
        "Reminders are **off**: Discord did not let my last one through. Allow direct messages in the server's privacy settings (right-click the server, then *Privacy Settings*), then turn them on again.";

    public const string OffNow = "Reminders are off for this course. Turn them on again with `/me reminder`.";
    public const string Gone = "That course is not there any more, so there is nothing to remind you of.";

    public static string Message(ClosingSoon question) =>
        $"**{Markup.Escape(CardText.Line(question.Course, 200))}**: the question in {Markup.Channel(question.Post.Channel)} closes {Markup.Relative(question.ClosesAt)}, and you have not answered it yet.";
}
