namespace StudyBot.Discord.Rest;

/// <summary>What a 429 is about.</summary>
internal enum LimitScope
{
    /// <summary>One route in one channel or server, also when others share the limit ("shared").</summary>
    Route,

    /// <summary>The bot, but for its answers to interactions.</summary>
    Global,

    /// <summary>The address, and all that comes from it.</summary>
    Everything,
}

/// <summary>
/// When a request may go out, learned from what the answers say. Pure arithmetic over instants that only grow
/// (the time since any fixed point); not thread-safe.
/// </summary>
internal sealed class RateLimitBuckets
{
    // A less urgent request leaves that much of the second to more urgent ones, which then take every place that becomes free.
    private const int LeftPerStep = 1;
    private const int LeftByWhatCanWait = 35;
    private const int MaxKnown = 10_000;

    private readonly Dictionary<string, string> _bucketOfRoute = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Bucket, string Major), Window> _windows = [];
    private readonly Dictionary<(string Route, string Major), TimeSpan> _blocked = [];
    private readonly GlobalLimit _global = new();
    private TimeSpan _globalUntil;
    private TimeSpan _everythingUntil;

    /// <summary>Zero if a request may go out now (which is then counted), else how long to wait before asking again.</summary>
    public TimeSpan Take(RestRoute route, TimeSpan now)
    {
        var wait = Longest(_everythingUntil - now, GlobalWait(route, now), BlockedWait(route, now), WindowOf(route)?.Wait(now) ?? TimeSpan.Zero);
        if (wait > TimeSpan.Zero)
        {
            return wait;
        }

        WindowOf(route)?.Take(now);
        if (!route.IsInteraction)
        {
            _global.Sent(now);
        }

        return TimeSpan.Zero;
    }

    /// <summary>Notes what the answer to a request says; null if it says nothing, or if no answer came.</summary>
    public void Learn(RestRoute route, RateLimitHeaders? headers, TimeSpan now)
    {
        if (!route.IsInteraction)
        {
            _global.Answered(now);
        }

        if (headers is null)
        {
            WindowOf(route)?.Return();
            return;
        }

        var isNew = WindowOf(route) is null;
        _bucketOfRoute[route.Name] = headers.Bucket;
        var key = (headers.Bucket, route.Major);
        if (!_windows.TryGetValue(key, out var window))
        {
            ForgetOld(now);
            _windows[key] = window = new Window();
        }

        if (!isNew)
        {
            window.Return();
        }

        window.Learn(headers, now);
    }

    /// <summary>Notes that a request came back with 429.</summary>
    public void Limited(RestRoute route, TimeSpan retryAfter, LimitScope scope, TimeSpan now)
    {
        switch (scope)
        {
            case LimitScope.Everything:
                _everythingUntil = Longest(_everythingUntil, now + retryAfter);
                break;
            case LimitScope.Global:
                _globalUntil = Longest(_globalUntil, now + retryAfter);
                break;
            default:
                _blocked[(route.Name, route.Major)] = now + retryAfter;
                break;
        }
    }

    /// <summary>How many requests may have gone out in a second before one that is no more urgent waits.</summary>
    public static int ShareOf(Urgency urgency) =>
        GlobalLimit.PerSecond - (urgency == Urgency.CanWait ? LeftByWhatCanWait : LeftPerStep * (int)urgency);

    private static TimeSpan Longest(params ReadOnlySpan<TimeSpan> times)
    {
        var longest = TimeSpan.Zero;
        foreach (var time in times)
        {
            longest = time > longest ? time : longest;
        }

        return longest;
    }

    private Window? WindowOf(RestRoute route) =>
        _bucketOfRoute.TryGetValue(route.Name, out var bucket) ? _windows.GetValueOrDefault((bucket, route.Major)) : null;

    private TimeSpan GlobalWait(RestRoute route, TimeSpan now) => route.IsInteraction
        ? TimeSpan.Zero
        : Longest(_global.Wait(ShareOf(route.Urgency), now), _globalUntil - now);

    private TimeSpan BlockedWait(RestRoute route, TimeSpan now)
    {
        var key = (route.Name, route.Major);
        if (!_blocked.TryGetValue(key, out var until))
        {
            return TimeSpan.Zero;
        }

        if (until <= now)
        {
            _blocked.Remove(key);
        }

        return until - now;
    }

    // Every interaction has a token of its own, so windows would pile up.
    private void ForgetOld(TimeSpan now)
    {
        if (_windows.Count < MaxKnown)
        {
            return;
        }

        foreach (var over in _blocked.Where(pair => pair.Value <= now).Select(pair => pair.Key).ToList())
        {
            _blocked.Remove(over);
        }

        foreach (var old in _windows.Where(pair => pair.Value.IsIdle(now)).Select(pair => pair.Key).ToList())
        {
            _windows.Remove(old);
        }
    }

    private sealed class Window
    {
        // The end of one window is told with small differences.
        private const double Slack = 0.25;
        private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(50);

        private int _limit = 1;
        private int _remaining = 1;
        private int _inFlight;
        private double _window = double.MinValue;

        // Null from the first request of a new window until its answer says how long that window lasts.
        private TimeSpan? _resetAt = TimeSpan.Zero;

        public bool IsIdle(TimeSpan now) => _inFlight == 0 && now >= _resetAt;

        public TimeSpan Wait(TimeSpan now)
        {
            // After the reset, what is still under way counts against the new window.
            var free = now >= _resetAt ? _limit - _inFlight : _remaining;
            return free > 0 ? TimeSpan.Zero
                : _resetAt is { } resetAt && resetAt > now ? resetAt - now
                : AskAgain;
        }

        public void Take(TimeSpan now)
        {
            if (now >= _resetAt)
            {
                _remaining = _limit - _inFlight;
                _resetAt = null;
            }

            _remaining--;
            _inFlight++;
        }

        public void Return()
        {
            _inFlight = Math.Max(0, _inFlight - 1);
            if (_inFlight == 0)
            {
                _resetAt ??= TimeSpan.Zero;
            }
        }

        public void Learn(RateLimitHeaders headers, TimeSpan now)
        {
            // The longer the answer took, the later this seems to be; the earliest is the nearest to the truth.
            var resetAt = now + headers.ResetAfter;
            var window = headers.Reset ?? resetAt.TotalSeconds;
            _limit = Math.Max(1, headers.Limit);
            if (window > _window + Slack)
            {
                (_window, _resetAt, _remaining) = (window, resetAt, headers.Remaining - _inFlight);
            }
            else if (window >= _window - Slack && _resetAt is { } known)
            {
                // Answers may overtake each other: the smallest count is the newest.
                _resetAt = resetAt < known ? resetAt : known;
                _remaining = Math.Min(_remaining, headers.Remaining);
            }
        }
    }
}
