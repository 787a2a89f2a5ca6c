using Microsoft.Extensions.Logging;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Answers.Grading;

/// <summary>
/// Grades the written answers of closed questions, once, by the key points as they were asked. A question counts when
/// all of its grades are on disk, so that no board ever shows half of them.
/// </summary>
internal sealed class ClosingGrades(
    IGradeStore grades, IDailyStore questions, ICourseStore courses, IHandbooks handbooks, Graders graders, TimeProvider time, ILogger<ClosingGrades> logger)
{
    // A model answers in seconds. Whatever it has not graded by then is graded offline: the whole course waits for it.
    private static readonly TimeSpan LongestForAQuestion = TimeSpan.FromSeconds(60);
    private const int ModelCallsAtOnce = 8;

    public async Task GradeAsync(CancellationToken stop)
    {
        foreach (var id in await grades.UngradedAsync(stop))
        {
            if (await questions.FindAsync(id, stop) is { Asked: { } asked } found)
            {
                var written = await grades.WrittenAsync(id, stop);
                await grades.KeepAsync(id, written.Count == 0 ? [] : await GradeAllAsync(found, asked, written, stop), time.GetUtcNow(), stop);
            }
        }
    }

    private async Task<IReadOnlyList<FirstGrade>> GradeAllAsync(DailyQuestion of, AskedItem asked, IReadOnlyList<WrittenAnswer> written, CancellationToken stop)
    {
        var question = QuestionOf(asked);

        // The handbook lends the weights of words; that of a pack that is gone is made of the question itself.
        var handbook = handbooks.Find(asked.Pack) ?? Alone(asked, question);
        var grader = await courses.FindAsync(of.CourseId, stop) is { } course ? graders.Of(course.Settings.Graded) : graders.Offline;
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
