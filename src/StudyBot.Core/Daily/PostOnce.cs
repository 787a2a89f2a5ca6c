using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>
/// Posts what was reserved, once, whatever crashes or is tried again: what may have been posted is looked up in the
/// channel before anything is posted again. The caller holds the lease.
/// </summary>
internal sealed class PostOnce(CourseAccess access, IChatClient chat, TimeProvider time, ILogger<PostOnce> logger)
{
    private const int MostMessagesLookedAt = 1_000;
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    public async Task PublishAsync(ReservedPost post, Course course, CancellationToken stop)
    {
        var nothingPosted = post.AttemptedAt is null;
        var inDoubt = !nothingPosted;
        try
        {
            if (inDoubt && await SettleDoubtAsync(post, course, stop))
            {
                return;
            }

            (nothingPosted, inDoubt) = (true, false);
            if (await post.BeginAttemptAsync(stop))
            {
                nothingPosted = false;
                await SendAsync(post, stop);
            }
        }
        catch (ChatException failure) when (failure.Fault is ChatFault.Forbidden or ChatFault.Gone)
        {
            // A refusal leaves no post, unless it was the looking for an earlier one that was refused.
            await post.ReleaseAsync(nothingPosted: !inDoubt, stop);
            if (await access.CheckAsync(course, stop) is null)
            {
                logger.LogWarning("{Post} waits for the next turn; it was refused, and nothing is known to be missing: {Reason}", post.Name, failure.Message);
            }
        }
        catch (ChatException failure) when (failure.Fault == ChatFault.Refused)
        {
            logger.LogError(failure, "{Post} was refused by the chat service", post.Name);
            await post.MarkRefusedAsync(stop);
        }
        catch (ChatException failure)
        {
            logger.LogWarning("{Post} waits for the next turn: {Reason}", post.Name, failure.Message);
            await post.ReleaseAsync(nothingPosted, stop);
        }
        catch (OperationCanceledException)
        {
            // Stopped or timed out in the middle: whoever comes next looks first. That must be on disk also when stopping.
            await post.ReleaseAsync(nothingPosted, CancellationToken.None);
            stop.ThrowIfCancellationRequested();
            logger.LogWarning("{Post} waits for the next turn: no answer in time", post.Name);
        }
    }

    private async Task SendAsync(ReservedPost post, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(DailyTimes.PostTimeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeout.Token);
        var message = await post.SendAsync(either.Token);
        await post.MarkPostedAsync(message, time.GetUtcNow(), CancellationToken.None);
        await post.SentAsync(message, stop);
    }

    // True when there is nothing to post now: it is there, or nobody can tell, or not before access returns.
    private async Task<bool> SettleDoubtAsync(ReservedPost post, Course course, CancellationToken stop)
    {
        OwnMessages found;
        try
        {
            found = await chat.OwnMessagesSinceAsync(post.Channel, post.ReservedAt - ClockDifference, MostMessagesLookedAt, stop);
        }
        catch (ChatException failure) when (failure.Fault is ChatFault.Forbidden)
        {
            found = new OwnMessages.Unreadable();
        }
        catch (ChatException failure) when (failure.Fault is ChatFault.Gone && post.Channel != course.Settings.Channel)
        {
            // The course has moved on from a channel that was deleted, and with it whatever was posted there.
            return false;
        }

        if (found is OwnMessages.Unreadable && await access.CheckAsync(course, stop) is { HidesPosts: true })
        {
            await post.ReleaseAsync(nothingPosted: false, stop);
            return true;
        }

        var own = found switch
        {
            OwnMessages.Complete complete => complete.Messages,
            OwnMessages.TooMany some => some.Messages,
            _ => [],
        };
        if (own.FirstOrDefault(post.IsPostedAs) is { } mine)
        {
            logger.LogInformation("{Post} was posted before; its post is adopted", post.Name);
            if (await post.MarkPostedAsync(mine.Ref, mine.At, stop))
            {
                return true;
            }
        }
        else if (found is OwnMessages.Complete)
        {
            return false;
        }

        logger.LogWarning("Whether {Post} was posted cannot be found out; it is not posted again", post.Name);
        await post.MarkUncertainAsync(stop);
        return true;
    }
}
