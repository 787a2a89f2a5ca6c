using System.Globalization;
using System.Text.RegularExpressions;
using StudyBot.Core.Chat;

namespace StudyBot.Discord.Tests.Gateway;

/// <summary>More events than anybody can handle.</summary>
public sealed partial class FloodTests
{
    private const int Interactions = 4_000;
    private const int Removals = 100;

    [Fact]
    public async Task Of_Thousands_Of_Interactions_Only_Those_Too_Late_Are_Left_Out_And_No_Notice_Is_Lost()
    {
        var sample = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Samples", "InteractionObject.button.json"), TestContext.Current.CancellationToken);
        var begin = new TaskCompletionSource();
        var never = new TaskCompletionSource<Response>();
        var gateway = new RawGateway();
        gateway.Then(async connection =>
        {
            await connection.SayAsync("""{"op":10,"d":{"heartbeat_interval":300000}}""");
            await connection.HearAsync();
            await connection.SayAsync($$$"""{"op":0,"s":1,"t":"READY","d":{{{Conversation.ReadyJson()}}}}""");
            await begin.Task;
            var beats = AcknowledgeAsync(connection);
            for (var n = 0; n < Interactions; n++)
            {
                await connection.SayAsync($$$"""{"op":0,"s":{{{2 + (2 * n)}}},"t":"INTERACTION_CREATE","d":{{{Numbered(sample, n)}}}}""");
                if (n % (Interactions / Removals) == 0)
                {
                    await connection.SayAsync($$$"""{"op":0,"s":{{{3 + (2 * n)}}},"t":"CHANNEL_DELETE","d":{"id":"{{{n + 1}}}","type":0,"guild_id":"1"}}""");
                }
            }

            await beats;
        });
        await using var stage = new RawStage(gateway);
        stage.Bot.Control("daily:answer:5:A", _ => never.Task);
        await stage.ReadyAsync();

        begin.SetResult();
        await stage.UntilAsync(() => stage.Bot.Notices.OfType<Notice.ChannelRemoved>().Count() == Removals);
        await stage.UntilAsync(() => LeftOut(stage).Sum() + Answered(stage) >= Interactions);

        Assert.Equal(Interactions, LeftOut(stage).Sum() + Answered(stage));
        Assert.InRange(LeftOut(stage).Count(), 1, Interactions / 100);
        Assert.Single(gateway.Connections);
    }

    private static async Task AcknowledgeAsync(RawConnection connection)
    {
        while (await connection.HearAsync() is not null)
        {
            await connection.SayAsync("""{"op":11}""");
        }
    }

    private static string Numbered(string sample, int number) => sample
        .Replace("1442000000000000003", (1_442_000_000_000_000_003UL + (ulong)number).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("aW50ZXJhY3Rpb246c2FtcGxl", $"token{number}", StringComparison.Ordinal);

    // Each was tried; at ten times the usual pace, some callbacks take too long.
    private static int Answered(RawStage stage) => stage.Gateway.Requests.Concat(stage.Log.All.Select(line => line.Text))
        .Select(text => Tried().Match(text))
        .Where(match => match.Success)
        .DistinctBy(match => match.Groups[1].Value)
        .Count();

    [GeneratedRegex(@"^(?:POST \S*/interactions/|Interaction )(\d+)")]
    private static partial Regex Tried();

    // "5 interactions were left out: ..."
    private static IEnumerable<int> LeftOut(RawStage stage) => stage.Log.All
        .Where(line => line.Text.Contains("were left out", StringComparison.Ordinal))
        .Select(line => int.Parse(line.Text.Split(' ')[0], CultureInfo.InvariantCulture));
}
