using System.Text.Json;
using StudyBot.Core.Chat;
using StudyBot.Discord.Tests.Contract;

namespace StudyBot.Discord.Tests.Gateway;

public sealed class ShardTests
{
    [Fact]
    public async Task As_Many_Shards_As_Discord_Recommends_Identify_By_Number_And_All_Have_To_Be_There()
    {
        var gateway = new RawGateway();
        var released = new TaskCompletionSource();
        gateway.GatewayBot = BotJson(gateway, 3);
        gateway.Then(gateway.ServeAsync).Then(gateway.ServeAsync).Then(async connection =>
        {
            await released.Task;
            await gateway.ServeAsync(connection);
        });
        await using var stage = new RawStage(gateway);
        await stage.UntilAsync(() => gateway.Greetings.Count == 2 && gateway.Connections.Count == 3);
        var readyWithTwo = stage.Chat.Status.Ready;

        released.SetResult();
        await stage.ReadyAsync();

        Assert.False(readyWithTwo);
        Assert.Equal(["[0,3]", "[1,3]", "[2,3]"], gateway.Greetings.Select(ShardOf).Order());
    }

    [Fact]
    public async Task One_Shard_Does_Without_A_Number()
    {
        await using var stage = new RawStage(new RawGateway());

        await stage.ReadyAsync();

        Assert.False(Assert.Single(stage.Gateway.Greetings).GetProperty("d").TryGetProperty("shard", out _));
    }

    [Fact]
    public async Task A_Shard_That_Breaks_Resumes_Alone()
    {
        var gateway = new RawGateway();
        var cut = new TaskCompletionSource();
        gateway.Then(connection => Task.WhenAny(gateway.ServeAsync(connection), cut.Task));
        await using var stage = new RawStage(gateway, ("Discord:Shards", "2"));
        await stage.ReadyAsync();

        cut.SetResult();
        await stage.UntilAsync(() => gateway.Greetings.Count == 3 && stage.Chat.Status.Ready);

        Assert.Equal([2, 2, 6], gateway.Greetings.Select(greeting => greeting.GetProperty("op").GetInt32()));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 5)]
    public async Task Shards_That_Serve_Too_Many_Servers_Are_Replaced_By_As_Many_As_Discord_Recommends_Now(int before, int now)
    {
        var gateway = new RawGateway();
        gateway.GatewayBot = BotJson(gateway, before);
        gateway.Then(connection => RefuseAsync(gateway, connection, thenRecommend: now));
        await using var stage = new RawStage(gateway);
        await stage.UntilAsync(() => gateway.Greetings.Count == now && stage.Chat.Status.Ready);

        Assert.Equal(Enumerable.Range(0, now).Select(n => $"[{n},{now}]"), gateway.Greetings.Select(ShardOf).Order());
        Assert.Equal(now, gateway.Open);
        Assert.Single(stage.Lines, line => line.Contains($"now recommends {now}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("auto")]
    public async Task Too_Few_Shards_That_Discord_Does_Not_Raise_End_The_Run_With_The_Setting(string shards)
    {
        var gateway = new RawGateway();
        gateway.GatewayBot = BotJson(gateway, 2);
        gateway.Then(connection => RefuseAsync(gateway, connection, thenRecommend: 2)).Then(connection => RefuseAsync(gateway, connection, thenRecommend: 2));
        await using var stage = new RawStage(gateway, ("Discord:Shards", shards));

        var refusal = await Assert.ThrowsAsync<DiscordConnectionException>(() => stage.Running.WaitAsync(TestContext.Current.CancellationToken));

        Assert.Contains("4011", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("STUDYBOT_Discord__Shards", refusal.Message, StringComparison.Ordinal);
        Assert.InRange(gateway.Connections.Count, 1, 2);
    }

    [Fact]
    public async Task A_Set_Number_Of_Shards_Stays_Even_If_Discord_Recommends_More()
    {
        var gateway = new RawGateway();
        gateway.Then(connection => RefuseAsync(gateway, connection, thenRecommend: 9));
        await using var stage = new RawStage(gateway, ("Discord:Shards", "1"));

        var refusal = await Assert.ThrowsAsync<DiscordConnectionException>(() => stage.Running.WaitAsync(TestContext.Current.CancellationToken));

        Assert.Contains("to auto or to a larger number", refusal.Message, StringComparison.Ordinal);
        Assert.Single(gateway.Connections);
    }

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-1")]
    public async Task A_Number_Of_Shards_That_Is_None_Is_Named_With_The_Setting(string shards)
    {
        await using var stage = new RawStage(new RawGateway(), ("Discord:Shards", shards));

        var refusal = await Assert.ThrowsAsync<DiscordConnectionException>(() => stage.Running);

        Assert.Contains("STUDYBOT_Discord__Shards", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", "false")]
    [InlineData("1", "true")]
    [InlineData("3", "true")]
    public async Task The_Local_Discord_Is_Served_With_Shards_And_With_Compression(string shards, string compress)
    {
        var stop = TestContext.Current.CancellationToken;
        var bot = new ContractBot().Command("ping", Visibility.Private, new Reply("pong"));
        await using var stage = await LocalStage.StartAsync(bot, stop, ("Discord:Shards", shards), ("Discord:Compress", compress));
        await stage.ReadyAsync(stop);
        var ada = await stage.JoinsAsync("Ada");

        var before = (await ada.RunsAsync("ping")).Text;
        var since = stage.Chat.Status.Since;
        stage.Discord.Faults.CloseGateway(4000);
        while (stage.Chat.Status.Since == since && !stage.Running.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, stop);
        }

        await stage.ReadyAsync(stop);

        Assert.Equal("pong", before);
        Assert.Equal("pong", (await ada.RunsAsync("ping")).Text);
    }

    private static string BotJson(RawGateway gateway, int shards) =>
        $$$"""{"url":"ws://127.0.0.1:{{{gateway.Port}}}","shards":{{{shards}}},"session_start_limit":{"total":1000,"remaining":1000,"reset_after":0,"max_concurrency":1}}""";

    // Discord says so in answer to the identify.
    private static async Task RefuseAsync(RawGateway gateway, RawConnection connection, int thenRecommend)
    {
        await connection.SayAsync("""{"op":10,"d":{"heartbeat_interval":40000}}""");
        while (await connection.HearAsync() is { } frame)
        {
            if (frame.GetProperty("op").GetInt32() == 2)
            {
                gateway.GatewayBot = BotJson(gateway, thenRecommend);
                await connection.CloseAsync(4011);
            }
        }
    }

    private static string ShardOf(JsonElement identify) => identify.GetProperty("d").GetProperty("shard").GetRawText();
}
