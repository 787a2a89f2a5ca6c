using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using StudyBot.Core.Chat;
using StudyBot.Discord.Interactions;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Servers;
using StudyBot.Discord.Tests.Rest;

namespace StudyBot.Discord.Tests.Interactions;

public sealed class WayTimesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(-90)]
    public void Whatever_The_Clocks_Say_The_Fastest_Came_At_Once_And_The_Others_So_Much_Later(int secondsApart)
    {
        var ways = new WayTimes();
        var now = Noon + TimeSpan.FromSeconds(secondsApart);

        Assert.Equal(TimeSpan.Zero, ways.Of(Noon, now + TimeSpan.FromMilliseconds(40)));
        Assert.Equal(TimeSpan.FromSeconds(1.2), ways.Of(Noon, now + TimeSpan.FromSeconds(1.24)));
        Assert.Equal(TimeSpan.Zero, ways.Of(Noon, now));
        Assert.Equal(TimeSpan.FromSeconds(2.9), ways.Of(Noon, now + TimeSpan.FromSeconds(2.9)));
    }

    [Fact]
    public void A_Clock_That_Is_Set_Makes_Nothing_Late()
    {
        var ways = new WayTimes();
        ways.Of(Noon, Noon);

        Assert.Equal(TimeSpan.Zero, ways.Of(Noon, Noon.AddHours(1)));
        Assert.Equal(TimeSpan.Zero, ways.Of(Noon, Noon.AddHours(-1)));
        Assert.Equal(TimeSpan.Zero, ways.Of(Noon, Noon.AddMinutes(1)));
    }

    [Fact]
    public void A_Clock_That_Was_Set_By_Less_Is_Forgotten_After_A_While()
    {
        var ways = new WayTimes();
        ways.Of(Noon, Noon);

        var late = Enumerable.Range(0, 100).Count(_ => ways.Of(Noon, Noon.AddSeconds(2)) > TimeSpan.Zero);

        Assert.InRange(late, 1, 40);
    }

    [Fact]
    public async Task An_Interaction_That_Is_Replayed_After_A_Break_Is_Announced_In_What_Is_Left_Of_Its_Time()
    {
        var time = new FakeTimeProvider(Noon);
        using var server = new ScriptedServer().Answers(HttpStatusCode.NoContent, "").Answers(HttpStatusCode.NoContent, "").Answers(HttpStatusCode.OK);
        using var http = new HttpClient(new RateLimitHandler(time, new Random(3), NullLogger.Instance) { InnerHandler = server });
        var rest = new DiscordRest(http, Options.Create(new DiscordOptions { Token = "t", ApiBaseUrl = "http://127.0.0.1:9/api/v10" }), time);
        var bot = new PatientBot();
        using var flow = new InteractionFlow(rest, bot, time, NullLogger.Instance);
        using var events = new DiscordEvents(new InteractionReader([]), flow, bot, new KnownServers(), time, NullLogger.Instance, TestContext.Current.CancellationToken);
        bot.Answer.SetResult(new Reply("at once"));
        await events.TakeAsync("INTERACTION_CREATE", Pressed(Noon, 1));
        await events.DrainAsync(TimeSpan.FromSeconds(5));

        bot.Answer = new TaskCompletionSource<Response>();
        time.Advance(TimeSpan.FromSeconds(1.2));
        await events.TakeAsync("INTERACTION_CREATE", Pressed(Noon, 2));
        time.Advance(TimeSpan.FromSeconds(0.3));
        while (server.Requests.Count < 2)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        bot.Answer.SetResult(new Reply("in the end"));
        await events.DrainAsync(TimeSpan.FromSeconds(5));

        Assert.Equal("""{"type":5,"data":{"flags":64}}""", server.Requests[1].Body);
        Assert.Contains("in the end", server.Requests[2].Body, StringComparison.Ordinal);
    }

    private static JsonElement Pressed(DateTimeOffset at, int number)
    {
        var sample = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "InteractionObject.button.json")))!;
        sample["id"] = $"{((ulong)(at.ToUnixTimeMilliseconds() - 1_420_070_400_000) << 22) + (ulong)number}";
        sample["data"]!["custom_id"] = "p|t:x";
        return JsonSerializer.SerializeToElement(sample);
    }

    private sealed class PatientBot : IInteractionHandler
    {
        public TaskCompletionSource<Response> Answer { get; set; } = new();

        public Task<Response> HandleAsync(Interaction interaction, CancellationToken stop) => Answer.Task;

        public Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) => Task.FromResult<IReadOnlyList<Choice>>([]);

        public Task NoticeAsync(Notice notice, CancellationToken stop) => Task.CompletedTask;
    }
}
