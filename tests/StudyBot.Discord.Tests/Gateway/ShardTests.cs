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
        gateway.GatewayBot = $$$"""{"url":"ws://127.0.0.1:{{{gateway.Port}}}","shards":3,"session_start_limit":{"total":1000,"remaining":1000,"reset_after":0,"max_concurrency":1}}""";
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

    private static string ShardOf(JsonElement identify) => identify.GetProperty("d").GetProperty("shard").GetRawText();
}
