using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using StudyBot.Core.Chat;
using StudyBot.Discord.Messages;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests.Rest;

public sealed partial class DiscordRestTests : IDisposable
{
    private const string Message = """{"id":"77","channel_id":"5","timestamp":"2026-11-23T10:00:00.000000+00:00"}""";
    private static readonly ChannelId Channel = new(5);
    private static readonly PostKey Key = new("daily:abc");

    private readonly ScriptedServer _server = new();
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };
    private readonly HttpClient _http;
    private readonly DiscordRest _rest;

    public DiscordRestTests()
    {
        _http = new HttpClient(new RateLimitHandler(_time, new Random(3), NullLogger.Instance) { InnerHandler = _server });
        _rest = new DiscordRest(_http, Options.Create(new DiscordOptions { Token = "the-token", ApiBaseUrl = "http://127.0.0.1:9/api/v10/" }), _time);
    }

    public static TheoryData<HttpStatusCode, int, ChatFault> Faults => new()
    {
        { HttpStatusCode.InternalServerError, 0, ChatFault.Unavailable },
        { HttpStatusCode.BadGateway, 0, ChatFault.Unavailable },
        { HttpStatusCode.Forbidden, 50001, ChatFault.Forbidden },
        { HttpStatusCode.Forbidden, 50013, ChatFault.Forbidden },
        { HttpStatusCode.Forbidden, 40333, ChatFault.Forbidden },
        { HttpStatusCode.NotFound, 10003, ChatFault.Gone },
        { HttpStatusCode.NotFound, 10008, ChatFault.Gone },
        { HttpStatusCode.NotFound, 10004, ChatFault.Gone },
        { HttpStatusCode.NotFound, 10007, ChatFault.Gone },
        { HttpStatusCode.NotFound, 0, ChatFault.Refused },
        { HttpStatusCode.BadRequest, 50035, ChatFault.Refused },
        { HttpStatusCode.BadRequest, 30046, ChatFault.Unavailable },
        { HttpStatusCode.Unauthorized, 0, ChatFault.Refused },
    };

    [Fact]
    public async Task A_Post_Carries_The_Token_And_Its_Key_As_An_Enforced_Nonce()
    {
        _server.Answers(HttpStatusCode.OK, Message);

        await PostAsync(new Reply("hello"));

        var asked = Assert.Single(_server.Requests);
        Assert.Equal("Bot the-token", asked.Authorization);
        Assert.Equal("http://127.0.0.1:9/api/v10/channels/5/messages", asked.Address.AbsoluteUri);
        Assert.Equal("""{"content":"hello","allowed_mentions":{"parse":[]},"nonce":"daily:abc","enforce_nonce":true}""", asked.Body);
    }

    [Fact]
    public async Task A_Callback_Carries_No_Token()
    {
        _server.Answers(HttpStatusCode.NoContent, "");

        await _rest.CallbackAsync(Interaction(), new CallbackBody(CallbackType.DeferredUpdate), [], TestContext.Current.CancellationToken);

        var asked = Assert.Single(_server.Requests);
        Assert.Null(asked.Authorization);
        Assert.Equal("/api/v10/interactions/42/itoken/callback", asked.Address.AbsolutePath);
        Assert.Equal("""{"type":6}""", asked.Body);
    }

    [Fact]
    public async Task Pictures_Go_As_Files_With_Their_Descriptions()
    {
        _server.Answers(HttpStatusCode.OK, Message);

        await PostAsync(new Reply("see") { Pictures = [new Picture("board week 1.png", Encoding.ASCII.GetBytes("PNG!"), "Ada leads")] });

        var asked = Assert.Single(_server.Requests);
        Assert.Equal("multipart/form-data", asked.MediaType);
        Assert.Contains("form-data; name=\"payload_json\"", asked.Body, StringComparison.Ordinal);
        Assert.Contains("form-data; name=\"files[0]\"; filename=\"board_week_1.png\"", asked.Body, StringComparison.Ordinal);
        Assert.Contains("\"attachments\":[{\"id\":0,\"filename\":\"board_week_1.png\",\"description\":\"Ada leads\"}]", asked.Body, StringComparison.Ordinal);
        Assert.Contains("PNG!", asked.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Limited_Request_Is_Sent_Again_After_The_Time_That_Discord_Names()
    {
        _server
            .Answers(HttpStatusCode.TooManyRequests, """{"message":"You are being rate limited.","retry_after":1.5,"global":false}""")
            .Answers(HttpStatusCode.OK, Message);

        var posting = PostAsync(new Reply("hello"));
        await AdvanceUntilAsync(posting, TimeSpan.FromSeconds(0.5));

        Assert.Equal(2, _server.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(1.5), _time.GetUtcNow() - _time.Start);
    }

    [Fact]
    public async Task A_Limit_Longer_Than_Anyone_Waits_Is_A_Failure_That_May_Pass()
    {
        _server.Answers(HttpStatusCode.TooManyRequests, "<html>blocked</html>");

        var failure = await Assert.ThrowsAsync<ChatException>(() => ChatFaults.GuardAsync(() => _rest.ChannelAsync(Channel, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));

        Assert.Equal(ChatFault.Unavailable, failure.Fault);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData("<html>blocked</html>")]
    [InlineData("""{"title":"Error 1015","status":429,"retry_after":20}""")]
    public async Task A_Limit_That_Is_Not_In_Discords_Words_Stops_Everything_For_Minutes(string body)
    {
        _server.Answers(HttpStatusCode.TooManyRequests, body);
        await Assert.ThrowsAsync<DiscordApiException>(() => PostAsync(new Reply("hello")));

        var held = await Assert.ThrowsAsync<DiscordApiException>(() => _rest.CallbackAsync(Interaction(), new CallbackBody(CallbackType.DeferredUpdate), [], TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.TooManyRequests, held.Status);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_Post_With_A_Nonce_Survives_A_Broken_Connection_And_Server_Trouble()
    {
        _server.Breaks().Answers(HttpStatusCode.BadGateway, "").Answers(HttpStatusCode.OK, Message);

        var posting = PostAsync(new Reply("hello"));
        await AdvanceUntilAsync(posting, TimeSpan.FromSeconds(0.25));

        Assert.Equal(3, _server.Requests.Count);
        Assert.Equal(_server.Requests[0].Body, _server.Requests[2].Body);
    }

    [Fact]
    public async Task A_Follow_Up_Is_Never_Sent_Twice()
    {
        _server.Answers(HttpStatusCode.BadGateway, "");

        await Assert.ThrowsAsync<DiscordApiException>(() =>
            _rest.FollowUpAsync(Interaction(), MessageBodies.New(new Reply("x")), [], TestContext.Current.CancellationToken));

        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_Callback_Whose_First_Attempt_Arrived_After_All_Is_A_Success()
    {
        _server.Breaks().Answers(HttpStatusCode.BadRequest, """{"message":"Interaction has already been acknowledged.","code":40060}""");

        var calling = _rest.CallbackAsync(Interaction(), new CallbackBody(CallbackType.DeferredMessage), [], TestContext.Current.CancellationToken);
        await AdvanceUntilAsync(calling, TimeSpan.FromSeconds(0.1));

        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_Refusal_Has_Its_Name_In_The_Seam(HttpStatusCode status, int code, ChatFault fault)
    {
        for (var n = 0; n < 5; n++)
        {
            _server.Answers(status, $$"""{"message":"no","code":{{code}}}""");
        }

        var asking = ChatFaults.GuardAsync(() => _rest.ChannelAsync(Channel, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<ChatException>(() => AdvanceUntilAsync(asking, TimeSpan.FromSeconds(1)));

        Assert.Equal(fault, failure.Fault);
    }

    [Fact]
    public async Task An_Error_Names_The_Fields_That_Discord_Did_Not_Like_But_No_Id_And_No_Token()
    {
        _server.Answers(
            HttpStatusCode.BadRequest,
            """{"code":50035,"message":"Invalid Form Body","errors":{"embeds":{"0":{"title":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 256 or fewer in length."}]}}}}}""");

        var failure = await Assert.ThrowsAsync<DiscordApiException>(() =>
            _rest.EditOriginalAsync(Interaction(), MessageBodies.New(new Reply("x")), [], TestContext.Current.CancellationToken));

        Assert.Equal("PATCH webhooks/messages/@original: 400, code 50035 (Invalid Form Body): embeds.0.title BASE_TYPE_MAX_LENGTH", failure.Message);
    }

    [Fact]
    public async Task An_Answer_Larger_Than_Any_Is_A_Clear_Error_And_Not_Asked_For_Again()
    {
        _server.Answers(HttpStatusCode.OK, new string(' ', DiscordRest.MaxAnswerBytes + 1));

        var failure = await Assert.ThrowsAsync<ChatException>(() => ChatFaults.GuardAsync(() => _rest.ChannelAsync(Channel, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken));

        Assert.Contains("GET channels: the answer has more than 8 MB", failure.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_Redirect_Is_Not_Followed_With_The_Token()
    {
        _server.Answers(HttpStatusCode.Found, "", ("Location", "http://evil.example/"));

        await Assert.ThrowsAsync<DiscordApiException>(() => _rest.ChannelAsync(Channel, TestContext.Current.CancellationToken));

        Assert.Single(_server.Requests);
    }

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    private Task<MessageObject> PostAsync(Reply reply) =>
        _rest.CreateMessageAsync(Channel, MessageBodies.Post(reply, Key), Upload.Of(reply), Urgency.Post, TestContext.Current.CancellationToken);

    private async Task AdvanceUntilAsync(Task work, TimeSpan step)
    {
        while (!work.IsCompleted)
        {
            // Continuations after a timer run on the pool; the clock must not run ahead of them.
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken));
            if (!work.IsCompleted)
            {
                _time.Advance(step);
            }
        }

        await work;
    }

    private static InteractionObject Interaction() => new()
    {
        Id = new Snowflake(42),
        ApplicationId = new Snowflake(43),
        Type = InteractionType.Command,
        Token = "itoken",
    };
}
