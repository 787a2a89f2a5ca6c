using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Core.Rulings;

namespace StudyBot.Core.Daily;

/// <summary>Everything that happens by the clock, in its order. Call it at start and then every minute, or more often.</summary>
public sealed class DailySweep
{
    private readonly DailyPoster _poster;
    private readonly DailyCloser _closer;
    private readonly CountRefresher _counts;
    private readonly LeadNotes _notes;
    private readonly Newsroom _news;

    internal DailySweep(DailyPoster poster, DailyCloser closer, CountRefresher counts, LeadNotes notes, Newsroom news)
    {
        _news = news;
        _notes = notes;
        _poster = poster;
        _closer = closer;
        _counts = counts;
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await _closer.CloseDueAsync(stop);
        await _poster.PostDueAsync(stop);
        await _notes.DeliverAsync(stop);
        await _news.DeliverAsync(stop);
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
