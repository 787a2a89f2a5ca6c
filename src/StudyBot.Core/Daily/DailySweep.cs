using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily.Missing;
using StudyBot.Core.Reminders;
using StudyBot.Core.Rulings;

namespace StudyBot.Core.Daily;

/// <summary>Everything that happens by the clock, in its order. Call it at start and then every minute, or more often.</summary>
public sealed class DailySweep
{
    private readonly CourseAccess _access;
    private readonly DailyPoster _poster;
    private readonly DailyCloser _closer;
    private readonly CountRefresher _counts;
    private readonly LeadNotes _notes;
    private readonly MissingNotes _missing;
    private readonly Newsroom _news;
    private readonly ReminderPost _reminders;

    internal DailySweep(CourseAccess access, DailyPoster poster, DailyCloser closer, CountRefresher counts, LeadNotes notes, MissingNotes missing, Newsroom news, ReminderPost reminders)
    {
        _reminders = reminders;
        _access = access;
        _missing = missing;
        _news = news;
        _notes = notes;
        _poster = poster;
        _closer = closer;
        _counts = counts;
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await _access.CheckLostAsync(stop);
        await _closer.CloseDueAsync(stop);

        // Side by side, so that a morning's posts do not wait for thousands of reveals; the chat service's client puts posts first.
        await Task.WhenAll(_poster.PostDueAsync(stop), _closer.FinishAsync(stop));
        await _notes.DeliverAsync(stop);
        await _missing.DeliverAsync(stop);
        await _news.DeliverAsync(stop);
        await _counts.RefreshAsync(stop);
        await _reminders.SendDueAsync(stop);
    }

    /// <summary>Only the counts of responses on open posts; every 15 seconds is often enough.</summary>
    public Task RefreshCountsAsync(CancellationToken stop) => _counts.RefreshAsync(stop);
}

internal sealed class CountRefresher(IDailyStore questions, QuestionPosts posts, ILogger<CountRefresher> logger)
{
    public async Task RefreshAsync(CancellationToken stop)
    {
        await SideBySide.ForEachAsync(
            await questions.WithNewCountsAsync(stop),
            async (question, stop) =>
            {
                try
                {
                    await posts.ShowCountAsync(question, stop);
                }
                catch (ChatException failure)
                {
                    logger.LogDebug("The count of question {Question} waits: {Reason}", question, failure.Message);
                }
            },
            stop);
    }
}
