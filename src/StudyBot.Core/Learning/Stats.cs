using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Learning;

/// <summary>One member's figures, computed from the record alone.</summary>
internal sealed record Stats(StatsPage Page, Streak Streak, int Points, IReadOnlyList<string> History)
{
    private const int LongestHistory = 10;

    public static Stats Of(string course, Handbook? handbook, StudyRecord record, MemberId member)
    {
        var ledger = Ledger.Of(record.Facts);
        var entries = ledger.Entries.Where(entry => entry.Member == member).ToDictionary(entry => entry.Date);
        return new Stats(
            PageOf(course, handbook, record.Answers),
            ledger.Streaks.GetValueOrDefault(member),
            entries.Values.Sum(entry => entry.Points),
            HistoryOf(record.Facts, entries, member));
    }

    private static StatsPage PageOf(string course, Handbook? handbook, IReadOnlyList<StudyAnswer> answers)
    {
        var counted = answers.Where(answer => answer.ByOption).ToList();
        var titles = (handbook?.Chapters ?? []).ToDictionary(chapter => chapter.Number, chapter => chapter.Title);
        var rows = titles.Keys.Union(counted.Select(answer => answer.Chapter)).Order()
            .Select(number => new ChapterRow(
                $"{number}",
                titles.GetValueOrDefault(number, ""),
                Share(counted.Where(answer => answer.Chapter == number && !answer.InPractice)),
                Share(counted.Where(answer => answer.Chapter == number && answer.InPractice))))
            .ToList();
        var summary = StatsTexts.Summary(Share(counted.Where(answer => !answer.InPractice)), Share(counted.Where(answer => answer.InPractice)));
        return new StatsPage(course, StatsTexts.PictureTitle, summary, rows);
    }

    private static Accuracy Share(IEnumerable<StudyAnswer> answers)
    {
        var all = answers.ToList();
        return StatsTexts.Of(all.Count(answer => answer.Right), all.Count);
    }

    // From the first answer on: nobody was late for what came before.
    private static IReadOnlyList<string> HistoryOf(CourseFacts facts, IReadOnlyDictionary<LocalDate, Entry> entries, MemberId member)
    {
        var lines = new List<string>();
        var streak = default(Streak);
        foreach (var question in facts.Questions.OrderBy(question => question.Date))
        {
            if (question.Void)
            {
                lines.Add(StatsTexts.Day(question.Date, StatsTexts.Void));
            }
            else if (entries.TryGetValue(question.Date, out var entry))
            {
                streak = entry.Streak;
                lines.Add(StatsTexts.Day(question.Date, StatsTexts.Answered(entry)));
            }
            else if (question.Neutral.Contains(member))
            {
                lines.Add(StatsTexts.Day(question.Date, StatsTexts.Neutral));
            }
            else if (question.Away.Contains(member))
            {
                lines.Add(StatsTexts.Day(question.Date, StatsTexts.Away));
            }
            else if (streak.Answered > 0)
            {
                var after = streak.AfterMiss();
                lines.Add(StatsTexts.Day(question.Date, StatsTexts.Missed(frozen: after.Freezes < streak.Freezes)));
                streak = after;
            }
        }

        var first = entries.Count == 0 ? (LocalDate?)null : entries.Keys.Min();
        return first is null ? [] : [.. lines.AsEnumerable().Reverse().Take(LongestHistory)];
    }
}
