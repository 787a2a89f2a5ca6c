using Microsoft.Extensions.Logging;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Answers.Grading;

/// <summary>
/// Grades the written answers of closed questions, once, by the key points as they were asked. A question counts when
/// all of its grades are on disk, so that no board ever shows half of them.
/// </summary>
internal sealed class ClosingGrades(IGradeStore grades, IDailyStore questions, IHandbooks handbooks, TimeProvider time, ILogger<ClosingGrades> logger)
{
    public async Task GradeAsync(CancellationToken stop)
    {
        foreach (var id in await grades.UngradedAsync(stop))
        {
            if (await questions.FindAsync(id, stop) is { Asked: { } asked })
            {
                var written = await grades.WrittenAsync(id, stop);
                await grades.KeepAsync(id, written.Count == 0 ? [] : GradeAll(id, asked, written), time.GetUtcNow(), stop);
            }
        }
    }

    private List<FirstGrade> GradeAll(long questionId, AskedItem asked, IReadOnlyList<WrittenAnswer> written)
    {
        var question = QuestionOf(asked);

        // The handbook lends the weights of words; that of a pack that is gone is made of the question itself.
        var handbook = handbooks.Find(asked.Pack) ?? Alone(asked, question);
        var grader = AnswerGrader.Of(handbook);
        return [.. written.Select(answer => GradeOne(grader, questionId, question, answer))];
    }

    private FirstGrade GradeOne(AnswerGrader grader, long questionId, Question question, WrittenAnswer answer)
    {
        try
        {
            var grade = grader.Grade(question, answer.Text);
            return new FirstGrade(answer.Member, answer.Revision, Math.Round((decimal)grade.Share, 6), Findings.Of(grade), AnswerGrader.Name, AnswerGrader.Version);
        }
        catch (Exception failure)
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
