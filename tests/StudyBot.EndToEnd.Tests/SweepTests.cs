using Microsoft.Extensions.DependencyInjection;
using Quartz;
using StudyBot.EndToEnd.Tests.Running;

namespace StudyBot.EndToEnd.Tests;

/// <summary>When the daily sweep runs besides every full minute.</summary>
public sealed class SweepTests : BotTest
{
    private static readonly string[] ByTheClock = ["every minute", "at the start"];

    [Fact]
    public async Task A_Connection_That_Comes_Back_Is_Followed_By_A_Sweep()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var scheduler = await bot.Host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Stop);
        var sweeps = new Sweeps();
        scheduler.ListenerManager.AddJobListener(sweeps);

        bot.Host.Local!.Faults.CloseGateway(4000);
        var swept = await sweeps.Extra.Task.WaitAsync(Stop);

        Assert.Equal("sweep", swept.Name);
        Assert.Empty(bot.Warnings);
    }

    private sealed class Sweeps : IJobListener
    {
        public TaskCompletionSource<JobKey> Extra { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "sweeps of a test";

        public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
        {
            if (context.JobDetail.Key.Name == "sweep" && !ByTheClock.Contains(context.Trigger.Key.Name))
            {
                Extra.TrySetResult(context.JobDetail.Key);
            }

            return ValueTask.CompletedTask;
        }
    }
}
