using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StudyBot.Core.Chat;
using StudyBot.Discord.Gateway;
using StudyBot.Discord.Interactions;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Servers;
using StudyBot.Discord.Tests.Rest;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests;

public sealed class DiscordEventsTests : IDisposable
{
    private const string Server = "1250000000000000001";
    private static readonly ServerId ServerId = new(1250000000000000001);
    private static readonly ChannelId Daily = new(1250000000000000031);
    private static readonly ChannelId Thread = new(1250000000000000040);

    private readonly ScriptedServer _server = new();
    private readonly LoggedLines _log = new();
    private readonly ListeningBot _bot = new();
    private readonly KnownServers _servers = new();
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _http;
    private readonly DiscordRest _rest;
    private readonly InteractionFlow _flow;
    private readonly DiscordEvents _events;

    public DiscordEventsTests()
    {
        _http = new HttpClient(new RateLimitHandler(TimeProvider.System, new Random(3), NullLogger.Instance) { InnerHandler = _server });
        _rest = new DiscordRest(_http, Options.Create(new DiscordOptions { Token = "secret-token", ApiBaseUrl = "http://127.0.0.1:9/api/v10" }), TimeProvider.System);
        _flow = new InteractionFlow(_rest, _bot, TimeProvider.System, _log);
        _events = new DiscordEvents(new InteractionReader([]), _flow, _bot, _servers, TimeProvider.System, _log, _end.Token);
        _events.Begin(Sample("ReadyObject.json").Deserialize(WireJson.Default.ReadyObject)!);
    }

    [Fact]
    public async Task An_Interaction_That_Arrives_Twice_Is_Answered_Once()
    {
        _server.Answers(HttpStatusCode.NoContent, "").Answers(HttpStatusCode.NoContent, "");

        await _events.TakeAsync("INTERACTION_CREATE", Sample("InteractionObject.button.json"));
        await _events.TakeAsync("INTERACTION_CREATE", Sample("InteractionObject.button.json"));
        await _events.TakeAsync("INTERACTION_CREATE", Sample("InteractionObject.select.json"));
        await _events.DrainAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(2, _bot.Heard.Count);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task A_Server_That_Was_Not_There_At_The_Start_Has_Just_Been_Joined()
    {
        await _events.TakeAsync("GUILD_CREATE", Sample("GuildObject.json"));
        await _events.TakeAsync("GUILD_CREATE", Json("""{"id":"77","name":"New","roles":[],"channels":[],"threads":[],"members":[]}"""));
        await _events.TakeAsync("GUILD_CREATE", Json("""{"id":"77","name":"New","roles":[],"channels":[],"threads":[],"members":[]}"""));
        await _events.TakeAsync("GUILD_DELETE", Json($$"""{"id":"{{Server}}","unavailable":true}"""));
        await _events.TakeAsync("CHANNEL_DELETE", Json($$"""{"id":"{{Daily}}","type":0,"guild_id":"{{Server}}"}"""));
        await _events.TakeAsync("GUILD_DELETE", Json("""{"id":"77"}"""));

        Assert.Equal(
            [
                new Notice.ServerAvailable(ServerId, "Docker evening class", JustJoined: false) { JoinedAt = new DateTimeOffset(2026, 5, 2, 8, 14, 3, 120, TimeSpan.Zero), Language = "en-US", Members = 14, Greeting = Daily },
                new Notice.ServerAvailable(new ServerId(77), "New", JustJoined: true),
                new Notice.ServerAvailable(new ServerId(77), "New", JustJoined: false),
                new Notice.ChannelRemoved(ServerId, Daily),
                new Notice.ServerLeft(new ServerId(77)),
            ],
            await NoticesAsync(5));
        Assert.Equal(2, _events.Joined);
    }

    [Fact]
    public async Task A_Server_That_Is_Missing_From_A_New_Session_Was_Left()
    {
        _events.Begin(Sample("ReadyObject.json").Deserialize(WireJson.Default.ReadyObject)! with { Guilds = [] });

        Assert.Contains(new Notice.ServerLeft(ServerId), await NoticesAsync(1));
        Assert.False(_servers.IsLostForAWhile(ServerId.Value));
    }

    [Fact]
    public void A_Server_That_A_Session_Does_Not_Name_Is_Not_Asked_About()
    {
        Assert.False(_servers.IsLostForAWhile(99));
        Assert.Null(_servers.IsLostForAWhile(ServerId.Value));
    }

    [Fact]
    public async Task An_Outage_Is_Neither_Told_Nor_Taken_For_A_Removal_And_Ends_With_The_Server()
    {
        var joined = _events.Joined;
        await _events.TakeAsync("GUILD_DELETE", Json($$"""{"id":"{{Server}}","unavailable":true}"""));
        Assert.True(_servers.IsLostForAWhile(ServerId.Value));
        Assert.Equal(joined, _events.Joined);

        await _events.TakeAsync("GUILD_CREATE", Sample("GuildObject.json"));
        Assert.Null(_servers.IsLostForAWhile(ServerId.Value));
    }

    [Fact]
    public async Task Changes_Of_Channels_Of_Roles_And_Of_The_Bots_Own_Roles_Are_Told()
    {
        await _events.TakeAsync("GUILD_CREATE", Sample("GuildObject.json"));
        await _events.TakeAsync("CHANNEL_UPDATE", Json($$"""{"id":"{{Daily}}","type":0,"guild_id":"{{Server}}"}"""));
        await _events.TakeAsync("GUILD_ROLE_UPDATE", Json($$$"""{"guild_id":"{{{Server}}}","role":{"id":"{{{Server}}}","permissions":"0"}}"""));
        await _events.TakeAsync("GUILD_MEMBER_UPDATE", Json($$$"""{"guild_id":"{{{Server}}}","user":{"id":"5"},"roles":[]}"""));
        await _events.TakeAsync("GUILD_MEMBER_UPDATE", Json($$$"""{"guild_id":"{{{Server}}}","user":{"id":"{{{_servers.Self}}}"},"roles":[]}"""));

        Assert.Equal(3, (await NoticesAsync(4)).Count(notice => notice == new Notice.RightsChanged(ServerId)));
    }

    [Fact]
    public void A_Shard_That_Starts_Again_Leaves_The_Servers_Of_The_Others()
    {
        var (even, odd) = (new Snowflake(2UL << 22), new Snowflake(3UL << 22));
        var ready = Sample("ReadyObject.json").Deserialize(WireJson.Default.ReadyObject)!;
        _events.Begin(ready with { Guilds = [] });
        _events.Begin(ready with { Guilds = [new UnavailableGuildObject { Id = even }] }, new Shard(0, 2));
        _events.Begin(ready with { Guilds = [new UnavailableGuildObject { Id = odd }] }, new Shard(1, 2));

        _events.Begin(ready with { Guilds = [] }, new Shard(1, 2));

        Assert.Equal(1, _events.Joined);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, 10062)]
    [InlineData(HttpStatusCode.Unauthorized, 50027)]
    public async Task An_Answer_That_Comes_Too_Late_Is_One_Warning(HttpStatusCode status, int code)
    {
        _server.Answers(status, $$"""{"code":{{code}},"message":"too late"}""");

        await _events.TakeAsync("INTERACTION_CREATE", Sample("InteractionObject.button.json"));
        await _events.DrainAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(LogLevel.Warning, Assert.Single(_log.All).Level);
    }

    [Theory]
    [InlineData("")]
    [InlineData("p")]
    [InlineData("p|")]
    [InlineData("x|daily:1")]
    [InlineData("f|no such form")]
    [InlineData("\u0000\ud83d\ude00|'; drop table responses; --")]
    public async Task A_Forged_Control_Is_Heard_As_One_That_Nobody_Knows_And_Answered(string customId)
    {
        var forged = JsonNode.Parse(Sample("InteractionObject.button.json").GetRawText())!;
        forged["data"]!["custom_id"] = customId;
        _server.Answers(HttpStatusCode.NoContent, "");

        await _events.TakeAsync("INTERACTION_CREATE", Json(forged.ToJsonString()));
        await _events.DrainAsync(TimeSpan.FromSeconds(5));

        Assert.Single(_bot.Heard);
        Assert.Single(_server.Requests);
        Assert.Empty(_log.All);
    }

    [Fact]
    public async Task An_Unreadable_Event_Is_Left_Out_And_The_Next_One_Counts()
    {
        await _events.TakeAsync("GUILD_CREATE", Json("""{"name":"without an id"}"""));
        await _events.TakeAsync("SOMETHING_NEW", Json("[1]"));
        await _events.TakeAsync("GUILD_CREATE", Sample("GuildObject.json"));

        Assert.Single(await NoticesAsync(1));
        Assert.Equal(1, _log.Count(LogLevel.Warning));
    }

    [Fact]
    public async Task In_A_Direct_Message_The_Bot_Says_In_The_Persons_Language_That_It_Works_In_Servers_Only()
    {
        _server.Answers(HttpStatusCode.NoContent, "");

        await _events.TakeAsync("INTERACTION_CREATE", Sample("InteractionObject.direct-message.json"));
        await _events.DrainAsync(TimeSpan.FromSeconds(5));

        Assert.Empty(_bot.Heard);
        Assert.Contains("Ich arbeite nur auf Servern.", _server.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Failed_Answer_Is_Logged_Once_With_The_Interaction_And_Without_Any_Token()
    {
        _server.Answers(HttpStatusCode.NotFound, """{"code":10062,"message":"Unknown interaction"}""");

        await _events.TakeAsync("INTERACTION_CREATE", Sample("InteractionObject.button.json"));
        await _events.DrainAsync(TimeSpan.FromSeconds(5));

        var (level, text) = Assert.Single(_log.All);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains("1442000000000000003", text, StringComparison.Ordinal);
        Assert.DoesNotContain("aW50ZXJhY3Rpb246c2FtcGxl", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-token", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Abilities_Are_Known_From_The_Events_Without_Asking()
    {
        var rights = new ChannelRights(_servers, _rest);
        await _events.TakeAsync("GUILD_CREATE", Sample("GuildObject.json"));
        var inChannel = await rights.InAsync(ServerId, Daily, toPing: null, TestContext.Current.CancellationToken);
        var inThread = await rights.InAsync(ServerId, Thread, toPing: null, TestContext.Current.CancellationToken);

        await _events.TakeAsync("CHANNEL_UPDATE", Json($$"""{"id":"{{Daily}}","type":0,"guild_id":"{{Server}}","permission_overwrites":[{"id":"1250000000000000900","type":1,"allow":"0","deny":"2048"}]}"""));
        var afterChange = await rights.InAsync(ServerId, Daily, toPing: null, TestContext.Current.CancellationToken);

        await _events.TakeAsync("GUILD_ROLE_UPDATE", Json($$$"""{"guild_id":"{{{Server}}}","role":{"id":"1250000000000000020","permissions":"8"}}"""));
        var asAdministrator = await rights.InAsync(ServerId, Daily, toPing: null, TestContext.Current.CancellationToken);

        Assert.True(inChannel!.Value.HasFlag(ChannelAbilities.Send | ChannelAbilities.SendInThreads));
        Assert.Equal(inChannel, inThread);
        Assert.False(afterChange!.Value.HasFlag(ChannelAbilities.Send));
        Assert.Equal((ChannelAbilities)0xFF, asAdministrator);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Whether_Anyone_May_Mention_A_Role_Is_Known_From_The_Events()
    {
        const ulong Crew = 1250000000000000077;
        await _events.TakeAsync("GUILD_CREATE", Sample("GuildObject.json"));
        await _events.TakeAsync("GUILD_ROLE_UPDATE", Json($$$"""{"guild_id":"{{{Server}}}","role":{"id":"{{{Server}}}","permissions":"66560","mentionable":false}}"""));

        var before = await MayPingAsync();
        await _events.TakeAsync("GUILD_ROLE_CREATE", Json($$$"""{"guild_id":"{{{Server}}}","role":{"id":"{{{Crew}}}","permissions":"0","mentionable":true}}"""));
        var open = await MayPingAsync();
        await _events.TakeAsync("GUILD_ROLE_UPDATE", Json($$$"""{"guild_id":"{{{Server}}}","role":{"id":"{{{Crew}}}","permissions":"0","mentionable":false}}"""));
        var closed = await MayPingAsync();

        Assert.Equal((false, true, false), (before, open, closed));

        async Task<bool> MayPingAsync() =>
            (await new ChannelRights(_servers, _rest).InAsync(ServerId, Daily, new RoleId(Crew), TestContext.Current.CancellationToken))!.Value.HasFlag(ChannelAbilities.PingRoles);
    }

    [Fact]
    public async Task Abilities_In_A_Channel_That_No_Event_Told_Of_Are_Asked_For()
    {
        _server
            .Answers(HttpStatusCode.OK, File.ReadAllText(PathOf("ChannelObject.thread.json")))
            .Answers(HttpStatusCode.OK, File.ReadAllText(PathOf("ChannelObject.text.json")))
            .Answers(HttpStatusCode.OK, File.ReadAllText(PathOf("IReadOnlyListRoleObject.json")))
            .Answers(HttpStatusCode.OK, File.ReadAllText(PathOf("MemberObject.event.json")));

        var abilities = await new ChannelRights(_servers, _rest).InAsync(ServerId, Thread, toPing: null, TestContext.Current.CancellationToken);

        Assert.True(abilities!.Value.HasFlag(ChannelAbilities.View | ChannelAbilities.StartThreads));
        Assert.Equal(
            [$"channels/{Thread}", $"channels/{Daily}", $"guilds/{Server}/roles", $"guilds/{Server}/members/1250000000000000900"],
            _server.Requests.Select(request => request.Address.AbsolutePath["/api/v10/".Length..]));
    }

    public void Dispose()
    {
        _end.Cancel();
        _events.Dispose();
        _flow.Dispose();
        _http.Dispose();
        _server.Dispose();
        _end.Dispose();
    }

    private async Task<IReadOnlyList<Notice>> NoticesAsync(int count)
    {
        var delivering = _events.DeliverNoticesAsync();
        while (_bot.Notices.Count < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        await _end.CancelAsync();
        await delivering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return [.. _bot.Notices];
    }

    private static string PathOf(string sample) => Path.Combine(AppContext.BaseDirectory, "Samples", sample);

    private static JsonElement Sample(string name) => Json(File.ReadAllText(PathOf(name)));

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    private sealed class ListeningBot : IInteractionHandler
    {
        public ConcurrentQueue<Interaction> Heard { get; } = new();

        public ConcurrentQueue<Notice> Notices { get; } = new();

        public Task<Response> HandleAsync(Interaction interaction, CancellationToken stop)
        {
            Heard.Enqueue(interaction);
            return Task.FromResult<Response>(new Reply("heard"));
        }

        public Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) => Task.FromResult<IReadOnlyList<Choice>>([]);

        public Task NoticeAsync(Notice notice, CancellationToken stop)
        {
            Notices.Enqueue(notice);
            return Task.CompletedTask;
        }
    }
}
