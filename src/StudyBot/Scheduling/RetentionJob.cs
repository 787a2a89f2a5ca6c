using Quartz;
using StudyBot.Backups;
using StudyBot.Core.Privacy;

namespace StudyBot.Scheduling;

/// <summary>Once a day, and soon after the start: deletes what was kept for long enough, in the database and beside it.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(Retention retention, NightlyBackup backups) : IJob
{
    public static readonly JobKey Key = new("retention");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        backups.DropOld();
        await retention.RunAsync(cancellationToken);
    }
}
