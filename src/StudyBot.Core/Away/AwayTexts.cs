using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Texts;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Away;

internal static class AwayTexts
{
    public static string Description => Say("AwayTexts.Description");
    public static string OptionUntil => Say("AwayTexts.OptionUntil");
    public static string BackButton => Say("AwayTexts.BackButton");
    public static string IsBack => Say("AwayTexts.IsBack");
    public static string WasBack => Say("AwayTexts.WasBack");

    public static string BadUntil(string typed) => Say("AwayTexts.BadUntil", ("typed", Markup.Escape(Lookup.CardText.Line(typed, 40))));

    public static string NoQuestionUntil(LocalDate until) => Say("AwayTexts.NoQuestionUntil", ("day", DateTexts.Day(until)));

    public static string TooLong(LocalDate latest) => Say(
        "AwayTexts.TooLong",
        ("most", AwayRules.MostDays),
        ("day", DateTexts.Day(latest)),
        ("date", Iso(latest)));

    public static string NoDaysLeft(LocalDate day) => Say("AwayTexts.NoDaysLeft", ("most", AwayRules.MostDays), ("month", DateTexts.Month(day)));

    public static string Here(int left) => SayCount("AwayTexts.Here", left);

    /// <param name="left">Of the season of the next day away.</param>
    public static string IsAway(LocalDate until, int days, int? left, LocalDate next, bool openCounts)
    {
        var still = days == 0
            ? Say("AwayTexts.NoMoreQuestion")
            : SayCount("AwayTexts.DaysAway", days, ("day", DateTexts.Day(next)))
                + " " + SayCount("AwayTexts.DaysLeft", left ?? 0, ("month", DateTexts.Month(next)));
        var open = openCounts ? "\n" + Say("AwayTexts.OpenCounts") : "";
        return Say(
            "AwayTexts.IsAway",
            ("day", DateTexts.Day(until)),
            ("still", still)) + open;
    }

    public static string Suggested(LocalDate date) => $"{DateTexts.Day(date)} ({Iso(date)})";

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
