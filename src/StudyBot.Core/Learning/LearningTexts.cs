using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Texts;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Learning;

/// <summary>The words of practice and review; those of /me stats stand in <see cref="StatsTexts"/>.</summary>
internal static class LearningTexts
{
    public static string QuizDescription => Say("LearningTexts.QuizDescription");
    public static string QuizChapterOption => Say("LearningTexts.QuizChapterOption");
    public static string QuizCountOption => Say("LearningTexts.QuizCountOption");
    public static string ReviewDescription => Say("LearningTexts.ReviewDescription");

    public static string NextButton => Say("LearningTexts.NextButton");
    public static string FinishButton => Say("LearningTexts.FinishButton");
    public static string ShowAnswerButton => Say("LearningTexts.ShowAnswerButton");
    public static string AnotherButton => Say("LearningTexts.AnotherButton");
    public static string NewRoundButton => Say("LearningTexts.NewRoundButton");
    public static string MoreButton => Say("LearningTexts.MoreButton");
    public static string ReviewNowButton => Say("LearningTexts.ReviewNowButton");

    public static string GoingOn => Say("LearningTexts.GoingOn");
    public static string NotYourRound => Say("LearningTexts.NotYourRound");
    public static string RoundGone => Say("LearningTexts.RoundGone");
    // Also for the question that comes next, of which nobody is told.
    public static string LeftOut => Say("LearningTexts.LeftOut");
    public static string ItemGone => Say("LearningTexts.ItemGone");
    public static string NothingThere => Say("LearningTexts.NothingThere");

    public static string NoChapter(string handbook, string typed) => Say(
        "LearningTexts.NoChapter",
        ("handbook", handbook),
        ("typed", Markup.Escape(Lookup.CardText.Line(typed, 40))));

    public static string NothingInChapter(Chapter chapter) => Say(
        "LearningTexts.NothingInChapter",
        ("chapter", ChapterName(chapter.Number, chapter.Title)));

    public static string Fewer(int there, int wanted) => SayCount("LearningTexts.Fewer", there, ("wanted", wanted));

    public static string Heading(PracticeRound round, int place)
    {
        var kind = round.Kind == PracticeKind.Quiz ? Say("LearningTexts.Quiz") : Say("LearningTexts.Review");
        return Say("LearningTexts.Heading", ("kind", kind), ("place", place + 1), ("count", round.Items.Count));
    }

    public static string SummaryTitle(PracticeRound round, int right, int answered) => (round.Kind, answered) switch
    {
        (PracticeKind.Quiz, 0) => Say("LearningTexts.RoundOverTitle"),
        (_, 0) => Say("LearningTexts.ReviewOverTitle"),
        (PracticeKind.Quiz, _) => Say("LearningTexts.RightTitle", ("right", right), ("answered", answered)),
        _ => Say("LearningTexts.KnewTitle", ("right", right), ("answered", answered)),
    };

    public static string Cheer(int right, int answered) => (right, answered) switch
    {
        (_, 0) => Say("LearningTexts.CheerNothing"),
        _ when right == answered => answered == 1 ? Say("LearningTexts.CheerOne") : Say("LearningTexts.CheerAll"),
        _ when right * 2 >= answered => Say("LearningTexts.CheerMost"),
        _ => Say("LearningTexts.CheerFew"),
    };

    public static string ToReview(IReadOnlyList<string> lines, LocalDate due, LocalDate today) =>
        $"**{Say("LearningTexts.ToReviewTitle")}**\n{string.Join('\n', lines)}\n\n"
        + Say("LearningTexts.ToReview", ("when", When(due, today)));

    public static string MissedLine(Question question) => "✗ " + Say("LearningTexts.MissedLine", ("title", question.Title), ("chapter", question.Chapter));

    public static string AndMore(int more) => Say("LearningTexts.AndMore", ("count", more));

    public static string WereLeftOut(int count) => SayCount("LearningTexts.WereLeftOut", count);

    public static string Comes(IReadOnlyList<ReviewItem> list, LocalDate today) => list.Count == 0
        ? Say("LearningTexts.ListEmpty")
        : Say("LearningTexts.NothingToday", ("next", Next(list, today)));

    public static string Next(IReadOnlyList<ReviewItem> list, LocalDate today)
    {
        var next = list.First(item => !item.IsDueOn(today)).Due;
        return Say("LearningTexts.Next", ("questions", Questions(list.Count(item => item.Due == next))), ("when", When(next, today)));
    }

    public static string StillDue(int count) => SayCount("LearningTexts.StillDue", count);

    public static string DueElsewhere => Say("LearningTexts.DueElsewhere");

    public static string CardWrong(ChoiceOption option) => $"✗ **{option.Text}** {option.Reason}";

    public static string CardRight(ChoiceOption option) => $"✓ **{option.Text}** {option.Reason}";

    public static string Cards(int count, int withheld) => SayCount("LearningTexts.Cards", count) + (withheld > 0 ? " " + Withheld(withheld) : "");

    public static string NoCards(int withheld) => withheld > 0 ? Withheld(withheld) : Say("LearningTexts.NoCards");

    public static string ChapterName(int number, string title) => DailyTexts.Chapter(number, title);

    public static string When(LocalDate date, LocalDate today) => Period.DaysBetween(today, date) switch
    {
        <= 0 => Say("LearningTexts.Today"),
        1 => Say("LearningTexts.Tomorrow"),
        _ => DateTexts.Day(date),
    };

    private static string Withheld(int count) => SayCount("LearningTexts.Withheld", count);

    public static string Questions(int count) => SayCount("LearningTexts.Questions", count);
}
