using Microsoft.Extensions.Logging.Abstractions;
using StudyBot.Testing.Driving;

namespace StudyBot.LocalDiscord.Tests.DiscordJs;

/// <summary>A client that we did not write connects unchanged, so the local Discord speaks more than our own dialect.</summary>
public sealed class DiscordJsTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("studybot-discordjs-");
    private LocalDiscordServer _server = null!;
    private LocalServer _driver = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await LocalDiscordServer.StartAsync(
            new LocalDiscordOptions { Port = 0, Path = Path.Combine(_folder.FullName, "discord.db") }, clock: null, NullLoggerFactory.Instance, Stop);
        _driver = new LocalServer(_server.BaseAddress);
    }

    [Fact]
    public async Task A_DiscordJs_Bot_Gets_Ready_And_Answers_Commands_Buttons_And_Forms()
    {
        var channel = await _driver.ChannelAsync("general", Stop);
        var ada = await _driver.MemberAsync("Ada", Stop);
        await using var bot = await DiscordJsBot.StartAsync(_server, channel, Stop);

        var ready = await bot.NextAsync("ready", Stop);
        Assert.Equal("Study group", ready.GetProperty("guilds")[0].GetString());

        var hello = await ada.RunsAsync(channel, "hello", Stop, ("to", "Ada"));
        Assert.Equal("Hello, Ada", hello.Reply.Content);

        var again = await ada.PressesAsync(hello.Reply, "Again", Stop);
        Assert.Equal("Hello again", again.Reply.Content);
        Assert.Equal(hello.Reply.Id, again.Reply.Id);

        var slow = await ada.RunsAsync(channel, "slow", Stop);
        Assert.Equal("Thought about it", slow.Reply.Content);
        Assert.True(slow.Reply.Private);

        var typed = await ada.TypesAsync(channel, "find", "word", "alp", Stop);
        Assert.Equal(["alpha", "alphabet"], typed.Choices);

        var form = (await ada.RunsAsync(channel, "form", Stop)).Form!;
        Assert.Equal("Reasons", form.Title);
        Assert.Equal("Because I can", (await ada.SubmitsAsync(form, Stop, ("why", "I can"))).Reply.Content);
    }

    [Fact]
    public async Task A_DiscordJs_Bot_Posts_A_File()
    {
        var channel = await _driver.ChannelAsync("general", Stop);
        await using var bot = await DiscordJsBot.StartAsync(_server, channel, Stop);
        await bot.NextAsync("ready", Stop);

        await bot.TellAsync("post", Stop);
        var posted = await bot.NextAsync("posted", Stop);

        Assert.Equal("note.txt", posted.GetProperty("file").GetString());
        Assert.Equal("hello".Length, posted.GetProperty("size").GetInt32());
        var seen = await (await _driver.MemberAsync("Grace", Stop)).SeesAsync(channel, Stop);
        Assert.Equal(posted.GetProperty("id").GetString(), seen[^1].Id);
    }

    [Fact]
    public async Task A_DiscordJs_Bot_Resumes_After_Its_Connection_Was_Closed()
    {
        var channel = await _driver.ChannelAsync("general", Stop);
        var ada = await _driver.MemberAsync("Ada", Stop);
        await using var bot = await DiscordJsBot.StartAsync(_server, channel, Stop);
        await bot.NextAsync("ready", Stop);

        await _driver.PostAsync("faults", new { fault = "close-gateway", code = 4000 }, Stop);
        await bot.NextAsync("resumed", Stop);

        Assert.Equal("Hello, again", (await ada.RunsAsync(channel, "hello", Stop, ("to", "again"))).Reply.Content);
    }

    public async ValueTask DisposeAsync()
    {
        _driver.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
