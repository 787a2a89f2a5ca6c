using StudyBot.Core.Chat;
using StudyBot.Core.Lookup;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Reminders;

internal static class ReminderTexts
{
    public static string CommandDescription => Say("ReminderTexts.CommandDescription");
    public static string OnButton => Say("ReminderTexts.OnButton");
    public static string OffButton => Say("ReminderTexts.OffButton");
    public static string OpenButton => Say("ReminderTexts.OpenButton");

    public static string On => Say("ReminderTexts.On");

    public static string Off => Say("ReminderTexts.Off");

    public static string Refused => Say("ReminderTexts.Refused");

    public static string OffNow => Say("ReminderTexts.OffNow");
    public static string Gone => Say("ReminderTexts.Gone");

    public static string Message(ClosingSoon question) => Say(
        "ReminderTexts.Message",
        ("course", Markup.Escape(CardText.Line(question.Course, 200))),
        ("channel", Markup.Channel(question.Post.Channel)),
        ("when", Markup.Relative(question.ClosesAt)));
}
