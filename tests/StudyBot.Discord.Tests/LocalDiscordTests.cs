using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Discord.Tests.Contract;
using StudyBot.LocalDiscord;

namespace StudyBot.Discord.Tests;

/// <summary>What only the built-in client has to bear: a Discord that misbehaves.</summary>
public sealed class LocalDiscordTests
{
    private static readonly string[] NotEverywhere = ["/users/**", "/applications/@me", "/oauth2/**", "/guilds/**", "/channels/*", "/gateway"];

    private readonly ContractBot _bot = new ContractBot().Command("ping", Visibility.Private, new Reply("pong"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1001)]
    [InlineData(4000)]
    [InlineData(4009)]
    [InlineData(4003)]
    public async Task After_The_Connection_Was_Closed_The_Bot_Answers_Again(int code)
    {
        await using var stage = await OpenAsync();
        var ada = await stage.JoinsAsync("Ada");

        await LostAndFoundAsync(stage, faults => faults.CloseGateway(code));

        Assert.Equal("pong", (await ada.RunsAsync("ping")).Text);
    }

    [Fact]
    public async Task The_Bot_Is_Told_Of_Every_Time_That_It_Gets_Connected()
    {
        await using var stage = await OpenAsync();
        await ToldAsync(times: 1);

        await LostAndFoundAsync(stage, faults => faults.CloseGateway(4000));
        await ToldAsync(times: 2);

        Assert.Equal(2, _bot.Notices.OfType<Notice.Connected>().Count());

        async Task ToldAsync(int times)
        {
            while (_bot.Notices.OfType<Notice.Connected>().Count() < times)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Stop);
            }
        }
    }

    [Fact]
    public async Task After_A_Request_To_Reconnect_The_Bot_Answers_Again()
    {
        await using var stage = await OpenAsync();
        var ada = await stage.JoinsAsync("Ada");

        await LostAndFoundAsync(stage, faults => faults.Reconnect());

        Assert.Equal("pong", (await ada.RunsAsync("ping")).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_An_Invalid_Session_The_Bot_Answers_Again(bool resumable)
    {
        await using var stage = await OpenAsync();
        var ada = await stage.JoinsAsync("Ada");

        await LostAndFoundAsync(stage, faults => faults.InvalidSession(resumable));

        Assert.Equal("pong", (await ada.RunsAsync("ping")).Text);
    }

    [Fact]
    public async Task A_Connection_Without_Heartbeat_Acknowledgements_Is_Replaced()
    {
        await using var stage = await OpenAsync();
        var ada = await stage.JoinsAsync("Ada");
        stage.Discord.Faults.HeartbeatInterval(TimeSpan.FromMilliseconds(200));
        await LostAndFoundAsync(stage, faults => faults.CloseGateway(4000));

        await LostAndFoundAsync(stage, faults => faults.DropHeartbeatAcks(1));

        Assert.Equal("pong", (await ada.RunsAsync("ping")).Text);
    }

    [Fact]
    public async Task What_Happened_While_Away_Is_Answered_After_Resuming()
    {
        await using var stage = await OpenAsync();
        var ada = await stage.JoinsAsync("Ada");
        var hold = stage.Discord.Faults.CloseGateway(4000);
        var asking = ada.RunsAsync("ping");
        await StrikesAsync(hold);

        Assert.Equal("pong", (await asking).Text);
        Assert.Single(_bot.Heard);
    }

    [Fact]
    public async Task An_Interaction_That_Is_Dispatched_Twice_Is_Handled_Once()
    {
        await using var stage = await OpenAsync();
        var ada = await stage.JoinsAsync("Ada");

        await StrikesAsync(stage.Discord.Faults.DuplicateDispatch("INTERACTION_CREATE"), () => ada.RunsAsync("ping"));
        await ada.RunsAsync("ping");

        Assert.Equal(2, _bot.Heard.Count);
    }

    [Fact]
    public async Task A_Post_Whose_Answer_Was_Lost_Stands_There_Once()
    {
        await using var stage = await OpenAsync();
        var ada = await stage.JoinsAsync("Ada");
        stage.Discord.Faults.Drop("POST", "/channels/*/messages", FaultMoment.After);

        await stage.Chat.PostAsync(stage.Channel, new Reply("once"), new PostKey("k"), Stop);

        Assert.Single(await ada.SeesAsync());
    }

    [Fact]
    public async Task A_Limited_Post_Arrives_Later()
    {
        await using var stage = await OpenAsync();
        var ada = await stage.JoinsAsync("Ada");
        stage.Discord.Faults.RateLimit("POST", "/channels/*/messages", TimeSpan.FromSeconds(0.3));

        await stage.Chat.PostAsync(stage.Channel, new Reply("patience"), new PostKey("k"), Stop);

        Assert.Equal("patience", Assert.Single(await ada.SeesAsync()).Text);
    }

    [Fact]
    public async Task A_Callback_That_Fails_Once_Is_Sent_Again_In_Time()
    {
        await using var stage = await OpenAsync();
        var ada = await stage.JoinsAsync("Ada");
        stage.Discord.Faults.Fail("POST", "/interactions/*/*/callback", 502);

        Assert.Equal("pong", (await ada.RunsAsync("ping")).Text);
    }

    [Fact]
    public async Task A_Callback_Whose_Answer_Was_Lost_Is_Not_A_Failure()
    {
        await using var stage = await OpenAsync();
        var ada = await stage.JoinsAsync("Ada");
        stage.Discord.Faults.Drop("POST", "/interactions/*/*/callback", FaultMoment.After);

        Assert.Equal("pong", (await ada.RunsAsync("ping")).Text);
        Assert.DoesNotContain(stage.Log.All, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_Discord_That_Wants_To_Be_Left_Alone_Is_Called_Unavailable()
    {
        await using var stage = await OpenAsync();
        stage.Discord.Faults.RateLimit("GET", "/guilds/*/members/*", TimeSpan.FromMinutes(1));

        var failure = await Assert.ThrowsAsync<ChatException>(() => stage.Chat.MembershipAsync(stage.Server, new MemberId(1), Stop));

        Assert.Equal(ChatFault.Unavailable, failure.Fault);
    }

    [Theory]
    [InlineData(Visibility.Private)]
    [InlineData(Visibility.Public)]
    public async Task Beginning_And_Answering_Need_No_Endpoint_That_A_Small_Server_May_Lack(Visibility declared)
    {
        LocalStage? stage = null;
        _bot.Command("slow", declared, async _ =>
        {
            await Task.Delay(stage!.TooLong, TimeProvider.System, Stop);
            return new Reply("at last");
        });
        stage = await LocalStage.StartAsync(_bot, Stop);
        await using var closing = stage;
        var lacking = NotEverywhere
            .Select(path => stage.Discord.Faults.Fail("GET", path, 404, count: 1_000)).ToList();
        await stage.ReadyAsync(Stop);
        var ada = await stage.JoinsAsync("Ada");

        Assert.Equal("pong", (await ada.RunsAsync("ping")).Text);
        Assert.Equal("at last", (await ada.RunsAsync("slow")).Text);
        Assert.NotNull(await stage.Chat.AbilitiesInAsync(stage.Server, stage.Channel, toPing: null, Stop));
        Assert.All(lacking, fault => Assert.Equal(0, fault.Hits));
    }

    [Fact]
    public async Task A_Wrong_Token_Ends_The_Run_With_One_Line_That_Names_The_Setting()
    {
        await using var stage = await LocalStage.StartAsync(_bot, _bot.Specs, "wrong-token", Stop);

        var refusal = await Assert.ThrowsAsync<DiscordConnectionException>(() => stage.Running);

        Assert.Contains("Discord:Token", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4014, "intents")]
    public async Task A_Close_Code_That_No_Retry_Can_Help_Ends_The_Run(int code, string names)
    {
        await using var stage = await OpenAsync();
        stage.Discord.Faults.CloseGateway(code);

        var refusal = await Assert.ThrowsAsync<DiscordConnectionException>(() => stage.Running);

        Assert.Contains(names, refusal.Message, StringComparison.Ordinal);
        Assert.False(stage.Chat.Status.Ready);
    }

    [Fact]
    public async Task Answers_Under_Way_Are_Finished_Before_The_End()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _bot.Command("slow", Visibility.Private, async _ =>
        {
            begun.SetResult();
            await finish.Task;
            return new Reply("finished");
        });
        await using var stage = await OpenAsync();
        var ada = await stage.JoinsAsync("Ada");
        var asking = ada.RunsAsync("slow");
        await begun.Task;

        var stopping = stage.StopAsync();
        finish.SetResult();

        Assert.Equal("finished", (await asking).Text);
        await stopping;
        Assert.DoesNotContain(stage.Log.All, line => line.Level >= LogLevel.Warning);
    }

    private async Task<LocalStage> OpenAsync()
    {
        var stage = await LocalStage.StartAsync(_bot, Stop);
        await stage.ReadyAsync(Stop);
        return stage;
    }

    private static Task StrikesAsync(Fault fault) => fault.WaitForHitsAsync(1, Stop);

    private static async Task StrikesAsync(Fault fault, Func<Task> act)
    {
        await act();
        await StrikesAsync(fault);
    }

    private static async Task LostAndFoundAsync(LocalStage stage, Func<Faults, Fault> disturb)
    {
        var since = stage.Chat.Status.Since;
        await StrikesAsync(disturb(stage.Discord.Faults));
        while (stage.Chat.Status is var status && (!status.Ready || status.Since == since) && !stage.Running.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Stop);
        }
    }
}
