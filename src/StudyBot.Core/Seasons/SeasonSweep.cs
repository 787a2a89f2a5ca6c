namespace StudyBot.Core.Seasons;

/// <summary>Everything about seasons that happens by the clock. Call it at start and then every minute, or more often.</summary>
public sealed class SeasonSweep
{
    private readonly SeasonCloser _closer;
    private readonly SeasonPoster _poster;

    internal SeasonSweep(SeasonCloser closer, SeasonPoster poster)
    {
        _closer = closer;
        _poster = poster;
    }

    public async Task RunAsync(CancellationToken stop)
    {
        await _closer.CloseDueAsync(stop);
        await _poster.PostDueAsync(stop);
        await _poster.ShowChangesAsync(stop);
    }
}
