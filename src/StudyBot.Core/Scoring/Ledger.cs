using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Scoring;

/// <summary>What one answer earned, line by line.</summary>
/// <param name="Right">Whether the chosen option was right; null if none was chosen.</param>
/// <param name="Streak">As it stood after this answer.</param>
public sealed record Entry(MemberId Member, LocalDate Date, bool? Right, int OptionPoints, int WrittenPoints, int StreakPoints, Streak Streak)
{
    public int Points => OptionPoints + WrittenPoints + StreakPoints;

    /// <summary>The member was away and answered all the same: the points count, the streak stays as it was.</summary>
    public bool Away { get; init; }
}

/// <summary>
/// Every point of a course, computed from the facts alone: the order in which answers arrived never matters, and a
/// voided question is as if it had never been asked.
/// </summary>
public sealed class Ledger
{
    private Ledger(IReadOnlyList<Entry> entries, IReadOnlyDictionary<MemberId, Streak> streaks)
    {
        Entries = entries;
        Streaks = streaks;
    }

    /// <summary>By date.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>Each member's streak after the last closed question.</summary>
    public IReadOnlyDictionary<MemberId, Streak> Streaks { get; }

    public static Ledger Of(CourseFacts facts)
    {
        var streaks = new Dictionary<MemberId, Streak>();
        var entries = new List<Entry>();
        foreach (var question in facts.Questions.Where(question => !question.Void).OrderBy(question => question.Date))
        {
            var answers = question.Answers.Where(answer => !question.Neutral.Contains(answer.Member)).ToDictionary(answer => answer.Member);
            foreach (var (member, streak) in streaks.Where(pair => !answers.ContainsKey(pair.Key) && !question.Neutral.Contains(pair.Key) && !question.Away.Contains(pair.Key)).ToList())
            {
                streaks[member] = streak.AfterMiss();
            }

            foreach (var answer in answers.Values.OrderBy(answer => answer.Member.Value))
            {
                var streak = streaks.GetValueOrDefault(answer.Member);
                var away = question.Away.Contains(answer.Member);
                if (!away)
                {
                    streaks[answer.Member] = streak = streak.AfterAnswer();
                }

                entries.Add(Award(question, answer, facts.WrittenMax, streak, away));
            }
        }

        return new Ledger(entries, streaks);
    }

    /// <summary>What an answer earns by itself, without a streak.</summary>
    /// <param name="courseMax">Points of a full written answer in the course, for questions that do not have their own.</param>
    internal static (bool? Right, int Option, int Written) OfAnswer(ClosedQuestion question, AnswerFact answer, int courseMax)
    {
        bool? right = answer.Option is { } option ? question.RightOptions.Contains(option) : null;
        return (right, right is true ? ScoreRules.RightOption : 0, ScoreRules.Written(answer.WrittenShare ?? 0, question.WrittenMax ?? courseMax));
    }

    private static Entry Award(ClosedQuestion question, AnswerFact answer, int courseMax, Streak streak, bool away)
    {
        var (right, option, written) = OfAnswer(question, answer, courseMax);
        return new Entry(answer.Member, question.Date, right, option, written, away ? 0 : ScoreRules.StreakBonus(streak.Days), streak) { Away = away };
    }
}
