using Quartz;
using StudyBot.Core.Daily;

namespace StudyBot.Scheduling;

/// <summary>Brings the counts of responses on open posts up to date, as often as they may change.</summary>
[DisallowConcurrentExecution]
internal sealed class CountsJob(DailySweep sweep) : IJob
{
    public static readonly JobKey Key = new("counts");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweep.RefreshCountsAsync(cancellationToken);
}
