using CsCheck;
using StudyBot.Discord.Rest;

namespace StudyBot.Discord.Tests.Rest;

public sealed class RateLimitBucketsTests
{
    private static readonly RestRoute Post = new("POST channels/messages", "1") { Urgency = Urgency.Post };

    [Fact]
    public void A_Used_Up_Bucket_Waits_For_Its_Reset_And_Is_Full_Again_After_It()
    {
        var buckets = new RateLimitBuckets();
        buckets.Take(Post, At(0));
        buckets.Learn(Post, Headers(limit: 2, remaining: 0, resetAfter: 5), At(0));

        Assert.Equal(TimeSpan.FromSeconds(4), buckets.Take(Post, At(1)));
        Assert.Equal(TimeSpan.Zero, buckets.Take(Post, At(5)));
        Assert.Equal(TimeSpan.Zero, buckets.Take(Post, At(5)));
        Assert.NotEqual(TimeSpan.Zero, buckets.Take(Post, At(5)));
    }

    [Fact]
    public void A_Channel_Does_Not_Wait_For_Another()
    {
        var buckets = new RateLimitBuckets();
        buckets.Take(Post, At(0));
        buckets.Learn(Post, Headers(limit: 1, remaining: 0, resetAfter: 5), At(0));

        Assert.Equal(TimeSpan.Zero, buckets.Take(Post with { Major = "2" }, At(1)));
    }

    [Fact]
    public void Routes_That_Share_A_Bucket_Wait_For_Each_Other_Once_Both_Are_Known()
    {
        var buckets = new RateLimitBuckets();
        var edit = new RestRoute("PATCH channels/messages", "1");
        foreach (var route in new[] { edit, Post })
        {
            buckets.Take(route, At(0));
            buckets.Learn(route, Headers(limit: 5, remaining: 0, resetAfter: 3), At(0));
        }

        Assert.Equal(TimeSpan.FromSeconds(2), buckets.Take(edit, At(1)));
        Assert.Equal(TimeSpan.FromSeconds(2), buckets.Take(Post, At(1)));
    }

    [Fact]
    public void An_Answer_That_Was_Overtaken_Frees_Nothing()
    {
        var buckets = new RateLimitBuckets();
        for (var n = 0; n < 3; n++)
        {
            buckets.Take(Post, At(0));
        }

        buckets.Learn(Post, Headers(limit: 3, remaining: 0, resetAfter: 5), At(0.2));
        buckets.Learn(Post, Headers(limit: 3, remaining: 2, resetAfter: 5), At(0.3));

        Assert.NotEqual(TimeSpan.Zero, buckets.Take(Post, At(0.4)));
    }

    [Fact]
    public void A_Limit_Of_One_Route_Blocks_That_Route_And_A_Global_One_All_But_Interactions()
    {
        var buckets = new RateLimitBuckets();
        var get = new RestRoute("GET channels/messages", "1");
        var callback = new RestRoute("POST interactions/callback") { IsInteraction = true };

        buckets.Limited(Post, TimeSpan.FromSeconds(2), LimitScope.Route, At(0));
        Assert.Equal(TimeSpan.FromSeconds(1), buckets.Take(Post, At(1)));
        Assert.Equal(TimeSpan.Zero, buckets.Take(get, At(1)));

        buckets.Limited(Post, TimeSpan.FromSeconds(9), LimitScope.Global, At(1));
        Assert.Equal(TimeSpan.FromSeconds(8), buckets.Take(get, At(2)));
        Assert.Equal(TimeSpan.Zero, buckets.Take(callback, At(2)));
    }

    [Fact]
    public void What_Stands_In_Front_Of_Discord_Blocks_Interactions_As_Well()
    {
        var buckets = new RateLimitBuckets();
        var callback = new RestRoute("POST interactions/callback") { IsInteraction = true };

        buckets.Limited(Post, TimeSpan.FromSeconds(9), LimitScope.Everything, At(0));

        Assert.Equal(TimeSpan.FromSeconds(8), buckets.Take(callback, At(1)));
        Assert.Equal(TimeSpan.FromSeconds(8), buckets.Take(Post, At(1)));
    }

    [Fact]
    public void However_Many_Requests_Want_To_Go_Fifty_A_Second_Do_And_The_More_Urgent_Find_Room() =>
        Gen.Select(Gen.Int[0, 30], Gen.Enum<Urgency>()).Array[0, 400].Sample(requests =>
        {
            var buckets = new RateLimitBuckets();
            var sent = new List<(TimeSpan At, Urgency Urgency)>();
            var now = TimeSpan.Zero;
            foreach (var (milliseconds, urgency) in requests)
            {
                now += TimeSpan.FromMilliseconds(milliseconds);
                var wait = buckets.Take(new RestRoute("GET x", $"{sent.Count}") { Urgency = urgency }, now);
                var asUrgent = sent.Count(one => one.Urgency <= urgency && now - one.At < TimeSpan.FromSeconds(1.25));
                var room = urgency == Urgency.CanWait ? 0 : RateLimitBuckets.ShareOf(urgency) - RateLimitBuckets.ShareOf(urgency + 1);
                Assert.True(wait == TimeSpan.Zero || asUrgent >= room);
                if (wait == TimeSpan.Zero)
                {
                    sent.Add((now, urgency));
                }
                else
                {
                    Assert.InRange(wait, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1));
                }
            }

            return sent.All(one => sent.Count(other => other.At >= one.At && other.At - one.At < TimeSpan.FromSeconds(1)) <= GlobalLimit.PerSecond);
        }, iter: 500);

    [Fact]
    public void Counts_Leave_Most_Of_A_Second_To_All_Else()
    {
        var buckets = new RateLimitBuckets();
        var count = new RestRoute("PATCH channels/messages") { Urgency = Urgency.CanWait };
        while (buckets.Take(count with { Major = "1" }, At(0)) == TimeSpan.Zero)
        {
        }

        var posts = Enumerable.Range(0, 35).Select(n => buckets.Take(Post with { Major = $"{n}" }, At(0)));

        Assert.All(posts, wait => Assert.Equal(TimeSpan.Zero, wait));
    }

    [Fact]
    public void No_More_Than_Fifty_Requests_Go_Out_In_A_Second()
    {
        var buckets = new RateLimitBuckets();
        for (var n = 0; n < GlobalLimit.PerSecond; n++)
        {
            Assert.Equal(TimeSpan.Zero, buckets.Take(Post with { Major = n.ToString() }, At(n * 0.01)));
        }

        buckets.Learn(Post, null, At(0.5));

        Assert.Equal(TimeSpan.FromSeconds(1), buckets.Take(Post, At(0.5)));
        Assert.Equal(TimeSpan.Zero, buckets.Take(Post, At(1.5)));
    }

    // A server that counts each request when it arrives, in spans that start anywhere.
    [Fact]
    public void However_Long_The_Ways_Are_Discord_Counts_No_More_Than_Fifty_In_Any_Second() =>
        Gen.Select(Gen.Int[1, 249], Gen.Int[0, 1_000_000]).Sample((longestWay, seed) =>
        {
            var random = new Random(seed);
            var buckets = new RateLimitBuckets();
            var events = new PriorityQueue<Action<TimeSpan>, TimeSpan>();
            var arrived = new List<TimeSpan>();

            void Send(TimeSpan now, int number)
            {
                var route = Post with { Major = $"{number}" };
                var wait = buckets.Take(route, now);
                if (wait > TimeSpan.Zero)
                {
                    events.Enqueue(at => Send(at, number), now + wait);
                    return;
                }

                var answered = random.Next(0, longestWay);
                arrived.Add(now + TimeSpan.FromMilliseconds(random.Next(0, answered)));
                events.Enqueue(then => buckets.Learn(route, null, then), now + TimeSpan.FromMilliseconds(answered));
            }

            for (var number = 0; number < 150; number++)
            {
                var one = number;
                events.Enqueue(at => Send(at, one), TimeSpan.FromMilliseconds(random.Next(2_000)));
            }

            while (events.TryDequeue(out var next, out var at))
            {
                next(at);
            }

            return arrived.Count == 150
                && arrived.All(one => arrived.Count(other => other >= one && other - one < TimeSpan.FromSeconds(1)) <= GlobalLimit.PerSecond);
        }, iter: 300);

    [Fact]
    public void A_Server_That_Says_Nothing_About_Limits_Is_Not_Waited_For()
    {
        var buckets = new RateLimitBuckets();

        for (var n = 0; n < 40; n++)
        {
            Assert.Equal(TimeSpan.Zero, buckets.Take(Post, At(n)));
            buckets.Learn(Post, null, At(n));
        }
    }

    [Fact]
    public void An_Answer_That_Never_Comes_Does_Not_Block_The_Bucket_For_Ever()
    {
        var buckets = new RateLimitBuckets();
        buckets.Take(Post, At(0));
        buckets.Learn(Post, Headers(limit: 1, remaining: 0, resetAfter: 1), At(0));
        buckets.Take(Post, At(2));

        buckets.Learn(Post, null, At(12));

        Assert.Equal(TimeSpan.Zero, buckets.Take(Post, At(12)));
    }

    // A server with fixed windows, requests that take random times to arrive and to be answered, in any order.
    [Fact]
    public void Once_The_Limit_Is_Known_It_Is_Never_Exceeded_And_Everything_Goes_Out() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 5], Gen.Int[0, 1_000_000]).Sample((limit, window, seed) =>
        {
            var random = new Random(seed);
            var server = new FixedWindow(limit, TimeSpan.FromSeconds(window));
            var buckets = new RateLimitBuckets();
            var events = new PriorityQueue<Action<TimeSpan>, TimeSpan>();
            var sent = 0;

            void Send(TimeSpan now)
            {
                var wait = buckets.Take(Post, now);
                if (wait > TimeSpan.Zero)
                {
                    events.Enqueue(Send, now + wait);
                    return;
                }

                sent++;
                var arrives = now + TimeSpan.FromMilliseconds(random.Next(1, 200));
                events.Enqueue(
                    at =>
                    {
                        var headers = server.Arrives(at);
                        var answered = at + TimeSpan.FromMilliseconds(random.Next(1, 1_500));

                        // While the answer is under way, the window goes on.
                        events.Enqueue(then => buckets.Learn(Post, headers, then), answered);
                    },
                    arrives);
            }

            events.Enqueue(Send, TimeSpan.Zero);
            for (var n = 0; n < 60; n++)
            {
                events.Enqueue(Send, TimeSpan.FromMilliseconds(2_000 + random.Next(20_000)));
            }

            while (events.TryDequeue(out var next, out var at))
            {
                next(at);
            }

            return sent == 61 && server.MostInOneWindow <= limit;
        }, iter: 2_000);

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    private static RateLimitHeaders Headers(int limit, int remaining, double resetAfter) => new("bucket-1", limit, remaining, TimeSpan.FromSeconds(resetAfter), Reset: null);

    private sealed class FixedWindow(int limit, TimeSpan length)
    {
        private TimeSpan _ends;
        private int _used;

        public int MostInOneWindow { get; private set; }

        public RateLimitHeaders Arrives(TimeSpan at)
        {
            if (at >= _ends)
            {
                _ends = at + length;
                _used = 0;
            }

            _used++;
            MostInOneWindow = Math.Max(MostInOneWindow, _used);
            return new RateLimitHeaders("bucket-1", limit, Math.Max(0, limit - _used), _ends - at, Reset: 1_700_000_000 + _ends.TotalSeconds);
        }
    }
}
