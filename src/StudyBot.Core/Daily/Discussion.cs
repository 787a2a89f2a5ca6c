using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>The thread in which a question is talked about.</summary>
internal sealed class Discussion(IDailyStore questions, CourseLanguage languages, IChatClient chat, TimeProvider time, ILogger<Discussion> logger)
{
    private const int OwnMessagesLookedAt = 100;

    /// <summary>Opens the thread with the post. A failure here waits for the closing.</summary>
    public async Task OpenEarlyAsync(DailyQuestion question, Course course, MessageRef message, CancellationToken stop)
    {
        using var language = languages.Use(course);
        try
        {
            var thread = await chat.StartThreadAsync(message, DailyTexts.ThreadName(question.Date), stop);
            await questions.SetThreadAsync(question.Id, thread, stop);
        }
        catch (ChatException failure)
        {
            logger.LogWarning(failure, "The thread of question {Question} could not be opened; closing tries again", question.Id);
        }
    }

    /// <summary>Says the answer in the thread, which opens now if it is not there yet.</summary>
    public async Task OpenAtClosingAsync(DailyQuestion question, Course course, CancellationToken stop)
    {
        using var language = languages.Use(course);
        try
        {
            var known = question.Thread;
            var thread = known ?? await chat.StartThreadAsync(question.Message!.Value, DailyTexts.ThreadName(question.Date), stop);
            if (known is null)
            {
                await questions.SetThreadAsync(question.Id, thread, stop);
            }

            if (known is null || !await SpokeAsync(thread, question.ClosedAt!.Value, stop))
            {
                await chat.PostAsync(thread, new Reply(DailyTexts.ThreadLine(question)), PostKeys.OfThreadLine(question), stop);
            }

            await questions.MarkDiscussedAsync(question.Id, note: null, stop);
        }
        catch (ChatException failure) when (failure.Fault == ChatFault.Unavailable)
        {
            logger.LogWarning("The thread of question {Question} waits: {Reason}", question.Id, failure.Message);
        }
        catch (ChatException failure)
        {
            logger.LogWarning(failure, "The thread of question {Question} cannot be opened", question.Id);
            var locked = failure.Fault == ChatFault.Refused ? new Note(NoteKind.ThreadClosed, question.Date, time.GetUtcNow()) : null;
            await questions.MarkDiscussedAsync(question.Id, locked, stop);
        }
    }

    private async Task<bool> SpokeAsync(ChannelId thread, DateTimeOffset since, CancellationToken stop) =>
        await chat.OwnMessagesSinceAsync(thread, since, OwnMessagesLookedAt, stop) is OwnMessages.Complete { Messages.Count: > 0 } or OwnMessages.TooMany { Messages.Count: > 0 };
}
