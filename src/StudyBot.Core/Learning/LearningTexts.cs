using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Learning;

/// <summary>The words of practice and review; those of /me stats stand in <see cref="StatsTexts"/>.</summary>
internal static class LearningTexts
{
    public const string QuizDescription = "Practise privately; it never counts for points";
    public const string QuizChapterOption = "A chapter by its number or a part of its title; all if left out";
    public const string QuizCountOption = "How many questions, 5 if left out";
    public const string ReviewDescription = "Review what you got wrong, when it is about to be forgotten";

    public const string NextButton = "Next question";
    public const string FinishButton = "Finish";
    public const string ShowAnswerButton = "Show the answer";
    public const string AnotherButton = "Another round";
    public const string NewRoundButton = "Start a new round";
    public const string MoreButton = "Review more";
    public const string ReviewNowButton = "Review now";

    public const string GoingOn = "Going on where you left off.";
    public const string NotYourRound = "This round belongs to somebody else. Start your own with `/quiz`.";
    public const string RoundGone = "This round is not there any more. Start a new one with `/quiz`.";
    // Also for the question that comes next, of which nobody is told.
    public const string LeftOut = "This question cannot be practised right now, so it is left out of your round.";
    public const string ItemGone = "This question changed in the handbook meanwhile, so it is left out of your round.";
    public const string NothingThere = "There is nothing to practise here yet: no question of this handbook can be asked.";

    public static string NoChapter(string handbook, string typed) =>
        $"{handbook} has no chapter like \"{Markup.Escape(Lookup.CardText.Line(typed, 40))}\". Pick one from the list that `chapter` offers while you type.";

    public static string NothingInChapter(Chapter chapter) => $"There is nothing to practise in {ChapterName(chapter.Number, chapter.Title)} right now. Try another chapter, or all of them with `/quiz`.";

    public static string Fewer(int there, int wanted) => $"{Questions(there)} can be practised here now, not {wanted}.";

    public static string Heading(PracticeRound round, int place) =>
        $"{(round.Kind == PracticeKind.Quiz ? "Quiz" : "Review")} · {place + 1} of {round.Items.Count} · only for you, not counted";

    public static string SummaryTitle(PracticeRound round, int right, int answered) => (round.Kind, answered) switch
    {
        (PracticeKind.Quiz, 0) => "The round is over",
        (_, 0) => "The review is over",
        (PracticeKind.Quiz, _) => $"{right} of {answered} right",
        _ => $"You knew {right} of {answered}",
    };

    public static string Cheer(int right, int answered) => (right, answered) switch
    {
        (_, 0) => "Nothing was left to ask this time.",
        _ when right == answered => answered == 1 ? "Right. Well done!" : "Every one of them. Well done!",
        _ when right * 2 >= answered => "Good going. A few are worth another look.",
        _ => "That is what practice is for: each of these gets easier the next time.",
    };

    public static string ToReview(IReadOnlyList<string> lines, LocalDate due, LocalDate today) =>
        $"**Worth another look**\n{string.Join('\n', lines)}\n\nThey are on your review list and come back from {When(due, today)} on: `/me review`.";

    public static string MissedLine(Question question) => $"✗ {question.Title} · chapter {question.Chapter}";

    public static string AndMore(int more) => $"… and {more} more";

    public static string WereLeftOut(int count) => count == 1 ? "1 question was left out." : $"{count} questions were left out.";

    public static string Comes(IReadOnlyList<ReviewItem> list, LocalDate today) =>
        list.Count == 0
            ? "Your review list is empty. A question that you get wrong, in the daily question or in `/quiz`, comes here, and comes back shortly before you would forget it."
            : $"Nothing to review today. {Next(list, today)}";

    public static string Next(IReadOnlyList<ReviewItem> list, LocalDate today)
    {
        var next = list.First(item => !item.IsDueOn(today)).Due;
        return $"Next: {Questions(list.Count(item => item.Due == next))}, {When(next, today)}.";
    }

    public static string StillDue(int count) => $"{Questions(count)} more {(count == 1 ? "is" : "are")} due today.";

    public const string DueElsewhere = "Nothing to review right now. What is due comes back when it can be asked again; please look again tomorrow.";

    public static string CardWrong(ChoiceOption option) => $"✗ **{option.Text}** {option.Reason}";

    public static string CardRight(ChoiceOption option) => $"✓ **{option.Text}** {option.Reason}";

    public static string Cards(int count, int withheld) =>
        $"{(count == 1 ? "1 question" : $"{count} questions")} that you got wrong, for Anki: save the file, then choose *File → Import* there. Importing a newer file later updates the cards.{(withheld > 0 ? " " + Withheld(withheld) : "")}";

    public static string NoCards(int withheld) => withheld > 0 ? Withheld(withheld) : "You have got nothing wrong so far, so there is nothing to export.";

    public static string ChapterName(int number, string title) => DailyTexts.Chapter(number, title);

    public static string When(LocalDate date, LocalDate today) => Period.DaysBetween(today, date) switch
    {
        <= 0 => "today",
        1 => "tomorrow",
        _ => date.ToString("dddd, d MMMM", CultureInfo.InvariantCulture),
    };

    private static string Withheld(int count) =>
        count == 1 ? "1 of them is left out while its question is open." : $"{count} of them are left out while their questions are open.";

    public static string Questions(int count) => count == 1 ? "1 question" : $"{count} questions";
}
