using NodaTime;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Learning;

/// <summary>One answer of a member's, daily or in practice, as far as learning is concerned.</summary>
/// <param name="Chapter">As it was when the question was asked.</param>
/// <param name="Date">In the course's time zone; a daily question's is the date that it belongs to.</param>
/// <param name="Chosen">The option in the handbook's order; null if only words were written, or it is not known any more.</param>
internal sealed record StudyAnswer(QuestionKey Question, string ItemId, int Chapter, LocalDate Date, DateTimeOffset At, bool Right, int? Chosen)
{
    public bool InPractice { get; init; }

    /// <summary>An option was chosen, so that it was right or wrong without anybody's judgement.</summary>
    public bool ByOption { get; init; }
}

/// <summary>A question on a member's review list.</summary>
/// <param name="Last">When it was answered last.</param>
/// <param name="Due">When it comes back.</param>
/// <param name="Misses">How often it was answered wrong.</param>
internal sealed record ReviewItem(QuestionKey Question, int Chapter, Memory Memory, LocalDate Last, LocalDate Due, int Misses)
{
    public bool IsDueOn(LocalDate date) => Due <= date;

    public double RetrievabilityOn(LocalDate date) => Fsrs.Retrievability(Memory, Math.Max(0, Period.DaysBetween(Last, date)));
}

/// <summary>
/// What a member reviews: each question answered wrong, daily or in practice, from then on. It is computed from the answers
/// alone, so a corrected or voided question changes it as if it had always been so.
/// </summary>
internal static class ReviewList
{
    /// <param name="answers">All of one member's in one course, in any order.</param>
    /// <returns>By date due; of one date, what is most likely forgotten first.</returns>
    public static IReadOnlyList<ReviewItem> Of(IEnumerable<StudyAnswer> answers) =>
    [
        .. answers
            .GroupBy(answer => answer.Question)
            .Select(of => Follow([.. of.OrderBy(answer => answer.Date).ThenBy(answer => answer.At)]))
            .OfType<ReviewItem>()
            .OrderBy(item => item.Due).ThenBy(item => item.RetrievabilityOn(item.Due)).ThenBy(item => item.Question.QuestionId, StringComparer.Ordinal),
    ];

    // Of several answers on one day the first counts: what was read a minute ago says nothing about memory.
    private static ReviewItem? Follow(IReadOnlyList<StudyAnswer> answers)
    {
        ReviewItem? item = null;
        foreach (var answer in answers.DistinctBy(answer => answer.Date))
        {
            if (item is null && answer.Right)
            {
                continue;
            }

            var memory = item is null ? Fsrs.First(answer.Right) : Fsrs.Next(item.Memory, Period.DaysBetween(item.Last, answer.Date), answer.Right);
            var misses = (item?.Misses ?? 0) + (answer.Right ? 0 : 1);
            item = new ReviewItem(answer.Question, answer.Chapter, memory, answer.Date, answer.Date.PlusDays(Fsrs.Interval(memory)), misses);
        }

        return item;
    }
}
