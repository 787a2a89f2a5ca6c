using Quartz;
using StudyBot.Core.Daily;

namespace StudyBot.Scheduling;

/// <summary>Once a minute: closes what is over, posts what is due, brings counts up to date. What is due is the core's business.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(DailySweep sweep) : IJob
{
    public static readonly JobKey Key = new("sweep");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweep.RunAsync(cancellationToken);
}
