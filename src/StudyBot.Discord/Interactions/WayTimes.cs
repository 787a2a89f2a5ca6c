namespace StudyBot.Discord.Interactions;

/// <summary>
/// How long interactions were under way before they came, by the time in their ids: Discord counts its 3 seconds from
/// there, also for one that is replayed after a break. The clocks of Discord and of this machine differ by nobody knows how
/// much, so the fastest of the latest counts as having come at once. Not thread-safe.
/// </summary>
internal sealed class WayTimes
{
    private const int Latest = 32;

    // An older one cannot be answered any more, so this much is rather a clock that was set.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private readonly Queue<TimeSpan> _differences = new();

    /// <param name="created">By Discord's clock.</param>
    /// <param name="now">By this machine's.</param>
    public TimeSpan Of(DateTimeOffset created, DateTimeOffset now)
    {
        var difference = now - created;
        if (_differences.Count > 0 && difference - _differences.Min() > Longest)
        {
            _differences.Clear();
        }

        _differences.Enqueue(difference);
        if (_differences.Count > Latest)
        {
            _differences.Dequeue();
        }

        return difference - _differences.Min();
    }
}
