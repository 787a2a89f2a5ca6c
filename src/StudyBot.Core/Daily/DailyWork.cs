using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>Posts daily questions.</summary>
public interface IDailyPoster
{
    /// <summary>Posts or continues everything that is due; safe to call at any time and from anywhere.</summary>
    Task PostDueAsync(CancellationToken stop);

    /// <summary>Posts a course's next question now, which takes the place of today's date.</summary>
    Task<PostNow> PostNowAsync(Course course, MemberId by, CancellationToken stop);
}

/// <summary>What became of a post that a lead asked for.</summary>
public abstract record PostNow
{
    private PostNow()
    {
    }

    public sealed record Posted(DailyQuestion Question) : PostNow;

    /// <summary>The date has a question already.</summary>
    public sealed record Taken(DailyQuestion Question) : PostNow;

    /// <summary>The next one comes too soon for this one to be open long enough.</summary>
    public sealed record TooClose(Occurrence Next) : PostNow;

    public sealed record NothingToAsk : PostNow;

    /// <summary>The chat service did not take it yet; it is tried again, or the status says why not.</summary>
    public sealed record Waiting : PostNow;
}

/// <summary>Closes daily questions.</summary>
public interface IDailyCloser
{
    /// <summary>Closes what has run its time, and finishes what was closed before.</summary>
    Task CloseDueAsync(CancellationToken stop);

    /// <summary>Closes an open question now. False when it is not open any more.</summary>
    Task<bool> CloseNowAsync(long questionId, MemberId by, CancellationToken stop);
}

/// <summary>Everything that happens by the clock, in its order. Call it at start and then every minute, or more often.</summary>
public sealed class DailySweep
{
    private readonly IDailyPoster _poster;
    private readonly IDailyCloser _closer;
    private readonly CountRefresher _counts;

    internal DailySweep(IDailyPoster poster, IDailyCloser closer, CountRefresher counts)
    {
        _poster = poster;
        _closer = closer;
        _counts = counts;
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await _closer.CloseDueAsync(stop);
        await _poster.PostDueAsync(stop);
        await _counts.RefreshAsync(stop);
    }

    /// <summary>Only the counts of responses on open posts; every 15 seconds is often enough.</summary>
    public Task RefreshCountsAsync(CancellationToken stop) => _counts.RefreshAsync(stop);
}

internal sealed class CountRefresher(IDailyStore questions, QuestionPosts posts, ILogger<CountRefresher> logger)
{
    public async Task RefreshAsync(CancellationToken stop)
    {
        foreach (var question in await questions.InStateAsync(QuestionState.Posted, stop))
        {
            try
            {
                await posts.ShowCountAsync(question.Id, stop);
            }
            catch (ChatException failure)
            {
                logger.LogDebug("The count of question {Question} waits: {Reason}", question.Id, failure.Message);
            }
        }
    }
}
