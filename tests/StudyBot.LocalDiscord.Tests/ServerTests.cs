using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace StudyBot.LocalDiscord.Tests;

public sealed class ServerTests
{
    [Fact]
    public async Task Everything_Survives_A_Restart()
    {
        await using var discord = await LocalDiscord.StartAsync();
        string channel, ada, token, id, attachment;
        await using (var bot = await discord.ConnectBotAsync())
        {
            await bot.RegisterAsync(new { name = "help", description = "Helps" });
            (channel, ada, token) = (await discord.ChannelAsync(), await discord.MemberAsync("Ada"), discord.Server.BotToken);
            await discord.PostAsync("members", new { name = "Margaret" });
            using var form = new MultipartFormDataContent();
            using var json = new StringContent("""{"content":"Old","components":[{"type":1,"components":[{"type":2,"style":1,"label":"A","custom_id":"a"}]}]}""");
            using var file = new ByteArrayContent("x"u8.ToArray());
            form.Add(json, "payload_json");
            form.Add(file, "files[0]", "notes.txt");
            var posted = (await bot.SendAsync(HttpMethod.Post, $"channels/{channel}/messages", form)).Json!;
            (id, attachment) = (posted["id"]!.GetValue<string>(), new Uri(posted["attachments"]![0]!["url"]!.GetValue<string>()).AbsolutePath);
            await discord.PostAsync("clock", new { advance = "P2D" });
        }

        await discord.RestartAsync();
        await using var after = await discord.ConnectBotAsync();
        var act = discord.PostAsync($"members/{ada}/clicks", new { message = id, customId = "a" });
        var interaction = await after.InteractionAsync();
        await after.SayAsync(interaction, "Still works");
        var result = await act;

        Assert.Equal(token, discord.Server.BotToken);
        Assert.Equal("Old", interaction["message"]!["content"]!.GetValue<string>());
        Assert.Equal("Still works", result["message"]!["content"]!.GetValue<string>());
        Assert.Equal("x", await discord.Http.GetStringAsync(attachment, LocalDiscord.Stop));
        Assert.NotEmpty(await discord.MemberAsync("Margaret"));
        Assert.InRange(discord.Server.Clock.Offset, TimeSpan.FromDays(2), TimeSpan.FromDays(2));
        Assert.Equal("help", Assert.Single((await after.GetAsync($"applications/{after.Id}/commands")).Json!.AsArray())!["name"]!.GetValue<string>());
        Assert.True(ulong.Parse(interaction["id"]!.GetValue<string>()) > ulong.Parse(id));
    }

    [Fact]
    public async Task Ids_Carry_The_Time_Of_The_Moved_Clock()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        var path = $"channels/{await discord.ChannelAsync()}/messages";

        var before = await bot.PostAsync(path, new { content = "Now" });
        var clock = await discord.PostAsync("clock", new { advance = "PT1H" });
        var after = await bot.PostAsync(path, new { content = "Later" });

        Assert.Equal("PT1H", clock["offset"]!.GetValue<string>());
        Assert.InRange(MillisecondsOf(after) - MillisecondsOf(before), 3_600_000, 3_660_000);
    }

    [Fact]
    public async Task A_Foreign_Host_Is_Refused()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "servers") { Headers = { Host = "evil.example" } };

        using var response = await discord.Http.SendAsync(request, LocalDiscord.Stop);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.StartsWith("The local Discord answers only to 127.0.0.1 and localhost, not to 'evil.example'.", await response.Content.ReadAsStringAsync(LocalDiscord.Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Foreign_Origin_Cannot_Act()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var foreign = new HttpRequestMessage(HttpMethod.Delete, "faults") { Headers = { { "Origin", "https://elsewhere.example" } } };
        using var own = new HttpRequestMessage(HttpMethod.Delete, "faults") { Headers = { { "Origin", discord.Server.BaseAddress.ToString().TrimEnd('/') } } };

        using var refused = await discord.Http.SendAsync(foreign, LocalDiscord.Stop);
        using var allowed = await discord.Http.SendAsync(own, LocalDiscord.Stop);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NoContent), (refused.StatusCode, allowed.StatusCode));
    }

    [Fact]
    public async Task A_Port_That_Was_Set_And_Is_Taken_Is_An_Error_That_Says_What_To_Do()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var port = discord.Server.BaseAddress.Port;

        var failure = await Assert.ThrowsAsync<LocalDiscordException>(() => StartAsync(new LocalDiscordOptions { Port = port, Path = discord.StateFile + ".other" }));

        Assert.Equal($"Port {port} is taken. Set LocalDiscord:Port to another one, or to 0 for any free one, or stop what uses it.", failure.Message);
    }

    [Fact]
    public async Task Listening_Beyond_This_Machine_Is_Warned_Of()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var log = new WarningLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));

        await using var server = await LocalDiscordServer.StartAsync(new LocalDiscordOptions { Port = 0, Address = "0.0.0.0", Path = discord.StateFile + ".other" }, null, loggers, LocalDiscord.Stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.BaseAddress, "local/v1/servers")) { Headers = { Host = "study.example" } };
        using var response = await discord.Http.SendAsync(request, LocalDiscord.Stop);

        Assert.Equal("The local Discord listens on 0.0.0.0: everyone who reaches this machine can act in it, without a password", Assert.Single(log.Warnings));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("everywhere", 0, "'everywhere' is not an IP address. Set LocalDiscord:Address to 127.0.0.1, or to an address of this machine.")]
    [InlineData("127.0.0.1", 70000, "70000 is not a port. Set LocalDiscord:Port to a number from 1 to 65535, or to 0 for any free one.")]
    [InlineData("192.0.2.1", 0, "The local Discord cannot listen on 192.0.2.1:0:")]
    public async Task An_Address_That_Cannot_Be_Used_Is_An_Error_That_Says_What_To_Do(string address, int port, string start)
    {
        await using var discord = await LocalDiscord.StartAsync();

        var failure = await Assert.ThrowsAsync<LocalDiscordException>(() => StartAsync(new LocalDiscordOptions { Address = address, Port = port, Path = discord.StateFile + ".other" }));

        Assert.StartsWith(start, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Usual_Port_Gives_Way_When_It_Is_Taken()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var taken = TakeUsualPort();

        await using var server = await StartAsync(new LocalDiscordOptions { Path = discord.StateFile + ".other" });

        Assert.InRange(server.BaseAddress.Port, LocalDiscordOptions.DefaultPort + 1, LocalDiscordOptions.DefaultPort + 20);
    }

    [Fact]
    public async Task Two_Servers_Do_Not_Share_A_State()
    {
        await using var discord = await LocalDiscord.StartAsync();

        var failure = await Assert.ThrowsAsync<LocalDiscordException>(() => StartAsync(new LocalDiscordOptions { Port = 0, Path = discord.StateFile }));

        Assert.Contains("is in use by another local Discord", failure.Message, StringComparison.Ordinal);
        Assert.Contains("LocalDiscord:Path", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_State_That_Is_No_Database_Is_Left_Alone()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var path = discord.StateFile + ".txt";
        await File.WriteAllTextAsync(path, new string('x', 5000), LocalDiscord.Stop);

        var failure = await Assert.ThrowsAsync<LocalDiscordException>(() => StartAsync(new LocalDiscordOptions { Port = 0, Path = path }));

        Assert.Contains("is not a readable SQLite database", failure.Message, StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(path).Length);
    }

    [Fact]
    public async Task The_Record_Holds_Each_Exchange_And_No_Token()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.PostAsync($"channels/{await discord.ChannelAsync()}/messages", new { content = "Recorded" });
        await bot.GetAsync("channels/1");
        var token = discord.Server.BotToken;
        await discord.RestartAsync();

        var lines = (await ReadSharedAsync(discord.Record)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!).ToArray();

        Assert.Equal(["READY", "GUILD_CREATE"], lines.Where(line => line["kind"]!.GetValue<string>() == "dispatch").Select(line => line["t"]!.GetValue<string>()));
        var rest = lines.Where(line => line["kind"]!.GetValue<string>() == "rest").ToArray();
        Assert.Equal([200, 404], rest.Select(line => line["status"]!.GetValue<int>()));
        Assert.Equal("Recorded", rest[0]["body"]!["content"]!.GetValue<string>());
        Assert.DoesNotContain(token, string.Concat(lines.Select(line => line.ToJsonString())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "nowhere", null, "There is no GET /local/v1/nowhere.")]
    [InlineData("POST", "members", "{", "The body is not JSON")]
    [InlineData("POST", "members", "{}", "The field 'name' is missing.")]
    [InlineData("POST", "members", """{"name":7}""", "The field 'name' is to be a text; it is 7.")]
    [InlineData("POST", "members/x/clicks", """{"message":"1","customId":"a"}""", "'x' is not the id of a member. GET /local/v1/members lists them.")]
    [InlineData("POST", "members/1/clicks", """{"message":"1","customId":"a"}""", "There is no member 1. GET /local/v1/members lists them.")]
    [InlineData("POST", "clock", """{"advance":"one hour"}""", "'one hour' is not a duration. Write it as in ISO 8601: PT90S, PT15M, PT1H, P1D.")]
    [InlineData("POST", "clock", """{"advance":"-PT1H"}""", "The clock moves forward only")]
    [InlineData("GET", "members/1/messages", null, "The query 'channel' is missing: ?channel=<id>.")]
    public async Task A_Script_That_Asks_Wrongly_Is_Told_What_To_Change(string method, string path, string? body, string start)
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body) };

        using var response = await discord.Http.SendAsync(request, LocalDiscord.Stop);
        var error = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync(LocalDiscord.Stop))!["error"]!.GetValue<string>();

        Assert.True((int)response.StatusCode is 400 or 404);
        Assert.StartsWith(start, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Bot_Hears_Of_Servers_And_Channels_That_Come_And_Go()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await using var bot = await discord.ConnectBotAsync();
        await bot.Gateway.ExpectAsync(0, "GUILD_CREATE");

        var server = (await discord.PostAsync("servers", new { name = "Second group" }))["id"]!.GetValue<string>();
        var joined = await bot.Gateway.ExpectAsync(0, "GUILD_CREATE");
        var channel = joined["d"]!["channels"]![0]!["id"]!.GetValue<string>();
        await discord.Http.DeleteAsync($"channels/{channel}", LocalDiscord.Stop);
        var removed = await bot.Gateway.ExpectAsync(0, "CHANNEL_DELETE");
        await discord.Http.DeleteAsync($"servers/{server}/bot", LocalDiscord.Stop);
        var left = await bot.Gateway.ExpectAsync(0, "GUILD_DELETE");

        Assert.Equal("Second group", joined["d"]!["name"]!.GetValue<string>());
        Assert.Equal(channel, removed["d"]!["id"]!.GetValue<string>());
        Assert.Equal(server, left["d"]!["id"]!.GetValue<string>());
        Assert.Equal(50001, (await bot.GetAsync($"guilds/{server}")).Code);
    }

    private static Task<LocalDiscordServer> StartAsync(LocalDiscordOptions options) =>
        LocalDiscordServer.StartAsync(options, null, NullLoggerFactory.Instance, LocalDiscord.Stop);

    private static long MillisecondsOf(Reply reply) => (long)(ulong.Parse(reply.Json!["id"]!.GetValue<string>()) >> 22);

    private static async Task<string> ReadSharedAsync(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return await reader.ReadToEndAsync(LocalDiscord.Stop);
    }

    // Another program may have it already; then it is taken all the same.
    private static TcpListener? TakeUsualPort()
    {
        var listener = new TcpListener(IPAddress.Loopback, LocalDiscordOptions.DefaultPort);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
