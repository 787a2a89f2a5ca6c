using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace StudyBot.LocalDiscord.Tests;

public sealed class GatewayTests
{
    [Fact]
    public async Task The_Handshake_Brings_Ready_And_Then_Each_Server_In_Full()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var gateway = await GatewaySocket.OpenAsync(discord.Server);

        var hello = await gateway.ReceiveAsync();
        await gateway.SendAsync(1, 0);
        var ack = await gateway.ReceiveAsync();
        await gateway.IdentifyAsync(discord.Server.BotToken);
        var ready = await gateway.ReceiveAsync();
        var guild = await gateway.ReceiveAsync();

        Assert.Equal(41_250, hello!["d"]!["heartbeat_interval"]!.GetValue<int>());
        Assert.Equal(11, ack!["op"]!.GetValue<int>());
        Assert.Equal(("READY", 1), (ready!["t"]!.GetValue<string>(), ready["s"]!.GetValue<int>()));
        Assert.Empty(ready["d"]!["private_channels"]!.AsArray());
        Assert.Equal(("GUILD_CREATE", "Study group"), (guild!["t"]!.GetValue<string>(), guild["d"]!["name"]!.GetValue<string>()));
        Assert.Equal(["general", "daily-questions", "study-hall"], guild["d"]!["channels"]!.AsArray().Select(channel => channel!["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_Bot_Without_Intents_Gets_Interactions_And_Nothing_Else()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync(intents: 0);
        await bot.RegisterAsync(new { name = "help", description = "Helps" });

        await discord.PostAsync("channels", new { server = await discord.IdAsync("servers", "Study group"), name = "new-one" });
        var act = discord.RunAsync(await discord.MemberAsync("Ada"), await discord.ChannelAsync(), "help");
        var next = await bot.Gateway.ReceiveAsync();
        await bot.SayAsync(next!["d"]!.AsObject(), "Here");
        await act;

        Assert.Equal(("INTERACTION_CREATE", 2), (next["t"]!.GetValue<string>(), next["s"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("wrong", 1, 4004)]
    [InlineData(null, -1, 4013)]
    [InlineData(null, 1 << 15, 4014)]
    public async Task A_Wrong_Identify_Is_Closed_With_Its_Code(string? token, int intents, int code)
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var gateway = await GatewaySocket.OpenAsync(discord.Server);

        await gateway.IdentifyAsync(token ?? discord.Server.BotToken, intents);

        Assert.Equal(code, await gateway.ExpectCloseAsync());
    }

    [Theory]
    [InlineData("""{"op":99,"d":null}""", 4001)]
    [InlineData("not json", 4002)]
    [InlineData("""{"op":3,"d":{}}""", 4003)]
    public async Task A_Wrong_Frame_Is_Closed_With_Its_Code(string frame, int code)
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var gateway = await GatewaySocket.OpenAsync(discord.Server);

        await gateway.SendTextAsync(frame);

        Assert.Equal(code, await gateway.ExpectCloseAsync());
    }

    [Fact]
    public async Task Too_Large_Too_Often_Or_Twice_Is_Closed_With_Its_Code()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var large = await GatewaySocket.OpenAsync(discord.Server);
        await using var often = await GatewaySocket.OpenAsync(discord.Server);
        await using var twice = await discord.ConnectBotAsync();

        await large.SendTextAsync($$"""{"op":1,"d":"{{new string('x', 5000)}}"}""");
        for (var i = 0; i < 121; i++)
        {
            await often.SendAsync(1, null);
        }

        await twice.Gateway.IdentifyAsync(discord.Server.BotToken);

        Assert.Equal(4002, await large.ExpectCloseAsync());
        Assert.Equal(4008, await often.ExpectCloseAsync());
        Assert.Equal(4005, await twice.Gateway.ExpectCloseAsync());
    }

    [Fact]
    public async Task A_Resume_Replays_What_Was_Missed_In_Order()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.RegisterAsync(new { name = "help", description = "Helps" });
        var guild = await bot.Gateway.ExpectAsync(0, "GUILD_CREATE");
        bot.Gateway.Abort();
        var server = await discord.IdAsync("servers", "Study group");
        await discord.PostAsync("channels", new { server, name = "first" });
        await discord.PostAsync("channels", new { server, name = "second" });

        await using var again = await GatewaySocket.OpenAsync(discord.Server);
        await again.ExpectAsync(10);
        await again.SendAsync(6, new JsonObject { ["token"] = discord.Server.BotToken, ["session_id"] = bot.Ready["session_id"]!.GetValue<string>(), ["seq"] = guild["s"]!.GetValue<int>() });
        var frames = new[] { await again.ReceiveAsync(), await again.ReceiveAsync(), await again.ReceiveAsync() };

        Assert.Equal(["CHANNEL_CREATE", "CHANNEL_CREATE", "RESUMED"], frames.Select(frame => frame!["t"]!.GetValue<string>()));
        Assert.Equal([3, 4, 5], frames.Select(frame => frame!["s"]!.GetValue<int>()));
        Assert.Equal("first", frames[0]!["d"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_Session_That_The_Bot_Closed_With_1000_Cannot_Be_Resumed_But_Replaced_On_The_Same_Connection()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.Gateway.CloseAsync(1000);

        await using var again = await GatewaySocket.OpenAsync(discord.Server);
        await again.SendAsync(6, new JsonObject { ["token"] = discord.Server.BotToken, ["session_id"] = bot.Ready["session_id"]!.GetValue<string>(), ["seq"] = 2 });
        var invalid = await again.ExpectAsync(9);
        await again.IdentifyAsync(discord.Server.BotToken);
        var ready = await again.ExpectAsync(0, "READY");

        Assert.False(invalid["d"]!.GetValue<bool>());
        Assert.NotEqual(bot.Ready["session_id"]!.GetValue<string>(), ready["d"]!["session_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_Old_Version_Of_The_Protocol_Is_Closed_With_Its_Code()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var gateway = await GatewaySocket.OpenAsync(discord.Server, "?v=6&encoding=json");

        Assert.Equal(4012, await gateway.ExpectCloseAsync());
    }

    [Fact]
    public async Task After_A_Resumable_Op_9_The_Session_Goes_On_Over_The_Same_Connection()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var guild = await bot.Gateway.ExpectAsync(0, "GUILD_CREATE");

        discord.Server.Faults.InvalidSession(resumable: true);
        var invalid = await bot.Gateway.ExpectAsync(9);
        await bot.Gateway.SendAsync(6, new JsonObject { ["token"] = discord.Server.BotToken, ["session_id"] = bot.Ready["session_id"]!.GetValue<string>(), ["seq"] = guild["s"]!.GetValue<int>() });
        var resumed = await bot.Gateway.ReceiveAsync();

        Assert.True(invalid["d"]!.GetValue<bool>());
        Assert.Equal("RESUMED", resumed!["t"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_Compressed_Stream_Is_One_Stream()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var gateway = await GatewaySocket.OpenAsync(discord.Server, "?v=10&encoding=json&compress=zlib-stream");

        await gateway.ExpectAsync(10);
        await gateway.IdentifyAsync(discord.Server.BotToken);
        var ready = await gateway.ExpectAsync(0, "READY");
        var guild = await gateway.ExpectAsync(0, "GUILD_CREATE");

        Assert.Equal("StudyBot", ready["d"]!["user"]!["username"]!.GetValue<string>(), ignoreCase: true);
        Assert.Equal("Study group", guild["d"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_Server_Belongs_To_One_Shard()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var server = ulong.Parse(await discord.IdAsync("servers", "Study group"));
        var home = (int)((server >> 22) % 2);
        await using var at = await GatewaySocket.OpenAsync(discord.Server);
        await using var other = await GatewaySocket.OpenAsync(discord.Server);
        await using var wrong = await GatewaySocket.OpenAsync(discord.Server);

        await at.IdentifyAsync(discord.Server.BotToken, 1, [home, 2]);
        await other.IdentifyAsync(discord.Server.BotToken, 1, [1 - home, 2]);
        await wrong.IdentifyAsync(discord.Server.BotToken, 1, [2, 2]);

        Assert.Single((await at.ExpectAsync(0, "READY"))["d"]!["guilds"]!.AsArray());
        Assert.Empty((await other.ExpectAsync(0, "READY"))["d"]!["guilds"]!.AsArray());
        Assert.Equal(4010, await wrong.ExpectCloseAsync());
    }

    [Fact]
    public async Task Pages_Of_Other_Sites_Cannot_Connect()
    {
        await using var discord = await LocalDiscord.StartAsync();

        var failure = await Assert.ThrowsAsync<WebSocketException>(() => GatewaySocket.OpenAsync(discord.Server, origin: "https://elsewhere.example"));

        Assert.Contains("403", failure.Message, StringComparison.Ordinal);
    }
}
