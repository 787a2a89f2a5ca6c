using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Learning;

/// <summary>The words of /me stats.</summary>
internal static class StatsTexts
{
    public const string CommandDescription = "Your answers so far: today, accuracy by chapter, streak and history";
    public const string Title = "Your stats";
    public const string PictureTitle = "Right answers by chapter";
    public const string FieldToday = "Today";
    public const string FieldStreak = "Streak";
    public const string FieldAccuracy = "Right answers";
    public const string FieldReview = "Review";
    public const string FieldHistory = "Latest questions";
    public const string ExportButton = "Misses for Anki";
    public const string Daily = "daily";
    public const string Practice = "practice";
    public const string Footer = "Only you see this. An open question counts once it has closed; practice never counts for points.";
    public const string NothingYet = "Nothing yet. Answer a daily question or take a `/quiz`, and this fills by itself.";
    public const string NoStreak = "None yet. It begins with your first answer; right or wrong does not matter.";
    public const string EmptyReview = "Your review list is empty.";
    public const string Gone = "That course is not here any more. Use `/me stats` to see the current one.";

    private const string None = "–";

    public static string Today(DailyQuestion? open, bool answered, Occurrence? next) => (open, answered, next) switch
    {
        ({ } question, true, _) => $"✓ You have answered. You can change it until it closes {Markup.Relative(question.ClosesAt)}.",
        ({ } question, _, _) => $"You have not answered yet. It closes {Markup.Relative(question.ClosesAt)}.",
        (_, _, { } due) => $"No question is open. The next one comes {Markup.LongTime(due.At)}.",
        _ => "No question is open.",
    };

    public static string Streak(Streak streak) =>
        $"{Days(streak.Days)} in a row, {(streak.Freezes == 1 ? "1 freeze" : $"{streak.Freezes} freezes")} left. A freeze covers a missed day by itself; each {ScoreRules.DaysPerFreeze} days answered earn one, {ScoreRules.MostFreezes} at most.";

    public static string Points(int points) => points == 1 ? "1 point so far" : $"{points} points so far";

    public static Accuracy Of(int right, int answered) =>
        answered == 0 ? new Accuracy(None, null) : new Accuracy($"{right} of {answered}", (double)right / answered);

    public static string Line(ChapterRow row) => $"**{row.Number}** {Markup.Escape(row.Title)}: {Marks(row)}";

    public static string Summary(Accuracy daily, Accuracy practice) => Both(daily, practice, " · ");

    /// <summary>The whole picture in words, for people who cannot see it.</summary>
    public static string Description(StatsPage page) =>
        $"{page.Title} in {page.Course}: {page.Summary}. {string.Join("; ", page.Chapters.Select(row => $"{row.Number} {row.Title}: {Marks(row)}"))}";

    public static string Review(int due, IReadOnlyList<ReviewItem> list, LocalDate today) =>
        list.Count == 0 ? EmptyReview
            : due > 0 ? $"{LearningTexts.Questions(due)} due today, {list.Count} on the list: `/me review`."
            : $"{list.Count} on the list, none due today. {LearningTexts.Next(list, today)}";

    public static string Day(LocalDate date, string outcome) => $"{date.ToString("ddd, d MMM", CultureInfo.InvariantCulture)}: {outcome}";

    public static string Answered(Entry entry) => entry.Right switch
    {
        true => $"✓ right, {PointsOf(entry.Points)}",
        false => $"✗ wrong, {PointsOf(entry.Points)}",
        _ => $"in your own words, {PointsOf(entry.Points)}",
    };

    public static string Missed(bool frozen) => frozen ? "no answer, a freeze covered it" : "no answer";

    public const string Void = "voided, counts for nobody";
    public const string Away = "away, your streak stays";
    public const string Neutral = "neutral, you saw the key";

    private static string Marks(ChapterRow row) => Both(row.Daily, row.Practice, ", ");

    private static string Both(Accuracy daily, Accuracy practice, string between) => (daily.Share, practice.Share) switch
    {
        (null, null) => "no answers yet",
        ({ } share, null) => $"{Daily} {Percent(daily, share)}",
        (null, { } share) => $"{Practice} {Percent(practice, share)}",
        ({ } one, { } other) => $"{Daily} {Percent(daily, one)}{between}{Practice} {Percent(practice, other)}",
    };

    private static string Percent(Accuracy accuracy, double share) => $"{accuracy.Words} ({Math.Round(share * 100, MidpointRounding.AwayFromZero):0} %)";

    private static string PointsOf(int points) => points == 1 ? "1 point" : $"{points} points";

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}
