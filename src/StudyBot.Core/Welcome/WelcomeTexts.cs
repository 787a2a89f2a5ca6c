using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Welcome;

/// <summary>The words of the first card and of <c>/help</c>.</summary>
internal static class WelcomeTexts
{
    public static string Title => Say("WelcomeTexts.Title");
    public static string WhatItDoes => Say("WelcomeTexts.WhatItDoes");

    public static string FieldBegin => Say("WelcomeTexts.FieldBegin");
    public static string HowToBegin => Say("WelcomeTexts.HowToBegin");
    public static string FieldPrivacy => Say("WelcomeTexts.FieldPrivacy");
    public static string Privacy => Say("WelcomeTexts.Privacy");

    public static string SetUpButton => Say("WelcomeTexts.SetUpButton");
    public static string HelpButton => Say("WelcomeTexts.HelpButton");

    public static string HelpDescription => Say("WelcomeTexts.HelpDescription");
    public static string HelpTitle => Say("WelcomeTexts.HelpTitle");
    public static string FieldLeads => Say("WelcomeTexts.FieldLeads");
    public static string FieldCourses => Say("WelcomeTexts.FieldCourses");

    public static string Lookup => Say("WelcomeTexts.Lookup");
    public static string Result => Say("WelcomeTexts.Result");
    public static string Board => Say("WelcomeTexts.Board");
    public static string Learning => Say("WelcomeTexts.Learning");
    public static string CanSetUp => Say("WelcomeTexts.CanSetUp");

    public static IReadOnlyList<string> Leads =>
    [
        Say("WelcomeTexts.LeadSetup"),
        Say("WelcomeTexts.LeadStatus"),
        Say("WelcomeTexts.LeadPost"),
        Say("WelcomeTexts.LeadTeams"),
        Say("WelcomeTexts.LeadHistory"),
    ];

    public static string Answer(Uri? open) => open is null
        ? Say("WelcomeTexts.Answer")
        : Say("WelcomeTexts.AnswerToday", ("link", open));

    public static string Line(string text) => $"• {text}";

    public static string CourseLine(Course course) => "• " + Say(
        "WelcomeTexts.CourseLine",
        ("course", Markup.Escape(course.Settings.Name)),
        ("channel", Markup.Channel(course.Settings.Channel)),
        ("state", DailyTexts.StateLine(course)));

    public static string Closes(DailyQuestion open) => Say("WelcomeTexts.OpenNow", ("question", DailyTexts.OpenLine(open)));

    public static string Next(DateTimeOffset at) => Say("WelcomeTexts.Next", ("when", DailyTexts.At(at)));
}
