using CsCheck;
using StudyBot.Discord.Gateway;

namespace StudyBot.Discord.Tests.Gateway;

/// <summary>Whatever a gateway does, in any order, some things never happen.</summary>
public sealed class GatewayPropertyTests
{
    private static readonly int?[] Codes = [null, 1000, 1001, 1006, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009, 4999];

    private static readonly Gen<(int Kind, int Number)[]> Histories = Gen.Select(Gen.Int[0, 15], Gen.Int[0, 40]).Array[0, 120];

    [Fact]
    public void No_History_Makes_A_Session_Greet_Twice_On_A_Connection_Or_Speak_On_None() =>
        Histories.Sample(history =>
        {
            var gateway = new Simulation();
            gateway.Play(history);

            Assert.All(gateway.GreetingsPerConnection, greetings => Assert.InRange(greetings, 0, 1));
            Assert.Equal(0, gateway.SentWithoutConnection);
        }, iter: 5_000);

    [Fact]
    public void No_History_Leaves_A_Session_Without_A_Connection_And_Without_A_Next_Attempt() =>
        Histories.Sample(history =>
        {
            var gateway = new Simulation();
            gateway.Play(history);

            Assert.True(gateway.IsConnected || gateway.IsToConnect);
            Assert.Equal(0, gateway.ClosedInVain);
        }, iter: 5_000);

    [Fact]
    public void No_History_Makes_A_Session_Forget_What_It_Received_Or_Tell_It_To_Another() =>
        Histories.Sample(history =>
        {
            var gateway = new Simulation();
            gateway.Play(history);

            Assert.All(gateway.Told, told => Assert.Equal(told.Received, told.Said));
        }, iter: 5_000);

    [Fact]
    public void Whoever_Gets_Nowhere_Waits_Longer_And_Never_Identifies_Twice_In_A_Second() =>
        Histories.Sample(history =>
        {
            var gateway = new Simulation();
            gateway.Play(history);

            Assert.All(gateway.Waits.Skip(1), wait => Assert.True(wait.Resumes || wait.After >= TimeSpan.FromSeconds(1)));
            Assert.All(gateway.Waits, wait => Assert.True(wait.Attempts < 8 || wait.IsInvalidSession || wait.WasReady || wait.After >= TimeSpan.FromSeconds(30)));
        }, iter: 5_000);

    [Fact]
    public void Whoever_Was_Let_In_Comes_Back_Within_Seconds_However_Often_The_Connection_Broke() =>
        Histories.Sample(history =>
        {
            var gateway = new Simulation();
            gateway.Play(history);

            Assert.All(gateway.Waits, wait => Assert.True(!wait.WasReady || wait.IsPause || wait.After <= TimeSpan.FromSeconds(5)));
        }, iter: 5_000);

    [Fact]
    public void Shards_That_Always_Want_To_Identify_Use_No_More_Than_Half_Of_A_Day() =>
        Gen.Select(Gen.Int[1, 16], Gen.Int[100, 2_000], Gen.Int[0, 8_000]).Sample((shards, aDay, milliseconds) =>
        {
            var pace = new IdentifyPace(concurrency: 1, aDay);
            var now = TimeSpan.Zero;
            var starts = new List<TimeSpan>();
            while (now < TimeSpan.FromDays(1))
            {
                var shard = starts.Count % shards;
                var wait = pace.Wait(shard, now);
                if (wait > TimeSpan.Zero)
                {
                    now += wait;
                    continue;
                }

                pace.Identified(shard, now);
                starts.Add(now);
                now += TimeSpan.FromMilliseconds(milliseconds);
            }

            return starts.Count > aDay / 4 && starts.Count <= aDay / 2 && starts.Zip(starts.Skip(1)).All(pair => pair.Second - pair.First >= IdentifyPace.Apart);
        }, iter: 100);

    [Fact]
    public void A_Day_With_A_Hundred_Forced_Reconnects_Is_Served_Without_Waiting_For_Minutes()
    {
        var pace = new IdentifyPace(concurrency: 1);
        var now = TimeSpan.Zero;

        for (var session = 0; session < 100; session++)
        {
            Assert.Equal(TimeSpan.Zero, pace.Wait(0, now));
            pace.Identified(0, now);
            now += TimeSpan.FromSeconds(6);
        }
    }

    [Fact]
    public void Shards_Of_One_Bucket_Identify_Five_Seconds_Apart_And_Those_Of_Others_At_Once()
    {
        var pace = new IdentifyPace(concurrency: 2);
        pace.Identified(0, TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(4), pace.Wait(2, TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.Zero, pace.Wait(1, TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.Zero, pace.Wait(0, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Never_Do_More_Than_120_Frames_Go_Out_In_A_Minute_And_What_Is_Due_Finds_Room() =>
        Gen.Select(Gen.Int[0, 3_000], Gen.Bool).Array[0, 600].Sample(frames =>
        {
            var limit = new OutgoingLimit();
            var sent = new List<TimeSpan>();
            var now = TimeSpan.Zero;
            var nextDue = TimeSpan.Zero;
            foreach (var (milliseconds, _) in frames)
            {
                now += TimeSpan.FromMilliseconds(milliseconds % 100);
                var due = now >= nextDue;
                nextDue = due ? now + TimeSpan.FromSeconds(1) : nextDue;
                if (limit.TryTake(now, asked: !due))
                {
                    sent.Add(now);
                }
                else
                {
                    Assert.False(due);
                }
            }

            return sent.All(at => sent.Count(other => other >= at && other - at < TimeSpan.FromMinutes(1)) <= OutgoingLimit.PerMinute);
        }, iter: 200);

    /// <summary>Does what a session wants as <see cref="GatewayLoop"/> does, and keeps account.</summary>
    private sealed class Simulation
    {
        private readonly GatewaySession _session = new("t", new GatewayTrust(new Uri("https://discord.com/api/v10/")), new Random(5));
        private long? _received;
        private long _next = 1;
        private int _attempts;
        private bool _beatIsOut;
        private bool _isReady;
        private bool _isInvalid;
        private bool _isPause;
        private bool _resumes;
        private GatewayEffect.Connect? _toConnect;

        public Simulation() => Happens(new GatewayEvent.Started());

        public List<int> GreetingsPerConnection { get; } = [];

        public List<(long? Received, long? Said)> Told { get; } = [];

        public List<(TimeSpan After, bool Resumes, int Attempts, bool IsInvalidSession, bool WasReady, bool IsPause)> Waits { get; } = [];

        public bool IsConnected { get; private set; }

        public bool IsToConnect => _toConnect is not null;

        public int SentWithoutConnection { get; private set; }

        public int ClosedInVain { get; private set; }

        public void Play(IEnumerable<(int Kind, int Number)> history)
        {
            foreach (var (kind, number) in history)
            {
                if (!IsConnected)
                {
                    Attempt(succeeds: kind != 0);
                    continue;
                }

                Receive(kind, number);
            }
        }

        private void Attempt(bool succeeds)
        {
            var connect = _toConnect!;
            _toConnect = null;
            if (connect.Resume is null)
            {
                _received = null;
            }

            if (!succeeds)
            {
                _isReady = false;
                Happens(new GatewayEvent.ConnectFailed());
                return;
            }

            IsConnected = true;
            (_beatIsOut, _isReady, _resumes) = (false, false, false);
            GreetingsPerConnection.Add(0);
            Happens(new GatewayEvent.Connected());
        }

        private void Receive(int kind, int number)
        {
            switch (kind)
            {
                case 0:
                    IsConnected = false;
                    _isPause = Codes[number % Codes.Length] == 4008;
                    Happens(new GatewayEvent.Closed(Codes[number % Codes.Length]));
                    _isPause = false;
                    break;
                case 1:
                    Happens(new GatewayEvent.Tick());
                    break;
                case 2 or 3 or 4:
                    Says("""{"op":10,"d":{"heartbeat_interval":41250}}""");
                    break;
                case 5 or 6:
                    Says($$$"""{"op":0,"s":1,"t":"READY","d":{{{Conversation.ReadyJson()}}}}""", ready: true);
                    break;
                case 7 or 8:
                    if (_isReady && _beatIsOut)
                    {
                        _attempts = 0;
                    }

                    _beatIsOut = false;
                    Says("""{"op":11}""");
                    break;
                case 9:
                    _isInvalid = true;
                    Says($$"""{"op":9,"d":{{(number % 2 == 0 ? "true" : "false")}}}""");
                    _isInvalid = false;
                    break;
                case 10:
                    Says("""{"op":7}""");
                    break;
                case 11:
                    Says("""{"op":1}""");
                    break;
                case 12:
                    Says("nonsense");
                    break;
                case 13:
                    Dispatch("RESUMED", _next++);
                    break;
                case 14:
                    Dispatch("GUILD_CREATE", Math.Max(1, _next - number));
                    break;
                default:
                    Dispatch("INTERACTION_CREATE", _next++);
                    break;
            }
        }

        private void Dispatch(string name, long seq) => Says($$$"""{"op":0,"s":{{{seq}}},"t":"{{{name}}}","d":{}}""", seq);

        private void Says(string json, long? seq = null, bool ready = false)
        {
            var effects = Happens(GatewaySocket.Parse(System.Text.Encoding.UTF8.GetBytes(json)));
            if (effects.OfType<GatewayEffect.Dispatch>().SingleOrDefault() is not { } taken)
            {
                return;
            }

            _received = ready ? 1 : seq;
            _isReady |= taken.Name == "READY" || (taken.Name == "RESUMED" && _resumes);
            _next = Math.Max(_next, _received!.Value + 1);
        }

        private IReadOnlyList<GatewayEffect> Happens(GatewayEvent happened)
        {
            var effects = _session.On(happened);
            foreach (var effect in effects)
            {
                switch (effect)
                {
                    case GatewayEffect.Connect connect:
                        Assert.False(IsConnected);
                        Waits.Add((connect.After, connect.Resume is not null, _attempts++, _isInvalid, _isReady, _isPause));
                        _toConnect = connect;
                        break;
                    case GatewayEffect.Close:
                        ClosedInVain += IsConnected ? 0 : 1;
                        IsConnected = false;
                        break;
                    case GatewayEffect.SendHeartbeat beat:
                        Spoken();
                        _beatIsOut |= !beat.Asked;
                        Told.Add((_received, beat.Frame.D));
                        break;
                    case GatewayEffect.SendIdentify:
                        Spoken();
                        GreetingsPerConnection[^1]++;
                        break;
                    case GatewayEffect.SendResume resume:
                        Spoken();
                        GreetingsPerConnection[^1]++;
                        _resumes = true;
                        Told.Add((_received, resume.Frame.D.Seq));
                        break;
                }
            }

            return effects;
        }

        private void Spoken() => SentWithoutConnection += IsConnected ? 0 : 1;
    }
}
