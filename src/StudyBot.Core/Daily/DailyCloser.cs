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
    TimeProvider time,
    ILogger<DailyCloser> logger)
{
    /// <summary>Closes what has run its time, and finishes what was closed before.</summary>
    public async Task CloseDueAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        foreach (var question in await questions.InStateAsync(QuestionState.Posted, stop))
        {
            if (question.ClosesAt <= now)
            {
                await questions.CloseAsync(question.Id, now, ruling: null, stop);
            }
        }

        await FinishAsync(stop);
    }

    /// <summary>Closes an open question now. False when it is not open any more.</summary>
    public async Task<bool> CloseNowAsync(long questionId, MemberId by, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (!await questions.CloseAsync(questionId, now, new Ruling(RulingKind.Close, by, now), stop))
        {
            return false;
        }

        await FinishAsync(stop);
        return true;
    }

    private async Task FinishAsync(CancellationToken stop)
    {
        await grades.GradeAsync(stop);
        foreach (var work in await questions.UnfinishedClosingsAsync(stop))
        {
            try
            {
                await FinishAsync(work, stop);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                logger.LogError(failure, "Closing question {Question} is not finished; the next turn tries again", work.Question.Id);
            }
        }
    }

    private async Task FinishAsync(ClosingWork work, CancellationToken stop)
    {
        var question = work.Question;
        if (await courses.FindAsync(question.CourseId, stop) is not { } course
            || (!work.Revealed && !await RevealAsync(question, course, stop)))
        {
            return;
        }

        if (course.Settings.Thread == ThreadMode.None)
        {
            await questions.MarkDiscussedAsync(question.Id, stop);
        }
        else
        {
            await discussion.OpenAtClosingAsync(question, stop);
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
        catch (ChatException failure) when (failure.Fault == ChatFault.Gone)
        {
            // People took the post away: there is nothing left to show, and nothing is posted in its place.
            await questions.MarkRevealedAsync(question.Id, note: null, stop);
            await questions.MarkDiscussedAsync(question.Id, stop);
            return false;
        }
        catch (ChatException failure) when (failure.Fault == ChatFault.Refused || time.GetUtcNow() - question.ClosedAt > DailyTimes.RevealRetries)
        {
            logger.LogError(failure, "The post of question {Question} cannot show its answer", question.Id);
            await questions.MarkRevealedAsync(question.Id, new Note(NoteKind.RevealFailed, question.Date, time.GetUtcNow()), stop);
            return true;
        }
        catch (ChatException failure)
        {
            logger.LogWarning("The post of question {Question} does not show its answer yet: {Reason}", question.Id, failure.Message);
            return false;
        }
    }
}
