using Microsoft.Extensions.Logging;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>
/// Closes questions: first on disk, from where on nothing changes; then the written answers are graded, from where on
/// the day counts; then on the post, which is tried until it shows the answer and is never posted anew; then in the
/// thread.
/// </summary>
internal sealed class DailyCloser(
    ICourseStore courses,
    IDailyStore questions,
    ClosingGrades grades,
    QuestionPosts posts,
    Discussion discussion,
    CourseAccess access,
    TimeProvider time,
    ILogger<DailyCloser> logger)
{
    /// <summary>Closes what has run its time; members see it when <see cref="FinishAsync(CancellationToken)"/> has done its part.</summary>
    public async Task CloseDueAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        await SideBySide.ForEachAsync(await questions.DueToCloseAsync(now, stop), (question, stop) => questions.CloseAsync(question, now, ruling: null, stop), stop);
    }

    /// <summary>Closes an open question now. False when it is not open any more.</summary>
    public async Task<bool> CloseNowAsync(long questionId, MemberId by, string? why, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (!await questions.CloseAsync(questionId, now, new Ruling(RulingKind.Close, by, now, why), stop))
        {
            return false;
        }

        await FinishAsync(stop);
        return true;
    }

    /// <summary>Grades and shows what was closed, and opens the discussions.</summary>
    public async Task FinishAsync(CancellationToken stop)
    {
        var (quick, slow) = (new List<ClosingWork>(), new List<ClosingWork>());
        foreach (var work in await questions.UnfinishedClosingsAsync(stop))
        {
            (!work.Graded && await grades.TakesLongAsync(work.Question, stop) ? slow : quick).Add(work);
        }

        // Nobody waits for a model but the course that chose it.
        await Task.WhenAll(FinishEachAsync(quick, stop), FinishEachAsync(slow, stop));
    }

    private Task FinishEachAsync(IEnumerable<ClosingWork> works, CancellationToken stop) => SideBySide.ForEachAsync(
        works,
        async (work, stop) =>
        {
            try
            {
                await FinishAsync(work, stop);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                logger.LogError(failure, "Closing question {Question} is not finished; the next turn tries again", work.Question.Id);
            }
        },
        stop);

    private async Task FinishAsync(ClosingWork work, CancellationToken stop)
    {
        var question = work.Question;
        if (!work.Graded)
        {
            await grades.GradeAsync(question, stop);
        }

        if (work is { Revealed: true, Discussed: true })
        {
            return;
        }

        if (await courses.FindAsync(question.CourseId, stop) is not { } course
            || course.Pause?.Loss is { HidesPosts: true }
            || (!work.Revealed && !await RevealAsync(question, course, stop)))
        {
            return;
        }

        if (course.Settings.Thread == ThreadMode.None)
        {
            await questions.MarkDiscussedAsync(question.Id, note: null, stop);
        }
        else
        {
            await discussion.OpenAtClosingAsync(question, course, stop);
        }
    }

    private async Task<bool> RevealAsync(DailyQuestion question, Course course, CancellationToken stop)
    {
        try
        {
            await posts.RevealAsync(question, course, stop);
            await questions.MarkRevealedAsync(question.Id, note: null, stop);
            return true;
        }
        catch (ChatException failure)
        {
            return await GiveUpAsync(question, course, failure, stop);
        }
    }

    // True when the post will never show its answer, and the discussion may open without.
    private async Task<bool> GiveUpAsync(DailyQuestion question, Course course, ChatException failure, CancellationToken stop)
    {
        if (failure.Fault is ChatFault.Gone or ChatFault.Forbidden && await IsOutOfReachAsync(question, course, stop))
        {
            return false;
        }

        switch (failure.Fault)
        {
            case ChatFault.Gone:
                // People took the post away: there is nothing left to show, and nothing is posted in its place.
                await questions.MarkRevealedAsync(question.Id, note: null, stop);
                await questions.MarkDiscussedAsync(question.Id, note: null, stop);
                return false;
            case ChatFault.Refused:
            case ChatFault.Forbidden when time.GetUtcNow() - question.ClosedAt > DailyTimes.RevealRetries:
                logger.LogError(failure, "The post of question {Question} cannot show its answer", question.Id);
                await questions.MarkRevealedAsync(question.Id, new Note(NoteKind.RevealFailed, question.Date, time.GetUtcNow()), stop);
                return true;
            default:
                logger.LogWarning("The post of question {Question} does not show its answer yet: {Reason}", question.Id, failure.Message);
                return false;
        }
    }

    // Then the answer is shown when access returns. A course may also have moved on from a channel that was deleted.
    private async Task<bool> IsOutOfReachAsync(DailyQuestion question, Course course, CancellationToken stop) =>
        question.Channel == course.Settings.Channel && await access.CheckAsync(course, stop) is { HidesPosts: true };
}
