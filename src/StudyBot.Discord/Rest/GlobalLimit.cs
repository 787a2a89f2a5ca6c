namespace StudyBot.Discord.Rest;

/// <summary>
/// The requests of the last second over all routes. Discord counts a request at some moment between its going out and its
/// answer, so its place is free again a second after the answer: however long the ways are, no second at Discord sees more
/// than <see cref="PerSecond"/>. Pure arithmetic over instants that only grow; not thread-safe.
/// </summary>
internal sealed class GlobalLimit
{
    // https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
    public const int PerSecond = 50;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(1);

    // Beyond that the answer is late rather than the way long, and waiting for it would only slow the rest down.
    private static readonly TimeSpan LongestWay = TimeSpan.FromMilliseconds(250);

    private readonly Queue<TimeSpan> _underWay = new();
    private readonly Queue<TimeSpan> _answered = new();

    /// <summary>Zero if a request that may use <paramref name="share"/> places finds one free, else how long to wait before asking again.</summary>
    public TimeSpan Wait(int share, TimeSpan now)
    {
        while (_answered.TryPeek(out var at) && now - at >= Span)
        {
            _answered.Dequeue();
        }

        while (_underWay.TryPeek(out var sent) && now - sent >= Span + LongestWay)
        {
            _underWay.Dequeue();
        }

        var over = _answered.Count + _underWay.Count - share;
        if (over < 0)
        {
            return TimeSpan.Zero;
        }

        return over < _answered.Count
            ? _answered.ElementAt(over) + Span - now
            : TimeSpan.FromTicks(Math.Min(Span.Ticks, (_underWay.ElementAt(over - _answered.Count) + Span + LongestWay - now).Ticks));
    }

    public void Sent(TimeSpan now) => _underWay.Enqueue(now);

    /// <summary>Notes that one of the requests was answered, or given up. Which of them makes no difference.</summary>
    public void Answered(TimeSpan now)
    {
        if (_underWay.TryDequeue(out _))
        {
            _answered.Enqueue(now);
        }
    }
}
