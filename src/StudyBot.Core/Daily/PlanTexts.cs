using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily;

/// <summary>The words with which leads plan the questions to come.</summary>
internal static class PlanTexts
{
    public const string PreviewButton = "Preview";
    public const string SkipButton = "Skip";
    public const string PinButton = "Pin another";
    public const string PauseButton = "Pause";
    public const string DaysOffButton = "Days off";
    public const string KeyButton = "Show key";
    public const string AddButton = "Add days off";
    public const string OptionPin = "For leads: a question that comes next, before all others";
    public const string FieldDaysOff = "Days off";
    public const string FieldReviews = "Reviews";
    public const string NoDaysOff = "none";
    public const string NoDaysOffYet = "No days off are planned. On days off no question comes, and no streak is touched.";
    public const string ChooseToRemove = "Remove days off";
    public const string PinTitle = "Which question comes next?";
    public const string PinField = "Its id, or words of its title";
    public const string PauseTitle = "Pause the daily question";
    public const string PauseField = "First day with questions again (2027-01-07)";
    public const string AddTitle = "Add days off";
    public const string FirstField = "First day, such as 2026-12-24";
    public const string LastField = "Last day; the same if left empty";
    public const string NothingNext = "There is no question that could come next: the handbook and chapters of this course have none that can be asked.";
    public const string Moved = "Another question comes next by now, so nothing was changed. Please look at the preview again.";
    public const string AskSkip = "This passes the question over: its turn in this round is used up, and another one comes in its place. The history will say that you did. Skip it?";
    public const string AskUnpin = "This question is pinned. Skipping takes the pin away, and it keeps its turn in this round. The history will say that you did. Skip it?";
    public const string AskKey = "If you look at the key, **your answer to this one will then not count**: that day is neutral for you, and your streak goes on. The history will say that you looked. Show it?";
    public const string TooManyDaysOff = "There are 25 entries already, so nothing was added. Please remove one first.";
    public const string BadDaysOff = "Nothing was added. Write both days as year, month and day, such as 2026-12-24: the first not before today, the last not before the first, and at most a year apart.";

    public static string PreviewTitle(bool pinned) => pinned ? "Next question (pinned)" : "Next question";

    public static string Comes(DateTimeOffset? at) => at is { } when ? $"It comes {DailyTexts.At(when)}, with its options in another order if something changes before." : "It comes when the course goes on.";

    public static string Skipped(string title) => $"Skipped. Now this one comes next: {Markup.Escape(title)}";

    public static string Pinned(Question question) => $"Pinned: **{Markup.Escape(question.Title)}** ({question.Id}) comes next.";

    public static string NotPinned(string typed, IEnumerable<Question> nearest) =>
        $"No question of this round is called \"{Markup.Escape(DailyCards.Clip(typed, 100))}\", or several are; those that had their turn come again in the next round. Nothing was pinned."
        + string.Concat(nearest.Select(question => $"\n• {Markup.Escape(question.Title)} (`{question.Id}`)"));

    public static string Key(AskedItem asked) => $"**{DailyCards.Letter(asked.Right)}** - {asked.Options[asked.Right].Text}\n{asked.Options[asked.Right].Reason}";

    public static string DayOff(DaysOff off) => off.First == off.Last ? Day(off.First) : $"{Day(off.First)} to {Day(off.Last)}";

    public static string ReviewsWaiting(int count) => $"{count} waiting: `/daily history`, then the question, then *Reviews*";

    public static string SuggestedPin(Question question) => DailyCards.Clip($"{question.Title} ({question.Id})", 100);

    private static string Day(LocalDate date) => date.ToString("ddd, d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
