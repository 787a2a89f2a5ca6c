using Quartz;
using StudyBot.Core.Privacy;

namespace StudyBot.Scheduling;

/// <summary>Once a minute: what is left to do after deletions.</summary>
[DisallowConcurrentExecution]
internal sealed class PrivacyJob(PrivacySweep sweep) : IJob
{
    public static readonly JobKey Key = new("privacy");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweep.RunAsync(cancellationToken);
}
