using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using StudyBot.Core.Chat;
using StudyBot.Discord.Interactions;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Tests.Rest;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests.Interactions;

public sealed class InteractionFlowTests : IDisposable
{
    private const string Callback = "/api/v10/interactions/42/secret-itoken/callback";
    private const string Original = "/api/v10/webhooks/43/secret-itoken/messages/@original";
    private const string FollowUp = "/api/v10/webhooks/43/secret-itoken";
    private static readonly Form SomeForm = new("t:form", "Title", [new FormField("text", "Text")], Visibility.Private);

    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedServer _server = new();
    private readonly LoggedLines _log = new();
    private readonly PendingBot _bot = new();
    private readonly HttpClient _http;
    private readonly InteractionFlow _flow;
    private readonly long _received;

    public InteractionFlowTests()
    {
        _http = new HttpClient(new RateLimitHandler(_time, new Random(3), NullLogger.Instance) { InnerHandler = _server });
        var rest = new DiscordRest(_http, Options.Create(new DiscordOptions { Token = "secret-token", ApiBaseUrl = "http://127.0.0.1:9/api/v10" }), _time);
        _flow = new InteractionFlow(rest, _bot, _time, _log);
        _received = _time.GetTimestamp();
    }

    [Theory]
    [InlineData(Visibility.Private, true, 4, 64)]
    [InlineData(Visibility.Public, true, 4, null)]
    [InlineData(Visibility.UpdatesMessage, true, 7, null)]
    [InlineData(Visibility.UpdatesMessage, false, 4, 64)]
    [InlineData(Visibility.OpensForm, true, 4, 64)]
    public async Task An_Answer_In_Time_Is_The_Only_Request(Visibility declared, bool onMessage, int type, int? flags)
    {
        _server.Answers(HttpStatusCode.NoContent, "");
        _bot.Answers(new Reply("done"));

        await AnswerAsync(declared, onMessage);

        var (address, body) = Sent(0);
        Assert.Equal(Callback, address);
        Assert.Equal(type, body.GetProperty("type").GetInt32());
        Assert.Equal(flags, Flags(body));
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(Visibility.Private, true, 5, 64)]
    [InlineData(Visibility.Public, true, 5, null)]
    [InlineData(Visibility.UpdatesMessage, true, 6, null)]
    [InlineData(Visibility.UpdatesMessage, false, 5, 64)]
    public async Task After_One_And_A_Half_Seconds_The_Answer_Is_Announced_And_Later_Filled_In(Visibility declared, bool onMessage, int type, int? flags)
    {
        _server.Answers(HttpStatusCode.NoContent, "").Answers(HttpStatusCode.OK);

        var answering = AnswerAsync(declared, onMessage);
        await _bot.Asked;
        _time.Advance(TimeSpan.FromSeconds(1.5));
        await RequestsAsync(1);
        _bot.Answers(new Reply("done"));
        await answering;

        var (first, announced) = Sent(0);
        Assert.Equal(Callback, first);
        Assert.Equal(type, announced.GetProperty("type").GetInt32());
        Assert.Equal(flags, Flags(announced));
        var (second, filled) = Sent(1);
        Assert.Equal(Original, second);
        Assert.Equal("done", filled.GetProperty("content").GetString());
    }

    [Fact]
    public async Task The_Time_Counts_From_The_Arrival_And_Not_From_When_There_Was_Time_To_Begin()
    {
        _server.Answers(HttpStatusCode.NoContent, "").Answers(HttpStatusCode.OK);
        _time.Advance(TimeSpan.FromSeconds(1.6));

        var answering = AnswerAsync(Visibility.Private);
        await RequestsAsync(1);
        _bot.Answers(new Reply("done"));
        await answering;

        Assert.Equal(5, Sent(0).Body.GetProperty("type").GetInt32());
    }

    [Fact]
    public async Task A_Refusal_After_An_Announced_Change_Stands_Beside_The_Message()
    {
        _server.Answers(HttpStatusCode.NoContent, "").Answers(HttpStatusCode.OK);

        var answering = AnswerAsync(Visibility.UpdatesMessage);
        await _bot.Asked;
        _time.Advance(TimeSpan.FromSeconds(1.5));
        await RequestsAsync(1);
        _bot.Answers(new Reply("not you") { Privately = true });
        await answering;

        var (address, body) = Sent(1);
        Assert.Equal(FollowUp, address);
        Assert.Equal(64, body.GetProperty("flags").GetInt32());
    }

    [Fact]
    public async Task A_Form_In_Time_Is_Opened()
    {
        _server.Answers(HttpStatusCode.NoContent, "");
        var answering = AnswerAsync(Visibility.OpensForm);
        await _bot.Asked;
        _time.Advance(TimeSpan.FromSeconds(2.4));

        _bot.Answers(SomeForm);
        await answering;

        Assert.Equal(9, Sent(0).Body.GetProperty("type").GetInt32());
    }

    [Fact]
    public async Task A_Form_That_Comes_Too_Late_Gives_Way_To_A_Request_To_Try_Again()
    {
        _server.Answers(HttpStatusCode.NoContent, "");
        var answering = AnswerAsync(Visibility.OpensForm);
        await _bot.Asked;
        _time.Advance(TimeSpan.FromSeconds(2.5));
        await RequestsAsync(1);

        _bot.Answers(SomeForm);
        await answering;

        var body = Sent(0).Body;
        Assert.Equal(4, body.GetProperty("type").GetInt32());
        Assert.Equal(64, Flags(body));
        Assert.Contains("try again", body.GetProperty("data").GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(Visibility.Private)]
    [InlineData(Visibility.Public)]
    public async Task A_Form_That_Was_Not_Declared_Is_A_Defect_And_The_Person_Gets_An_Apology(Visibility declared)
    {
        _server.Answers(HttpStatusCode.NoContent, "");
        _bot.Answers(SomeForm);

        await AnswerAsync(declared);

        Assert.Equal(64, Flags(Sent(0).Body));
        Assert.Contains("`42`", Sent(0).Body.GetProperty("data").GetProperty("content").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, _log.Count(LogLevel.Error));
    }

    [Fact]
    public async Task A_Handler_That_Breaks_Is_Logged_Once_And_Nothing_Of_It_Is_Shown()
    {
        _server.Answers(HttpStatusCode.NoContent, "");
        _bot.Breaks(new InvalidOperationException("private words"));

        await AnswerAsync(Visibility.Public);

        Assert.DoesNotContain("private words", _server.Requests[0].Body, StringComparison.Ordinal);
        Assert.Equal(1, _log.Count(LogLevel.Error));
    }

    [Fact]
    public async Task An_Answer_That_Discord_Refuses_Is_Replaced_By_An_Apology()
    {
        _server.Answers(HttpStatusCode.BadRequest, """{"code":50035,"message":"Invalid Form Body"}""").Answers(HttpStatusCode.NoContent, "");
        _bot.Answers(new Reply("too long"));

        await AnswerAsync(Visibility.Private);

        Assert.Contains("Sorry", _server.Requests[1].Body, StringComparison.Ordinal);
        Assert.Equal(1, _log.Count(LogLevel.Error));
    }

    [Fact]
    public async Task A_Late_Answer_That_Cannot_Be_Delivered_Is_Reported_With_Its_Cause()
    {
        _server.Answers(HttpStatusCode.NoContent, "").Answers(HttpStatusCode.Unauthorized, """{"code":50027,"message":"Invalid Webhook Token"}""");
        var answering = AnswerAsync(Visibility.Private);
        await _bot.Asked;
        _time.Advance(TimeSpan.FromSeconds(1.5));
        await RequestsAsync(1);
        _bot.Answers(new Reply("done"));

        var failure = await Assert.ThrowsAsync<DiscordApiException>(() => answering);

        Assert.Equal(50027, failure.Code);
    }

    [Fact]
    public async Task Suggestions_In_Time_Are_Offered_And_Cut_To_What_Discord_Takes()
    {
        _server.Answers(HttpStatusCode.NoContent, "");
        _bot.Suggestions.SetResult([.. Enumerable.Range(0, 30).Select(n => new Choice(new string('x', 120), $"{n}"))]);

        await SuggestAsync();

        var choices = Sent(0).Body.GetProperty("data").GetProperty("choices");
        Assert.Equal(25, choices.GetArrayLength());
        Assert.Equal(100, choices[0].GetProperty("name").GetString()!.Length);
    }

    [Fact]
    public async Task Suggestions_That_Take_Too_Long_Are_An_Empty_List()
    {
        _server.Answers(HttpStatusCode.NoContent, "");
        var suggesting = SuggestAsync();
        await _bot.Asked;

        _time.Advance(TimeSpan.FromSeconds(1.5));
        await suggesting;

        Assert.Equal("""{"type":8,"data":{"choices":[]}}""", _server.Requests[0].Body);
    }

    public void Dispose()
    {
        _flow.Dispose();
        _http.Dispose();
        _server.Dispose();
    }

    private Task AnswerAsync(Visibility declared, bool onMessage = true)
    {
        var on = new MessageRef(new ChannelId(5), 6);
        var pressed = new ButtonPressed("42", new Member(new MemberId(1), "Ada", []), SomePlace, "en-US", _time.GetUtcNow(), "t:x", onMessage ? on : null);
        return _flow.AnswerAsync(Raw(InteractionType.Component), new Incoming.ToAnswer(pressed, declared, onMessage, MayOpenForm: true), _received, TestContext.Current.CancellationToken);
    }

    private Task SuggestAsync() => _flow.SuggestAsync(
        Raw(InteractionType.Autocomplete),
        new OptionTyped("42", new Member(new MemberId(1), "Ada", []), SomePlace, "en-US", _time.GetUtcNow(), "ask", "question", "vol", OptionValues.None),
        _received,
        TestContext.Current.CancellationToken);

    private static Place SomePlace => new(new ServerId(1), new ChannelId(5), null, ChannelAbilities.None);

    private static InteractionObject Raw(InteractionType type) => new() { Id = new Snowflake(42), ApplicationId = new Snowflake(43), Type = type, Token = "secret-itoken" };

    private (string Address, JsonElement Body) Sent(int n) =>
        (_server.Requests[n].Address.AbsolutePath, JsonDocument.Parse(_server.Requests[n].Body).RootElement);

    private static int? Flags(JsonElement body) =>
        body.TryGetProperty("data", out var details) && details.TryGetProperty("flags", out var flags) ? flags.GetInt32() : null;

    private async Task RequestsAsync(int count)
    {
        while (_server.Requests.Count < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private sealed class PendingBot : IInteractionHandler
    {
        private readonly TaskCompletionSource<Response> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<IReadOnlyList<Choice>> Suggestions { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public void Answers(Response response) => _answer.SetResult(response);

        public void Breaks(Exception failure) => _answer.SetException(failure);

        public Task<Response> HandleAsync(Interaction interaction, CancellationToken stop)
        {
            _asked.TrySetResult();
            return _answer.Task;
        }

        public Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop)
        {
            _asked.TrySetResult();
            return Suggestions.Task;
        }

        public Task NoticeAsync(Notice notice, CancellationToken stop) => Task.CompletedTask;
    }
}
