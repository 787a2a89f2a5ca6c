using System.Net;
using System.Text.Json.Nodes;

namespace StudyBot.LocalDiscord.Tests;

public sealed class FaultTests
{
    private static readonly string[] SendMessages = ["SEND_MESSAGES"];

    [Fact]
    public async Task A_Request_Held_Before_It_Takes_Effect_Never_Does_If_The_Bot_Dies()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var path = $"channels/{await discord.ChannelAsync()}/messages";
        var fault = await discord.PostAsync("faults", new { fault = "hold", method = "POST", path = "/channels/*/messages", moment = "before" });

        using (var dying = CancellationTokenSource.CreateLinkedTokenSource(LocalDiscord.Stop))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("""{"content":"Lost"}""") };
            var post = bot.RawAsync(request, dying.Token);
            await discord.GetAsync($"faults/{fault["id"]}?waitHits=1");
            await dying.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post);
        }

        await discord.GetAsync($"faults/{fault["id"]}?waitHolding=0");
        await discord.Http.DeleteAsync("faults", LocalDiscord.Stop);
        var next = await bot.PostAsync(path, new { content = "Kept" });
        var read = (await bot.GetAsync(path)).Json!.AsArray();

        Assert.Equal(HttpStatusCode.OK, next.Status);
        Assert.Equal("Kept", Assert.Single(read)!["content"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_Request_Held_Before_Its_Answer_Has_Taken_Effect()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var path = $"channels/{await discord.ChannelAsync()}/messages";
        var fault = discord.Server.Faults.Hold("POST", "/channels/*/messages", FaultMoment.After);

        var post = bot.PostAsync(path, new { content = "There already" });
        await fault.WaitForHitsAsync(1, LocalDiscord.Stop);
        var read = (await bot.GetAsync(path)).Json!.AsArray();
        var waiting = !post.IsCompleted;
        fault.Release();
        var answer = await post;

        Assert.True(waiting);
        Assert.Equal("There already", Assert.Single(read)!["content"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Requests_Fail_Or_Are_Limited_As_Often_As_Asked()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        discord.Server.Faults.Fail("GET", "/users/@me", 503);
        discord.Server.Faults.RateLimit("GET", "/gateway/bot", TimeSpan.FromSeconds(0.5), RateLimitScope.Global);

        var failed = await bot.GetAsync("users/@me");
        var after = await bot.GetAsync("users/@me");
        using var limited = await bot.RawAsync(new HttpRequestMessage(HttpMethod.Get, "gateway/bot"), LocalDiscord.Stop);
        var json = JsonNode.Parse(await limited.Content.ReadAsStringAsync(LocalDiscord.Stop))!;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (failed.Status, after.Status));
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.Equal((0.5, true), (json["retry_after"]!.GetValue<double>(), json["global"]!.GetValue<bool>()));
        Assert.Equal("global", Assert.Single(limited.Headers.GetValues("X-RateLimit-Scope")));
    }

    [Fact]
    public async Task A_Narrow_Bucket_Answers_429_Once_It_Is_Empty()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await discord.PostAsync("faults", new { fault = "bucket", path = "/channels/*/messages", limit = 2, seconds = 60 });
        var path = $"channels/{await discord.ChannelAsync()}/messages";

        using var first = await bot.RawAsync(new HttpRequestMessage(HttpMethod.Get, path), LocalDiscord.Stop);
        var second = await bot.GetAsync(path);
        var third = await bot.GetAsync(path);
        var elsewhere = await bot.GetAsync($"channels/{await discord.ChannelAsync("general")}/messages");

        Assert.Equal("1", Assert.Single(first.Headers.GetValues("X-RateLimit-Remaining")));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK), (second.Status, third.Status, elsewhere.Status));
        Assert.InRange(third.Json!["retry_after"]!.GetValue<double>(), 50, 60);
    }

    [Fact]
    public async Task A_Global_Limit_Counts_All_Requests_Together_But_No_Answers_To_Interactions()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await discord.PostAsync("faults", new { fault = "global-limit", limit = 2, seconds = 60 });
        var (one, other) = (await discord.ChannelAsync(), await discord.ChannelAsync("general"));

        var first = await bot.GetAsync($"channels/{one}");
        var second = await bot.GetAsync($"channels/{other}/messages");
        var third = await bot.GetAsync("gateway/bot");
        var unlimited = await bot.PostAsync("interactions/1/forgotten/callback", new { type = 5 });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first.Status, second.Status, third.Status));
        Assert.True(third.Json!["global"]!.GetValue<bool>());
        Assert.InRange(third.Json["retry_after"]!.GetValue<double>(), 50, 60);
        Assert.Equal(HttpStatusCode.NotFound, unlimited.Status);
    }

    [Fact]
    public async Task The_Gateway_Closes_Reconnects_And_Invalidates_On_Request()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var closed = await discord.ConnectBotAsync();
        discord.Server.Faults.CloseGateway(4009);
        var code = await closed.Gateway.ExpectCloseAsync();

        await using var bot = await discord.ConnectBotAsync();
        discord.Server.Faults.Reconnect();
        var reconnect = await bot.Gateway.ExpectAsync(7);
        discord.Server.Faults.InvalidSession(resumable: false);
        var invalid = await bot.Gateway.ExpectAsync(9);

        Assert.Equal(4009, code);
        Assert.Null(reconnect["d"]);
        Assert.False(invalid["d"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_Gateway_Fault_Waits_For_A_Bot_If_There_Is_None()
    {
        await using var discord = await LocalDiscord.StartAsync();
        discord.Server.Faults.CloseGateway(4000);

        await using var bot = await discord.ConnectBotAsync();

        Assert.Equal(4000, await bot.Gateway.ExpectCloseAsync());
    }

    [Fact]
    public async Task Heartbeats_Go_Unanswered_And_Come_As_Often_As_Asked()
    {
        await using var discord = await LocalDiscord.StartAsync();
        discord.Server.Faults.HeartbeatInterval(TimeSpan.FromMilliseconds(900));
        var dropped = discord.Server.Faults.DropHeartbeatAcks(1);
        await using var gateway = await GatewaySocket.OpenAsync(discord.Server);

        var hello = await gateway.ExpectAsync(10);
        await gateway.SendAsync(1, null);
        await dropped.WaitForHitsAsync(1, LocalDiscord.Stop);
        await gateway.SendAsync(1, null);
        await gateway.ExpectAsync(11);

        Assert.Equal(900, hello["d"]!["heartbeat_interval"]!.GetValue<int>());
        Assert.True(dropped.IsOver);
    }

    [Fact]
    public async Task An_Event_Comes_Twice()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(new { name = "help", description = "Helps" });
        discord.Server.Faults.DuplicateDispatch("INTERACTION_CREATE");

        var act = discord.RunAsync(await discord.MemberAsync("Ada"), await discord.ChannelAsync(), "help");
        var once = await bot.InteractionAsync();
        var twice = await bot.InteractionAsync();
        await bot.SayAsync(once, "Here");
        await act;

        Assert.Equal(once["id"]!.GetValue<string>(), twice["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_Denied_Permission_Is_Seen_Everywhere_And_Given_Back()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(new { name = "help", description = "Helps" });
        var channel = await discord.ChannelAsync();
        var path = $"channels/{channel}/messages";

        var fault = await discord.PostAsync("faults", new { fault = "deny", channel, permissions = SendMessages });
        var update = await bot.Gateway.ExpectAsync(0, "CHANNEL_UPDATE");
        var refused = await bot.PostAsync(path, new { content = "No" });
        var act = discord.RunAsync(await discord.MemberAsync("Ada"), channel, "help");
        var interaction = await bot.InteractionAsync();
        await bot.SayAsync(interaction, "Replies need no permission", flags: 64);
        await act;
        await discord.Http.DeleteAsync($"faults/{fault["id"]}", LocalDiscord.Stop);
        var allowed = await bot.PostAsync(path, new { content = "Yes" });

        Assert.Equal("2048", Assert.Single(update["d"]!["permission_overwrites"]!.AsArray())!["deny"]!.GetValue<string>());
        Assert.Equal((HttpStatusCode.Forbidden, 50013), (refused.Status, refused.Code));
        Assert.Equal(0UL, ulong.Parse(interaction["app_permissions"]!.GetValue<string>()) & 2048);
        Assert.Equal(HttpStatusCode.OK, allowed.Status);
    }

    [Fact]
    public async Task A_Channel_That_The_Bot_May_Not_View_Is_Missing_Access()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var channel = await discord.ChannelAsync();

        discord.Server.Faults.Deny(ulong.Parse(channel), "VIEW_CHANNEL");

        Assert.Equal(50001, (await bot.GetAsync($"channels/{channel}")).Code);
        Assert.Equal(10003, (await bot.GetAsync("channels/1")).Code);
    }

    [Fact]
    public async Task A_Removed_Member_Is_Unknown_And_Returns()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var linus = await discord.MemberAsync("Linus");
        var path = $"guilds/{await discord.IdAsync("servers", "Study group")}/members/{linus}";

        discord.Server.Faults.RemoveMember(ulong.Parse(linus));
        var gone = await bot.GetAsync(path);
        discord.Server.Faults.Clear();
        var back = await bot.GetAsync(path);

        Assert.Equal((HttpStatusCode.NotFound, 10007), (gone.Status, gone.Code));
        Assert.Equal("Linus", back.Json!["user"]!["global_name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_Member_Who_Refuses_Direct_Messages_Gets_None()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var grace = await discord.MemberAsync("Grace");
        var dm = (await bot.PostAsync("users/@me/channels", new { recipient_id = grace })).Json!["id"]!.GetValue<string>();

        var taken = await bot.PostAsync($"channels/{dm}/messages", new { content = "Reminder" });
        discord.Server.Faults.RefuseDirectMessages(ulong.Parse(grace));
        var refused = await bot.PostAsync($"channels/{dm}/messages", new { content = "Reminder" });

        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Equal("Reminder", Assert.Single(await discord.SeenByAsync(grace, dm))!["content"]!.GetValue<string>());
        Assert.Equal(50007, refused.Code);
    }

    [Theory]
    [InlineData("""{"fault":"explode"}""", "There is no fault 'explode'. There are 'hold', 'fail', 'rate-limit',")]
    [InlineData("""{"fault":"hold","status":500}""", "The fault 'hold' has no field 'status'. It has 'method', 'path', 'moment', 'count', 'seconds'.")]
    [InlineData("""{"fault":"fail"}""", "The fault 'fail' (answer a request with an error status) needs the field 'status'.")]
    [InlineData("""{"fault":"fail","status":200}""", "The field 'status' is to be a whole number from 400 to 599; it is 200.")]
    [InlineData("""{"fault":"hold","path":"/api/v10/users"}""", "The field 'path' starts with '/' and leaves out '/api/v10'")]
    [InlineData("""{"fault":"deny","channel":"1","permissions":["SEND_MESSAGES"]}""", "There is no channel 1.")]
    [InlineData("""{"fault":"close-gateway","code":1006}""", "The field 'code' is to be 1000, 1001 or from 3000 to 4999")]
    [InlineData("""{"fault":"hold","colour":1}""", "There is no field 'colour' here. The fields are 'fault', 'method',")]
    public async Task A_Fault_That_Makes_No_Sense_Is_Refused_With_The_Fix(string body, string start)
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var content = new StringContent(body);

        using var response = await discord.Http.PostAsync("faults", content, LocalDiscord.Stop);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync(LocalDiscord.Stop))!["error"]!.GetValue<string>();

        Assert.True((int)response.StatusCode is 400 or 404);
        Assert.StartsWith(start, error, StringComparison.Ordinal);
    }
}
