using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Welcome;

/// <summary>The words of the first card and of <c>/help</c>.</summary>
internal static class WelcomeTexts
{
    public const string Title = "Hello, I am StudyBot";
    public const string WhatItDoes =
        "I help a group to study together:\n"
        + "• **A daily question** at your hour. Everyone answers privately, in one click or in their own words; the answer, the reasons and the numbers come when it closes.\n"
        + "• **`/ask`** finds the handbook's answer to a question, a topic or an error message.\n"
        + "• **`/leaderboard`** shows who leads. Points come from answers alone, and speed never matters.";

    public const string FieldBegin = "To begin";
    public const string HowToBegin = "Someone with *Manage Server* presses *Set up*, or runs `/daily setup` in the channel for the questions. Nothing is posted before it is confirmed.";
    public const string FieldPrivacy = "Privacy";
    public const string Privacy =
        "I keep the id of whoever answers, the name they show here, and their answers with each change: points come from these. "
        + "I do not read your messages, and what you type into `/ask` is not stored. All of it stays with whoever runs this bot.";

    public const string SetUpButton = "Set up";
    public const string HelpButton = "What can I do here?";

    public const string HelpDescription = "What you can do here, and how the daily question is doing";
    public const string HelpTitle = "What you can do here";
    public const string FieldLeads = "As a lead";
    public const string FieldCourses = "Courses";

    public const string Lookup = "`/ask` finds an answer in the handbook, `/browse` walks through it, and *Apps → Find in handbook* looks up a message";
    public const string Result =
        "*My result* on a closed question shows your points line by line; ask there for a review, or report a problem. `/daily history` lists past questions and decisions";
    public const string Board = "`/leaderboard` shows who leads and your own place; `/team join` puts you into a team, `/team list` shows them all";
    public const string Learning = "`/quiz` practises without points, `/me review` brings back what you got wrong, `/me stats` shows how you are doing; `/me away` and `/me reminder` are for busy days, `/me privacy` for your name and data";
    public const string CanSetUp = "`/daily setup` in a channel starts a daily question there; it shows everything first and asks before it changes anything";

    public static readonly IReadOnlyList<string> Leads =
    [
        "`/daily setup` changes time, days, chapters, points and roles; it shows everything first",
        "`/daily status` is your panel: preview, skip or pin what comes, days off, pause, notes",
        "`/daily post` and `/daily close` act now, and ask first; `/daily pause` stops until a date and goes on by itself",
        "`/team manage` makes, names, fills, balances and locks teams",
        "`/daily history` has *Void*, *Correct*, *Regrade* and *Reviews* for each closed question, and says who decided what and why",
    ];

    public static string Answer(Uri? open) =>
        $"{(open is null ? "Answer the daily question" : $"[Answer today's question]({open})")} with A to D or in your own words; nobody sees it, and you can change it until it closes";

    public static string Line(string text) => $"• {text}";

    public static string CourseLine(Course course) => $"• **{Markup.Escape(course.Settings.Name)}** in {Markup.Channel(course.Settings.Channel)}: {DailyTexts.StateLine(course)}";

    public static string Closes(DailyQuestion open) => $"Open now: {DailyTexts.OpenLine(open)}";

    public static string Next(DateTimeOffset at) => $"Next question: {DailyTexts.At(at)}";
}
