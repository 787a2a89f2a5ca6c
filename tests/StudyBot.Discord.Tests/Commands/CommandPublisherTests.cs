using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using StudyBot.Core.Chat;
using StudyBot.Discord.Commands;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Tests.Rest;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Tests.Commands;

public sealed class CommandPublisherTests : IDisposable
{
    private static readonly Snowflake Application = new(901);
    private static readonly CommandSpec Ask = new("ask", "Find an answer", Visibility.Private, []);

    private readonly ScriptedServer _server = new();
    private readonly FakeTimeProvider _time = new();
    private readonly RegistrationsInMemory _registrations = new();
    private readonly HttpClient _http;
    private readonly CommandPublisher _publisher;
    private int _tried;

    public CommandPublisherTests()
    {
        _http = new HttpClient(new RateLimitHandler(_time, new Random(3), NullLogger.Instance) { InnerHandler = _server });
        var options = Options.Create(new DiscordOptions { Token = "t", ApiBaseUrl = "http://127.0.0.1:9/api/v10" });
        _publisher = new CommandPublisher(new DiscordRest(_http, options, _time), _registrations, options, _time, new LoggedLines());
    }

    [Fact]
    public async Task Commands_That_Did_Not_Change_Are_Not_Sent_Again()
    {
        _server.Answers(HttpStatusCode.OK, "[]").Answers(HttpStatusCode.OK, "[]");

        await PublishAsync(Ask);
        await PublishAsync(Ask);
        await PublishAsync(Ask with { Description = "Find the answer" });

        Assert.Equal(3, _tried);
        Assert.Equal(2, _server.Requests.Count);
        Assert.All(_server.Requests, request => Assert.Equal((HttpMethod.Put, "/api/v10/applications/901/commands"), (request.Method, request.Address.AbsolutePath)));
    }

    [Fact]
    public async Task Commands_That_Were_Refused_Are_Not_Remembered_As_Known()
    {
        _server.Answers(HttpStatusCode.BadRequest, """{"code":50035,"message":"Invalid Form Body"}""");

        var refusal = await Assert.ThrowsAsync<ChatException>(() => PublishAsync(Ask));

        Assert.Equal(ChatFault.Refused, refusal.Fault);
        Assert.Null(await _registrations.KnownAsync(new Uri("http://127.0.0.1:9/api/v10/"), Application.Value, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_Discord_In_Trouble_Is_Tried_Again_Until_It_Takes_Them()
    {
        _server.Answers(HttpStatusCode.TooManyRequests, "blocked").Answers(HttpStatusCode.OK, "[]");

        var publishing = PublishAsync(Ask);
        while (!publishing.IsCompleted)
        {
            await Task.WhenAny(publishing, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken));
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        await publishing;
        Assert.Equal(1, _tried);
        Assert.Equal(2, _server.Requests.Count);
    }

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    private Task PublishAsync(CommandSpec spec) => _publisher.PublishAsync(Application, [spec], () => _tried++, TestContext.Current.CancellationToken);
}
