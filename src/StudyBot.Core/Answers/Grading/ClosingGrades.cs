using Microsoft.Extensions.Logging;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Answers.Grading;

/// <summary>
/// Grades the written answers of closed questions, once, by the key points as they were asked. A question counts when
/// all of its grades are on disk, so that no board ever shows half of them.
/// </summary>
internal sealed class ClosingGrades(
    IGradeStore grades, ICourseStore courses, IHandbooks handbooks, Graders graders, TimeProvider time, ILogger<ClosingGrades> logger) : IDisposable
{
    // A model answers in seconds. Whatever it has not graded by then is graded offline: the whole course waits for it.
    private static readonly TimeSpan LongestForAQuestion = TimeSpan.FromSeconds(60);
    private const int ModelCallsAtOnce = 8;

    // Grading offline takes the processor, which people who press something need as well; a model is only waited for.
    private readonly SemaphoreSlim _offline = new(1);
    private readonly SemaphoreSlim _byModel = new(4);

    public void Dispose()
    {
        _offline.Dispose();
        _byModel.Dispose();
    }

    /// <summary>Whether a model has its say, which may take a minute.</summary>
    public async Task<bool> TakesLongAsync(DailyQuestion question, CancellationToken stop) =>
        graders.Model is not null && await GraderOfAsync(question, stop) != graders.Offline;

    /// <summary>Grades what was written to a closed question.</summary>
    public async Task GradeAsync(DailyQuestion question, CancellationToken stop)
    {
        if (question.Asked is { } asked)
        {
            var written = await grades.WrittenAsync(question.Id, stop);
            await grades.KeepAsync(question.Id, written.Count == 0 ? [] : await GradeInTurnAsync(question, asked, written, stop), time.GetUtcNow(), stop);
        }
    }

    private async Task<IReadOnlyList<FirstGrade>> GradeInTurnAsync(DailyQuestion of, AskedItem asked, IReadOnlyList<WrittenAnswer> written, CancellationToken stop)
    {
        var grader = await GraderOfAsync(of, stop);
        var turn = grader == graders.Offline ? _offline : _byModel;
        await turn.WaitAsync(stop);
        try
        {
            return await GradeAllAsync(grader, of, asked, written, stop);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<IAnswerGrader> GraderOfAsync(DailyQuestion question, CancellationToken stop) =>
        await courses.FindAsync(question.CourseId, stop) is { } course ? graders.Of(course.Settings.Graded) : graders.Offline;

    private async Task<IReadOnlyList<FirstGrade>> GradeAllAsync(
        IAnswerGrader grader, DailyQuestion of, AskedItem asked, IReadOnlyList<WrittenAnswer> written, CancellationToken stop)
    {
        var question = QuestionOf(asked);

        // The handbook lends the weights of words; that of a pack that is gone is made of the question itself.
        var handbook = handbooks.Find(asked.Pack) ?? Alone(asked, question);
        using var deadline = new CancellationTokenSource(LongestForAQuestion, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
        var all = new FirstGrade[written.Count];
        await Parallel.ForAsync(
            0,
            written.Count,
            new ParallelOptions { MaxDegreeOfParallelism = grader == graders.Offline ? 1 : ModelCallsAtOnce, CancellationToken = stop },
            async (index, stop) => all[index] = await GradeOneAsync(grader, of.Id, handbook, question, written[index], either.Token, stop));
        return all;
    }

    private async Task<FirstGrade> GradeOneAsync(
        IAnswerGrader grader, long questionId, Handbook handbook, Question question, WrittenAnswer answer, CancellationToken deadline, CancellationToken stop)
    {
        try
        {
            var grade = await grader.GradeAsync(handbook, question, answer.Text, deadline);
            return new FirstGrade(answer.Member, answer.Revision, Math.Round((decimal)grade.Share, 6), Findings.Of(grade), grade.Grader.Name, grade.Grader.Version);
        }
        catch (Exception) when (!stop.IsCancellationRequested && grader != graders.Offline)
        {
            return await GradeOneAsync(graders.Offline, questionId, handbook, question, answer, stop, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // One text that cannot be read must not hold up a whole course; its author can ask for a review.
            logger.LogError(failure, "An answer to question {Question} could not be graded and gets nothing", questionId);
            return new FirstGrade(answer.Member, answer.Revision, 0, Findings.None, "none", "0");
        }
    }

    private static Question QuestionOf(AskedItem asked) => new()
    {
        Id = asked.QuestionId,
        Chapter = asked.Chapter,
        SectionId = "",
        Title = asked.Title,
        Text = asked.Text ?? asked.Stem,
        KeyPoints = asked.KeyPoints,
        Misconceptions = asked.Misconceptions,
        ContentHash = asked.ContentHash,
    };

    private static Handbook Alone(AskedItem asked, Question question) =>
        new(asked.Pack, asked.Pack, "en", Complete: false, [], [], [new Chapter(asked.Chapter, asked.ChapterTitle, [question])], Vocabulary.Empty);
}
