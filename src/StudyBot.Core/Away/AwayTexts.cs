using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Away;

internal static class AwayTexts
{
    public const string Description = "Be away for some days: your streak stays, and your team counts without you";
    public const string OptionUntil = "The first day you are back, such as 2027-01-07; leave it out to see how it stands";
    public const string BackButton = "I am back";
    public const string IsBack = "Welcome back. The next question counts for you as usual; the days that you were away stay as they are.";
    public const string WasBack = "You are not away, so nothing was changed.";

    public static string BadUntil(string typed) =>
        $"`until`: \"{Markup.Escape(Lookup.CardText.Line(typed, 40))}\" is not a coming date within a year. Write the first day you are back as year, month and day, such as 2027-01-07.";

    public static string NoQuestionUntil(LocalDate until) => $"No new question comes before {Day(until)}, so there is nothing to be away from, and nothing was changed.";

    public static string TooLong(LocalDate latest) =>
        $"One can be away for at most {AwayRules.MostDays} days with a question in a season, and this would be more. The latest day to be back is {Day(latest)}: `until:{Iso(latest)}`. Nothing was changed.";

    public static string NoDaysLeft(LocalDate day) =>
        $"One can be away for at most {AwayRules.MostDays} days with a question in a season, and you have used all of those of {Month(day)}. Nothing was changed.";

    public static string Here(int left) => $"You are not away. {Days(left)} left in this season. Use `/me away until:` with the first day you are back.";

    /// <param name="left">Of the season of the next day away.</param>
    public static string IsAway(LocalDate until, int days, int? left, LocalDate next, bool openCounts)
    {
        var still = days == 0
            ? "No more question comes before that."
            : $"That is {(days == 1 ? "1 day" : $"{days} days")} with a question, from {Day(next)} on. {Days(left ?? 0)} left in {Month(next)}.";
        var open = openCounts ? "\nThe question that is open now still counts as usual." : "";
        return $"You are away until **{Day(until)}**, when you are back. Until then your streak stays as it is, and your team counts without you. {still}{open}";
    }

    public static string Suggested(LocalDate date) => $"{Day(date)} ({Iso(date)})";

    private static string Days(int left) => left == 1 ? "1 day is" : $"{left} days are";

    private static string Day(LocalDate date) => date.ToString("dddd, d MMMM", CultureInfo.InvariantCulture);

    private static string Month(LocalDate date) => date.ToString("MMMM", CultureInfo.InvariantCulture);

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
