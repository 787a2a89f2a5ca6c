using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <summary>
/// The bot is killed, as by a power cut, at every step of posting, answering and closing, and at moments by chance.
/// Each time it starts again, nothing accepted is lost, nothing comes twice and the question goes its way.
/// </summary>
public sealed class KillRuns : BotTest
{
    private const int KillsInARound = 3;

    [Fact]
    public Task Twenty_Kills_Lose_Nothing_And_Repeat_Nothing() => RunAsync(rounds: 7, seed: 20_261_123);

    [LongFact]
    [Trait("Runs", "long")]
    public Task Two_Hundred_Kills_Lose_Nothing_And_Repeat_Nothing() => RunAsync(rounds: 68, seed: 4_711);

    private async Task RunAsync(int rounds, int seed)
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var both = await TwoProcesses.StartAsync(Folder, Stop);
        var server = await both.Server.FirstServerAsync(Stop);
        var members = new List<LocalMember>();
        foreach (var name in (string[])["Ada", "Grace", "Linus", "Margaret", "Dennis"])
        {
            members.Add(await both.Server.MemberAsync(name, Stop));
        }

        var unanswered = 0;
        for (var round = 0; round < rounds; round++)
        {
            var (posting, answering, closing) = (At(KillPoint.OfPosting, round), At(KillPoint.OfAnswering, round), At(KillPoint.OfClosing, round));
            try
            {
                var channel = await both.Server.AddChannelAsync(server, $"round-{round}", Stop);
                var one = new KillRound(both, Folder, members, channel, new Random(seed + round), Stop);
                await one.PlayAsync(posting, answering, closing);
                unanswered += one.Unanswered;
            }
            catch (Exception failure) when (!Stop.IsCancellationRequested)
            {
                throw new InvalidOperationException($"Round {round} of seed {seed} ({posting}; {answering}; {closing}): {failure.Message}\nThe bot's log:\n{both.Bot.Errors}", failure);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{rounds * KillsInARound} kills in {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s, {rounds} questions, {unanswered} commands asked again, seed {seed}");
    }

    private static KillPoint At(IReadOnlyList<KillPoint> points, int round) => points[round % points.Count];
}
