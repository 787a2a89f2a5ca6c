namespace StudyBot.Discord.Gateway;

/// <summary>
/// When a new session may be started: one in 5 seconds in each of Discord's buckets. A quarter of a day's sessions may go
/// as quickly as that, which is enough for the worst of days; another quarter is spread over a whole day, so that even a
/// gateway that ends every session leaves half of them. Pure arithmetic over instants that only grow; not thread-safe.
/// </summary>
/// <param name="concurrency">How many buckets there are.</param>
/// <param name="aDay">How many sessions Discord allows in a day, to all shards together.</param>
// https://docs.discord.com/developers/events/gateway#rate-limiting
internal sealed class IdentifyPace(int concurrency, int aDay = IdentifyPace.UsuallyADay)
{
    public const int UsuallyADay = 1_000;

    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Dictionary<int, TimeSpan> _lastOfBucket = [];
    private readonly Queue<TimeSpan> _recent = new();
    private TimeSpan _last;

    private int Quarter => Math.Max(1, aDay / 4);

    public int BucketOf(int shard) => shard % Math.Max(1, concurrency);

    /// <summary>Zero if the shard may identify now.</summary>
    public TimeSpan Wait(int shard, TimeSpan now)
    {
        while (_recent.TryPeek(out var oldest) && now - oldest >= Day)
        {
            _recent.Dequeue();
        }

        var ofBucket = _lastOfBucket.TryGetValue(BucketOf(shard), out var last) ? last + Apart - now : TimeSpan.Zero;
        var ofDay = _recent.Count >= Quarter ? _last + (Day / Quarter) - now : TimeSpan.Zero;
        var wait = ofBucket > ofDay ? ofBucket : ofDay;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    public void Identified(int shard, TimeSpan now)
    {
        _lastOfBucket[BucketOf(shard)] = now;
        _last = now;
        _recent.Enqueue(now);
    }
}
