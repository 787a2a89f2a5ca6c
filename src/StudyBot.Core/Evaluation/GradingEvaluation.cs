using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Evaluation;

/// <summary>How fairly written answers are graded.</summary>
/// <param name="MeanAbsoluteError">How far the share is from the known one, from 0 to 1.</param>
/// <param name="Pairs">Two answers to one question of which one must be graded higher: strong, then partial, then any other.</param>
/// <param name="OrderViolations">How many of these pairs were graded alike or the other way round.</param>
/// <param name="StuffedAboveLimit">How many "stuffed" and "offtopic" answers got more than 0.3.</param>
public sealed record GradedFigures(int Count, double MeanAbsoluteError, int Pairs, int OrderViolations, int StuffedAboveLimit);

/// <summary>Measures the grader by answers of known worth.</summary>
public static class GradingEvaluation
{
    private const double MostForNoAnswer = 0.3;

    /// <remarks>Answers to questions that the handbook does not have are left out.</remarks>
    public static GradedFigures Graded(Handbook handbook, IReadOnlyList<WrittenAnswer> answers)
    {
        var grader = AnswerGrader.Of(handbook);
        var graded = answers
            .Select(answer => (Written: answer, Question: handbook.Find(answer.Id)))
            .Where(entry => entry.Question is not null)
            .Select(entry => (entry.Written, grader.Grade(entry.Question!, entry.Written.Answer).Share))
            .ToArray();
        var pairs = graded.GroupBy(entry => entry.Written.Id, StringComparer.Ordinal)
            .SelectMany(question => question.SelectMany(high => question.Where(low => RankOf(high.Written) > RankOf(low.Written)).Select(low => (High: high.Share, Low: low.Share))))
            .ToArray();
        return new GradedFigures(
            graded.Length,
            graded.Length == 0 ? 0 : Math.Round(graded.Average(entry => Math.Abs(entry.Share - entry.Written.Score)), 4),
            pairs.Length,
            pairs.Count(pair => pair.High <= pair.Low),
            graded.Count(entry => entry.Written.Quality is "stuffed" or "offtopic" && entry.Share > MostForNoAnswer));
    }

    private static int RankOf(WrittenAnswer answer) => answer.Quality switch
    {
        "strong" => 2,
        "partial" => 1,
        _ => 0,
    };
}
