using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Scoring;
using StudyBot.Core.Texts;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Learning;

/// <summary>The words of /me stats.</summary>
internal static class StatsTexts
{
    public static string CommandDescription => Say("StatsTexts.CommandDescription");
    public static string Title => Say("StatsTexts.Title");
    public static string PictureTitle => Say("StatsTexts.PictureTitle");
    public static string FieldToday => Say("StatsTexts.FieldToday");
    public static string FieldStreak => Say("StatsTexts.FieldStreak");
    public static string FieldAccuracy => Say("StatsTexts.FieldAccuracy");
    public static string FieldReview => Say("StatsTexts.FieldReview");
    public static string FieldHistory => Say("StatsTexts.FieldHistory");
    public static string ExportButton => Say("StatsTexts.ExportButton");
    public static string Daily => Say("StatsTexts.Daily");
    public static string Practice => Say("StatsTexts.Practice");
    public static string Footer => Say("StatsTexts.Footer");
    public static string NothingYet => Say("StatsTexts.NothingYet");
    public static string NoStreak => Say("StatsTexts.NoStreak");
    public static string EmptyReview => Say("StatsTexts.EmptyReview");
    public static string Gone => Say("StatsTexts.Gone");

    private const string None = "–";

    public static string Today(DailyQuestion? open, bool answered, Occurrence? next) => (open, answered, next) switch
    {
        ({ } question, true, _) => "✓ " + Say("StatsTexts.Answered", ("when", Markup.Relative(question.ClosesAt))),
        ({ } question, _, _) => Say("StatsTexts.NotAnswered", ("when", Markup.Relative(question.ClosesAt))),
        (_, _, { } due) => Say("StatsTexts.NextComes", ("when", Markup.LongTime(due.At))),
        _ => Say("StatsTexts.NoneOpen"),
    };

    public static string Streak(Streak streak) => Say(
        "StatsTexts.Streak",
        ("days", SayCount("StatsTexts.DaysInARow", streak.Days)),
        ("freezes", SayCount("StatsTexts.Freezes", streak.Freezes)),
        ("needed", ScoreRules.DaysPerFreeze),
        ("most", ScoreRules.MostFreezes));

    public static string Points(int points) => SayCount("StatsTexts.Points", points);

    public static Accuracy Of(int right, int answered) => answered == 0
        ? new Accuracy(None, null)
        : new Accuracy(Say("StatsTexts.RightOf", ("right", right), ("answered", answered)), (double)right / answered);

    public static string Line(ChapterRow row) => $"**{row.Number}** {Markup.Escape(row.Title)}: {Marks(row)}";

    public static string Summary(Accuracy daily, Accuracy practice) => Both(daily, practice, " · ");

    /// <summary>The whole picture in words, for people who cannot see it.</summary>
    public static string Description(StatsPage page) => Say("StatsTexts.Described", ("title", page.Title), ("course", page.Course), ("summary", page.Summary))
        + " " + string.Join("; ", page.Chapters.Select(row => $"{row.Number} {row.Title}: {Marks(row)}"));

    public static string Review(int due, IReadOnlyList<ReviewItem> list, LocalDate today) =>
        list.Count == 0 ? EmptyReview
            : due > 0 ? Say("StatsTexts.ReviewDue", ("questions", LearningTexts.Questions(due)), ("all", list.Count))
            : Say("StatsTexts.ReviewNotDue", ("all", list.Count), ("next", LearningTexts.Next(list, today)));

    public static string Day(LocalDate date, string outcome) => $"{DateTexts.ShortDay(date)}: {outcome}";

    public static string Answered(Entry entry) => entry.Right switch
    {
        true => "✓ " + Say("StatsTexts.Right", ("points", PointsOf(entry.Points))),
        false => "✗ " + Say("StatsTexts.Wrong", ("points", PointsOf(entry.Points))),
        _ => Say("StatsTexts.OwnWords", ("points", PointsOf(entry.Points))),
    };

    public static string Missed(bool frozen) => frozen ? Say("StatsTexts.MissedFrozen") : Say("StatsTexts.Missed");

    public static string Void => Say("StatsTexts.Void");
    public static string Away => Say("StatsTexts.Away");
    public static string Neutral => Say("StatsTexts.Neutral");

    private static string Marks(ChapterRow row) => Both(row.Daily, row.Practice, ", ");

    private static string Both(Accuracy daily, Accuracy practice, string between) => (daily.Share, practice.Share) switch
    {
        (null, null) => Say("StatsTexts.NoAnswers"),
        ({ } share, null) => $"{Daily} {Percent(daily, share)}",
        (null, { } share) => $"{Practice} {Percent(practice, share)}",
        ({ } one, { } other) => $"{Daily} {Percent(daily, one)}{between}{Practice} {Percent(practice, other)}",
    };

    private static string Percent(Accuracy accuracy, double share) => $"{accuracy.Words} ({Math.Round(share * 100, MidpointRounding.AwayFromZero):0} %)";

    private static string PointsOf(int points) => SayCount("StatsTexts.PointsOf", points);
}
