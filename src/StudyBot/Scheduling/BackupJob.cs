using Quartz;
using StudyBot.Backups;

namespace StudyBot.Scheduling;

/// <summary>Once an hour: makes this night's backup if it is not there yet.</summary>
[DisallowConcurrentExecution]
internal sealed class BackupJob(NightlyBackup backup) : IJob
{
    public static readonly JobKey Key = new("backup");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await backup.RunAsync(cancellationToken);
}
