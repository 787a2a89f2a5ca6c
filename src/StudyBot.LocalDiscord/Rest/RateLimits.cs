using System.Globalization;
using StudyBot.LocalDiscord.Failing;

namespace StudyBot.LocalDiscord.Rest;

/// <summary>
/// Counts requests a bucket, in real time. The usual limit is wide, so that nobody has to wait for a server of their own; the
/// fault "bucket" narrows it. A limit over all buckets is there only as the fault "global-limit".
/// </summary>
internal sealed class RateLimits(FaultBoard board, TimeProvider clock)
{
    private const int UsualLimit = 500;
    private const double UsualSeconds = 1;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long StartedAt, int Used)> _windows = [];
    private readonly Queue<long> _all = new();

    /// <summary>Counts a request and says what the headers are to say.</summary>
    /// <param name="major">The channel, server or webhook that the bucket is for.</param>
    public (IReadOnlyDictionary<string, string> Headers, RestAnswer? Refusal) Count(RestRoute route, string method, string path, string major)
    {
        var narrowed = board.All.FirstOrDefault(fault => fault.Name == FaultCatalog.Bucket && !fault.IsOver && RequestFaults.Matches(fault.Plan, method, path));
        var (limit, seconds) = narrowed is null ? (UsualLimit, UsualSeconds) : (narrowed.Plan.Limit!.Value, narrowed.Plan.Seconds!.Value);
        var bucket = $"{Hash(route.Method + route.Template):x8}";
        double left;
        int used;
        lock (_gate)
        {
            var key = $"{bucket}:{major}:{narrowed?.Id}";
            Forget();
            var window = _windows.GetValueOrDefault(key);
            if (window.StartedAt == 0 || clock.GetElapsedTime(window.StartedAt).TotalSeconds >= seconds)
            {
                window = (clock.GetTimestamp(), 0);
            }

            used = window.Used + 1;
            _windows[key] = (window.StartedAt, used);
            left = Math.Max(0, seconds - clock.GetElapsedTime(window.StartedAt).TotalSeconds);
        }

        var headers = new Dictionary<string, string>
        {
            ["X-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture),
            ["X-RateLimit-Remaining"] = Math.Max(0, limit - used).ToString(CultureInfo.InvariantCulture),
            ["X-RateLimit-Reset"] = ((clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0) + left).ToString("0.###", CultureInfo.InvariantCulture),
            ["X-RateLimit-Reset-After"] = left.ToString("0.###", CultureInfo.InvariantCulture),
            ["X-RateLimit-Bucket"] = bucket,
        };
        if (used > limit)
        {
            narrowed?.TryHit();
            return (headers, RequestFaults.TooManyRequests(Math.Round(left, 3), "user"));
        }

        return (headers, route.NeedsToken ? CountAll() : null);
    }

    // Any span of the length counts, not one that starts at full seconds.
    private RestAnswer? CountAll()
    {
        if (board.All.FirstOrDefault(fault => fault.Name == FaultCatalog.GlobalLimit && !fault.IsOver) is not { } fault)
        {
            return null;
        }

        var (limit, seconds) = (fault.Plan.Limit!.Value, fault.Plan.Seconds!.Value);
        double left;
        lock (_gate)
        {
            while (_all.TryPeek(out var oldest) && clock.GetElapsedTime(oldest).TotalSeconds >= seconds)
            {
                _all.Dequeue();
            }

            if (_all.Count < limit)
            {
                _all.Enqueue(clock.GetTimestamp());
                return null;
            }

            left = Math.Max(0.001, seconds - clock.GetElapsedTime(_all.Peek()).TotalSeconds);
        }

        fault.TryHit();
        return RequestFaults.TooManyRequests(Math.Round(left, 3), "global");
    }

    // Webhook buckets come with each interaction and are never used again.
    private void Forget()
    {
        if (_windows.Count > 5000)
        {
            foreach (var (key, _) in _windows.Where(entry => clock.GetElapsedTime(entry.Value.StartedAt) > TimeSpan.FromMinutes(1)).ToArray())
            {
                _windows.Remove(key);
            }
        }
    }

    // Stable from run to run, unlike string.GetHashCode.
    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u);
}
