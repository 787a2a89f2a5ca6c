using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace StudyBot.LocalDiscord.Tests;

/// <summary>Faults of the order and speed of events, of whole servers, and of threads.</summary>
public sealed class DisturbanceTests
{
    [Fact]
    public async Task An_Event_Comes_After_The_Next_One()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var server = await discord.IdAsync("servers", "Study group");
        discord.Server.Faults.ReorderDispatch("CHANNEL_CREATE");

        await discord.PostAsync("channels", new { server, name = "first" });
        await discord.PostAsync("channels", new { server, name = "second" });
        var one = await bot.Gateway.ExpectAsync(0, "CHANNEL_CREATE");
        var two = await bot.Gateway.ExpectAsync(0, "CHANNEL_CREATE");

        Assert.Equal(("second", "first"), (NameOf(one), NameOf(two)));
        Assert.Equal(one["s"]!.GetValue<int>() + 1, two["s"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_Event_That_No_Other_Follows_Comes_Late()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var fault = discord.Server.Faults.ReorderDispatch();

        await discord.PostAsync("channels", new { server = await discord.IdAsync("servers", "Study group"), name = "alone" });

        Assert.Equal("alone", NameOf(await bot.Gateway.ExpectAsync(0, "CHANNEL_CREATE")));
        Assert.True(fault.IsOver);
    }

    [Fact]
    public async Task Answers_And_Events_Take_Longer_And_Keep_Their_Order()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var server = await discord.IdAsync("servers", "Study group");
        var fault = discord.Server.Faults.Latency(TimeSpan.FromMilliseconds(300));

        var started = Stopwatch.GetTimestamp();
        await bot.GetAsync("users/@me");
        var answered = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        await discord.PostAsync("channels", new { server, name = "first" });
        await discord.PostAsync("channels", new { server, name = "second" });
        var first = await bot.Gateway.ExpectAsync(0, "CHANNEL_CREATE");
        var heard = Stopwatch.GetElapsedTime(started);
        var second = await bot.Gateway.ExpectAsync(0, "CHANNEL_CREATE");

        Assert.All([answered, heard], time => Assert.True(time >= TimeSpan.FromMilliseconds(290), $"{time}"));
        Assert.Equal(("first", "second"), (NameOf(first), NameOf(second)));
        Assert.True(fault.Hits >= 3);
    }

    [Fact]
    public async Task A_Slow_Request_Takes_So_Much_Longer_And_Others_Do_Not()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var fault = discord.Server.Faults.Slow("GET", "/users/*", TimeSpan.FromSeconds(0.5));

        var started = Stopwatch.GetTimestamp();
        var slow = bot.GetAsync("users/@me");
        await fault.WaitForHitsAsync(1, LocalDiscord.Stop);
        await bot.GetAsync("gateway/bot");
        var overtaken = !slow.IsCompleted;
        var answer = await slow;

        Assert.True(overtaken);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.49));
    }

    [Theory]
    [InlineData(FaultMoment.Before, 0)]
    [InlineData(FaultMoment.After, 1)]
    public async Task A_Request_Whose_Connection_Is_Cut_Took_Effect_Or_Not(FaultMoment moment, int posted)
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var path = $"channels/{await discord.ChannelAsync()}/messages";
        discord.Server.Faults.Drop("POST", "/channels/*/messages", moment);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => bot.PostAsync(path, new { content = "Once" }));

        Assert.Equal(posted, (await bot.GetAsync(path)).Json!.AsArray().Count);
    }

    [Fact]
    public async Task A_Server_Is_Out_Of_Order_And_Comes_Back_As_It_Was()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var server = await discord.IdAsync("servers", "Study group");
        var path = $"channels/{await discord.ChannelAsync()}/messages";

        var fault = discord.Server.Faults.Outage(ulong.Parse(server));
        var gone = await bot.Gateway.ExpectAsync(0, "GUILD_DELETE");
        var refused = await bot.PostAsync(path, new { content = "No" });
        var unknown = await bot.GetAsync($"guilds/{server}");
        await discord.PostAsync("channels", new { server, name = "unheard" });
        await discord.Http.DeleteAsync($"faults/{fault.Id}", LocalDiscord.Stop);
        var back = await bot.Gateway.ExpectAsync(0, "GUILD_CREATE");

        Assert.True(gone["d"]!["unavailable"]!.GetValue<bool>());
        Assert.All([refused, unknown], answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status));
        Assert.Contains(back["d"]!["channels"]!.AsArray(), channel => channel!["name"]!.GetValue<string>() == "unheard");
        Assert.Equal(gone["s"]!.GetValue<int>() + 1, back["s"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(path, new { content = "Yes" })).Status);
    }

    [Theory]
    [InlineData(true, true, 50083)]
    [InlineData(false, true, 160005)]
    [InlineData(true, false, null)]
    public async Task A_Locked_Thread_Takes_No_Message_And_An_Archived_One_Opens_Again(bool archived, bool locked, int? code)
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var thread = (await bot.PostAsync($"channels/{await discord.ChannelAsync()}/threads", new { name = "Talk", type = 11 })).Json!["id"]!.GetValue<string>();

        using var changed = await discord.Http.PatchAsJsonAsync($"channels/{thread}", new { archived, locked }, LocalDiscord.Stop);
        var update = await bot.Gateway.ExpectAsync(0, "THREAD_UPDATE");
        var answer = await bot.PostAsync($"channels/{thread}/messages", new { content = "Hello" });

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal((archived, locked), (Flag(update, "archived"), Flag(update, "locked")));
        Assert.Equal(code, answer.Code);
    }

    [Theory]
    [InlineData("user", false)]
    [InlineData("shared", false)]
    [InlineData("global", true)]
    public async Task A_429_Names_Whose_Limit_It_Is(string scope, bool isGlobal)
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await discord.PostAsync("faults", new { fault = "rate-limit", seconds = 1.5, scope });

        using var limited = await bot.RawAsync(new HttpRequestMessage(HttpMethod.Get, "users/@me"), LocalDiscord.Stop);
        var json = JsonNode.Parse(await limited.Content.ReadAsStringAsync(LocalDiscord.Stop))!;

        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.Equal(scope, Assert.Single(limited.Headers.GetValues("X-RateLimit-Scope")));
        Assert.Equal((1.5, isGlobal), (json["retry_after"]!.GetValue<double>(), json["global"]!.GetValue<bool>()));
        Assert.Equal(isGlobal, limited.Headers.Contains("X-RateLimit-Global"));
        Assert.Equal("2", Assert.Single(limited.Headers.GetValues("Retry-After")));
    }

    [Fact]
    public async Task What_Stands_In_Front_Of_Discord_Answers_429_With_A_Page()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        discord.Server.Faults.RateLimit("GET", "/users/@me", TimeSpan.FromSeconds(30), RateLimitScope.Cloudflare);

        using var limited = await bot.RawAsync(new HttpRequestMessage(HttpMethod.Get, "users/@me"), LocalDiscord.Stop);

        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.Equal("text/html", limited.Content.Headers.ContentType!.MediaType);
        Assert.Equal("30", Assert.Single(limited.Headers.GetValues("Retry-After")));
        Assert.False(limited.Headers.Contains("X-RateLimit-Scope"));
    }

    [Fact]
    public async Task Tokens_That_Are_Ended_Take_No_Answer_As_After_Fifteen_Minutes()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(new { name = "help", description = "Helps" });
        var act = discord.RunAsync(await discord.MemberAsync("Ada"), await discord.ChannelAsync(), "help");
        var interaction = await bot.InteractionAsync();
        await bot.SayAsync(interaction, "First");
        await act;

        discord.Server.Faults.ExpireTokens();
        var late = await bot.PostAsync(bot.Webhook(interaction), new { content = "Too late" });

        Assert.Equal((HttpStatusCode.Unauthorized, 50027), (late.Status, late.Code));
    }

    private static bool Flag(JsonNode update, string name) => update["d"]!["thread_metadata"]![name]!.GetValue<bool>();

    private static string NameOf(JsonNode frame) => frame["d"]!["name"]!.GetValue<string>();
}
