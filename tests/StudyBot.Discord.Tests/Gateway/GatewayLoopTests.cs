using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using StudyBot.Discord.Gateway;
using StudyBot.Discord.Rest;

namespace StudyBot.Discord.Tests.Gateway;

public sealed class GatewayLoopTests
{
    private const int Flood = 3 * GatewayInbox.Room;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(40);

    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource _turn = new();
    private int _dispatched;

    [Fact]
    public async Task While_What_Was_Dispatched_Waits_No_More_Is_Read_And_The_Heart_Still_Beats()
    {
        await using var gateway = new RawGateway();
        var beat = new TaskCompletionSource();
        gateway.Then(async connection =>
        {
            await FloodAsync(connection);
            beat.SetResult();
            await connection.HearAsync();
        });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = RunAsync(gateway.Api, stop.Token);

        await UntilAsync(dispatched: GatewayInbox.Room);
        _time.Advance(Interval);
        await beat.Task.WaitAsync(stop.Token);
        var whileWaiting = Volatile.Read(ref _dispatched);
        _turn.SetResult();
        await UntilAsync(dispatched: Flood);
        await stop.CancelAsync();
        await running;

        Assert.Equal(GatewayInbox.Room, whileWaiting);
        Assert.Single(gateway.Connections);
    }

    [Fact]
    public async Task A_Stop_Ends_A_Shard_Whose_Inbox_Is_Full()
    {
        await using var gateway = new RawGateway();
        gateway.Then(FloodAsync);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = RunAsync(gateway.Api, stop.Token);
        await UntilAsync(dispatched: GatewayInbox.Room);

        await stop.CancelAsync();
        await running.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(GatewayInbox.Room, Volatile.Read(ref _dispatched));
    }

    // Says nothing more until it hears something.
    private static async Task FloodAsync(RawConnection connection)
    {
        await connection.SayAsync("""{"op":10,"d":{"heartbeat_interval":40000}}""");
        await connection.HearAsync();
        await connection.SayAsync($$$"""{"op":0,"s":1,"t":"READY","d":{{{Conversation.ReadyJson()}}}}""");
        for (var n = 0; n < Flood; n++)
        {
            await connection.SayAsync($$$"""{"op":0,"s":{{{n + 2}}},"t":"SOMETHING","d":{}}""");
        }

        await connection.HearAsync();
    }

    private async Task RunAsync(string api, CancellationToken stop)
    {
        var options = new DiscordOptions { Token = RawStage.Token, ApiBaseUrl = api };
        using var http = new HttpClient();
        var rest = new DiscordRest(http, Options.Create(options), _time);
        var trust = new GatewayTrust(options.ApiBase);
        using var entrance = new GatewayEntrance(rest, trust, _time, new Random(1), NullLogger.Instance);
        var session = new GatewaySession(options.BareToken, trust, new Random(1));
        var loop = new GatewayLoop(session, default, entrance, compress: false, _time, NullLogger.Instance);
        await loop.RunAsync(new GatewayListener((name, _) => Dispatched(name), () => { }, () => Task.CompletedTask), stop);
    }

    private Task Dispatched(string name)
    {
        if (name == "READY")
        {
            return Task.CompletedTask;
        }

        Interlocked.Increment(ref _dispatched);
        return _turn.Task;
    }

    private async Task UntilAsync(int dispatched)
    {
        while (Volatile.Read(ref _dispatched) < dispatched)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
