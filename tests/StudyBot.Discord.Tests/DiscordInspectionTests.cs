using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StudyBot.Core.Chat;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Tests.Rest;

namespace StudyBot.Discord.Tests;

public sealed class DiscordInspectionTests : IDisposable
{
    private readonly ScriptedServer _server = new();
    private readonly HttpClient _http;
    private readonly DiscordInspection _inspection;

    public DiscordInspectionTests()
    {
        _http = new HttpClient(new RateLimitHandler(TimeProvider.System, new Random(3), NullLogger.Instance) { InnerHandler = _server });
        _inspection = new DiscordInspection(new DiscordRest(_http, Options.Create(new DiscordOptions { Token = "the-token" }), TimeProvider.System));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task An_Interactions_Endpoint_Is_Noticed_And_The_Link_Names_The_Application()
    {
        // An old application: its bot has another id.
        _server.Answers(HttpStatusCode.OK, """{"id":"100","name":"Study","interactions_endpoint_url":"https://other.example/x"}""").Answers(HttpStatusCode.OK, """{"id":"200","username":"StudyBot"}""");

        var bot = await _inspection.IdentifyAsync(Stop);

        Assert.Equal(new DiscordIdentity(100, "StudyBot", "https://other.example/x"), bot);
        Assert.Equal("https://discord.com/oauth2/authorize?client_id=100&scope=bot&permissions=309237763072", bot.InviteLink.ToString());
    }

    [Fact]
    public async Task Abilities_Are_Those_Of_The_Bots_Own_User()
    {
        _server.Answers(HttpStatusCode.OK, """{"id":"100","name":"Study"}""").Answers(HttpStatusCode.OK, """{"id":"200","username":"StudyBot"}""")
            .Answers(HttpStatusCode.OK, """{"id":"5","type":0,"guild_id":"9","permission_overwrites":[{"id":"200","type":1,"allow":"0","deny":"2048"}]}""")
            .Answers(HttpStatusCode.OK, """[{"id":"9","permissions":"1024"},{"id":"10","permissions":"19456"}]""")
            .Answers(HttpStatusCode.OK, """{"user":{"id":"200"},"roles":["10"]}""");

        await _inspection.IdentifyAsync(Stop);
        var abilities = await _inspection.AbilitiesInAsync(new ServerId(9), new ChannelId(5), toPing: null, Stop);

        Assert.Equal(ChannelAbilities.View | ChannelAbilities.ShowCards, abilities);
        Assert.EndsWith("/guilds/9/members/200", _server.Requests[^1].Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Token_That_Is_Refused_Is_Named_With_The_Fix()
    {
        _server.Answers(HttpStatusCode.Unauthorized, """{"message":"401: Unauthorized","code":0}""");

        var refused = await Assert.ThrowsAsync<DiscordConnectionException>(() => _inspection.IdentifyAsync(Stop));

        Assert.Contains("Discord:Token", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-token", refused.Message, StringComparison.Ordinal);
    }
}
