namespace StudyBot.Discord.Gateway;

/// <summary>
/// When a new session may be started: one in 5 seconds in each of Discord's buckets, and a shard that starts one after
/// another gets slower, so that even a gateway that ends every session never uses up a day's 1,000. Pure arithmetic over
/// instants that only grow; not thread-safe.
/// </summary>
// https://docs.discord.com/developers/events/gateway#rate-limiting
internal sealed class IdentifyPace(int concurrency)
{
    public static readonly TimeSpan Apart = TimeSpan.FromSeconds(5);

    private const int Burst = 10;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan ApartAfterBurst = TimeSpan.FromMinutes(3);

    private readonly Dictionary<int, TimeSpan> _lastOfBucket = [];
    private readonly Dictionary<int, Queue<TimeSpan>> _ofShard = [];

    public int BucketOf(int shard) => shard % Math.Max(1, concurrency);

    /// <summary>Zero if the shard may identify now.</summary>
    public TimeSpan Wait(int shard, TimeSpan now)
    {
        var wait = _lastOfBucket.TryGetValue(BucketOf(shard), out var last) ? last + Apart - now : TimeSpan.Zero;
        if (_ofShard.TryGetValue(shard, out var recent))
        {
            while (recent.TryPeek(out var oldest) && now - oldest >= Window)
            {
                recent.Dequeue();
            }

            if (recent.Count >= Burst && recent.Last() + ApartAfterBurst - now is var slower && slower > wait)
            {
                wait = slower;
            }
        }

        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    public void Identified(int shard, TimeSpan now)
    {
        _lastOfBucket[BucketOf(shard)] = now;
        if (!_ofShard.TryGetValue(shard, out var recent))
        {
            _ofShard[shard] = recent = new Queue<TimeSpan>();
        }

        recent.Enqueue(now);
    }
}
