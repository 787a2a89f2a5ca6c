using StudyBot.EndToEnd.Tests.Running;

namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <summary>
/// Connections close, sessions end, heartbeats stay unanswered, requests fail, come late, twice or never, and limits
/// strike; yet there is one post per course and date, each accepted answer is stored once, and everything closes.
/// </summary>
public sealed class ChaosRuns : BotTest
{
    [Fact]
    public Task Two_Days_Of_Chaos_Lose_Nothing_And_Repeat_Nothing() => RunAsync(days: 2, interactions: 100, seed: 20_261_124);

    [LongFact]
    [Trait("Runs", "long")]
    public Task Ten_Days_Of_Chaos_Lose_Nothing_And_Repeat_Nothing() => RunAsync(days: 10, interactions: 100, seed: 1_789);

    private async Task RunAsync(int days, int interactions, int seed)
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var run = new ChaosRun(bot, seed, Stop);
        try
        {
            await run.RunAsync(days, interactions);
        }
        catch (Exception failure) when (!Stop.IsCancellationRequested)
        {
            throw new InvalidOperationException($"Chaos of seed {seed}: {failure.Message}\n{run.Blame}\nThe bot's warnings:\n{string.Join('\n', bot.Warnings.TakeLast(40))}", failure);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{run.Questions} questions, {run.Blame}\n{run.Blame.KindsOfFaults} kinds of faults struck; {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s, seed {seed}");
        Assert.DoesNotContain(bot.Warnings, line => line.Contains("failed in its handler", StringComparison.Ordinal));
    }
}
