namespace StudyBot.LocalDiscord;

/// <summary>
/// The machine's clock plus an offset that only grows. What asks for the time of day sees the offset; timers and elapsed
/// time stay real, so that deadlines, heartbeats and rate limits mean what they say.
/// </summary>
public sealed class LocalClock : TimeProvider
{
    private long _offsetTicks;

    /// <summary>Raised on the caller's thread after the clock moved.</summary>
    public event EventHandler<ClockAdvancedEventArgs>? Advanced;

    public TimeSpan Offset => new(Interlocked.Read(ref _offsetTicks));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <param name="by">More than zero, at most 366 days at once.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(by, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by, TimeSpan.FromDays(366));
        Interlocked.Add(ref _offsetTicks, by.Ticks);
        Advanced?.Invoke(this, new ClockAdvancedEventArgs(by));
    }

    internal void Restore(TimeSpan offset) => Interlocked.Exchange(ref _offsetTicks, Math.Max(offset.Ticks, Interlocked.Read(ref _offsetTicks)));
}

public sealed class ClockAdvancedEventArgs(TimeSpan by) : EventArgs
{
    public TimeSpan By { get; } = by;
}
