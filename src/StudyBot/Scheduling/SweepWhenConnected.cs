using Quartz;
using StudyBot.Core.Chat;

namespace StudyBot.Scheduling;

/// <summary>
/// Sweeps as soon as there is a connection. Whether a doubtful post is there can be seen only then, and it should not
/// wait for the next full minute.
/// </summary>
internal sealed class SweepWhenConnected(ISchedulerFactory schedulers) : INoticeListener
{
    public async Task HearAsync(Notice notice, CancellationToken stop)
    {
        if (notice is Notice.Connected)
        {
            var scheduler = await schedulers.GetScheduler(stop);
            await scheduler.TriggerJob(SweepJob.Key, stop);
            await scheduler.TriggerJob(SeasonsJob.Key, stop);
            await scheduler.TriggerJob(PrivacyJob.Key, stop);
        }
    }
}
