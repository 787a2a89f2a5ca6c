using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Rulings;

namespace StudyBot.Core.Privacy;

/// <summary>
/// Changes messages that still show somebody who had everything deleted. They are noted on disk until it is done, and go behind
/// everything else that is to be sent.
/// </summary>
internal sealed class PostMender(
    IMendStore store, ICourseStore courses, IRulingStore rulings, Newsroom news, CourseLanguage languages, IChatClient chat, TimeProvider time, ILogger<PostMender> logger)
{
    private const int MostPerTurn = 20;

    private static readonly TimeSpan AfterRefusal = TimeSpan.FromHours(1);

    // After so long without access nobody will have it again.
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromDays(30);

    public async Task RunAsync(CancellationToken stop)
    {
        if (!chat.Status.Ready)
        {
            return;
        }

        var now = time.GetUtcNow();
        foreach (var post in await store.NextAsync(now, MostPerTurn, stop))
        {
            try
            {
                using var language = await courses.FindAsync(post.CourseId, stop) is { } course ? languages.Use(course) : null;
                var shown = post.RulingId is not { } ruling ? new Reply(DeletionTexts.Withdrawn)
                    : await rulings.NewsAsync(ruling, stop) is { } told ? await news.LineAsync(told, stop)
                    : null;
                if (shown is not null)
                {
                    await chat.EditAsync(post.Message, shown with { CanWait = true }, stop);
                }

                await store.MendedAsync(post.Id, stop);
            }
            catch (ChatException failure) when (failure.Fault is ChatFault.Unavailable or ChatFault.Forbidden && now - post.Since < GivesUpAfter)
            {
                logger.LogDebug("A message that shows a former member is changed later: {Reason}", failure.Message);
                if (failure.Fault == ChatFault.Unavailable)
                {
                    return;
                }

                await store.LaterAsync(post.Id, now + AfterRefusal, stop);
            }
            catch (ChatException failure)
            {
                logger.LogInformation("A message that showed a former member is gone or stays as it is: {Reason}", failure.Message);
                await store.MendedAsync(post.Id, stop);
            }
        }
    }
}
