using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Texts;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Daily;

/// <summary>The words with which leads plan the questions to come.</summary>
internal static class PlanTexts
{
    public static string PreviewButton => Say("PlanTexts.PreviewButton");
    public static string SkipButton => Say("PlanTexts.SkipButton");
    public static string PinButton => Say("PlanTexts.PinButton");
    public static string PauseButton => Say("PlanTexts.PauseButton");
    public static string DaysOffButton => Say("PlanTexts.DaysOffButton");
    public static string KeyButton => Say("PlanTexts.KeyButton");
    public static string AddButton => Say("PlanTexts.AddButton");
    public static string OptionPin => Say("PlanTexts.OptionPin");
    public static string FieldDaysOff => Say("PlanTexts.FieldDaysOff");
    public static string FieldReviews => Say("PlanTexts.FieldReviews");
    public static string NoDaysOff => Say("PlanTexts.NoDaysOff");
    public static string NoDaysOffYet => Say("PlanTexts.NoDaysOffYet");
    public static string ChooseToRemove => Say("PlanTexts.ChooseToRemove");
    public static string PinTitle => Say("PlanTexts.PinTitle");
    public static string PinField => Say("PlanTexts.PinField");
    public static string PauseTitle => Say("PlanTexts.PauseTitle");
    public static string PauseField => Say("PlanTexts.PauseField");
    public static string AddTitle => Say("PlanTexts.AddTitle");
    public static string FirstField => Say("PlanTexts.FirstField");
    public static string LastField => Say("PlanTexts.LastField");
    public static string NothingNext => Say("PlanTexts.NothingNext");
    public static string Moved => Say("PlanTexts.Moved");
    public static string AskSkip => Say("PlanTexts.AskSkip");
    public static string AskUnpin => Say("PlanTexts.AskUnpin");
    public static string AskKey => Say("PlanTexts.AskKey");
    public static string TooManyDaysOff => Say("PlanTexts.TooManyDaysOff");
    public static string BadDaysOff => Say("PlanTexts.BadDaysOff");

    public static string PreviewTitle(bool pinned) => pinned ? Say("PlanTexts.PinnedTitle") : Say("PlanTexts.PreviewTitle");

    public static string Comes(DateTimeOffset? at) => at is { } when
        ? Say("PlanTexts.Comes", ("when", DailyTexts.At(when)))
        : Say("PlanTexts.ComesLater");

    public static string Skipped(string title) => Say("PlanTexts.Skipped", ("title", Markup.Escape(title)));

    public static string Pinned(Question question) => Say("PlanTexts.Pinned", ("title", Markup.Escape(question.Title)), ("id", question.Id));

    public static string NotPinned(string typed, IEnumerable<Question> nearest) =>
        Say(
            "PlanTexts.NotPinned",
            ("typed", Markup.Escape(DailyCards.Clip(typed, 100))))
        + string.Concat(nearest.Select(question => $"\n• {Markup.Escape(question.Title)} (`{question.Id}`)"));

    public static string Key(AskedItem asked) => $"**{DailyCards.Letter(asked.Right)}** - {asked.Options[asked.Right].Text}\n{asked.Options[asked.Right].Reason}";

    public static string DayOff(DaysOff off) => off.First == off.Last
        ? DateTexts.ShortDayOfYear(off.First)
        : Say("PlanTexts.DaysOffRange", ("first", DateTexts.ShortDayOfYear(off.First)), ("last", DateTexts.ShortDayOfYear(off.Last)));

    public static string ReviewsWaiting(int count) => Say("PlanTexts.ReviewsWaiting", ("count", count));

    public static string SuggestedPin(Question question) => DailyCards.Clip($"{question.Title} ({question.Id})", 100);
}
