using Quartz;
using StudyBot.Core.Seasons;

namespace StudyBot.Scheduling;

/// <summary>Once a minute: closes seasons that are over and posts their results. Beside the sweep, so that no question waits for a picture.</summary>
[DisallowConcurrentExecution]
internal sealed class SeasonsJob(SeasonSweep sweep) : IJob
{
    public static readonly JobKey Key = new("seasons");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweep.RunAsync(cancellationToken);
}
