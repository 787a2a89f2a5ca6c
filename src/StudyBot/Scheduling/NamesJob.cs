using Quartz;
using StudyBot.Core.Daily;

namespace StudyBot.Scheduling;

/// <summary>Once a minute: shows posts anew that name somebody otherwise than they want by now. Beside the sweep, as it may be many.</summary>
[DisallowConcurrentExecution]
internal sealed class NamesJob(RevealSweep sweep) : IJob
{
    public static readonly JobKey Key = new("names");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweep.RunAsync(cancellationToken);
}
