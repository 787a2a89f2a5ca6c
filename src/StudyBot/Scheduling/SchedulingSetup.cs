using Microsoft.Extensions.DependencyInjection;
using Quartz;
using StudyBot.Core.Chat;

namespace StudyBot.Scheduling;

internal static class SchedulingSetup
{
    private static readonly TimeSpan BetweenCounts = TimeSpan.FromSeconds(15);

    // When the connection is there, and what was missed meanwhile is done.
    private static readonly TimeSpan RetentionAfterStart = TimeSpan.FromMinutes(2);

    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<SweepJob>(job => job.WithIdentity(SweepJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob(SweepJob.Key).WithIdentity("at the start").StartNow());
            AddTimes(SweepJob.Key, "every minute", "0 * * * * ?");

            quartz.AddJob<SeasonsJob>(job => job.WithIdentity(SeasonsJob.Key).StoreDurably());
            AddTimes(SeasonsJob.Key, "seasons", "15 * * * * ?");

            quartz.AddJob<CountsJob>(job => job.WithIdentity(CountsJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .ForJob(CountsJob.Key)
                .WithIdentity("counts")
                .WithSimpleSchedule(times => times.WithInterval(BetweenCounts).RepeatForever()));

            quartz.AddJob<BoardsJob>(job => job.WithIdentity(BoardsJob.Key).StoreDurably());
            AddTimes(BoardsJob.Key, "boards", "30 * * * * ?");

            quartz.AddJob<NamesJob>(job => job.WithIdentity(NamesJob.Key).StoreDurably());
            AddTimes(NamesJob.Key, "names", "45 * * * * ?");

            quartz.AddJob<BackupJob>(job => job.WithIdentity(BackupJob.Key).StoreDurably());
            AddTimes(BackupJob.Key, "backup", "0 17 * * * ?");

            quartz.AddJob<PrivacyJob>(job => job.WithIdentity(PrivacyJob.Key).StoreDurably());
            AddTimes(PrivacyJob.Key, "privacy", "45 * * * * ?");

            quartz.AddJob<RetentionJob>(job => job.WithIdentity(RetentionJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .ForJob(RetentionJob.Key)
                .WithIdentity("retention after the start")
                .StartAt(TimeProvider.System.GetUtcNow() + RetentionAfterStart));
            AddTimes(RetentionJob.Key, "retention", "0 47 4 * * ?");

            void AddTimes(JobKey job, string name, string cron) =>
                quartz.AddTrigger(trigger => trigger.ForJob(job).WithIdentity(name).WithCronSchedule(cron, times => times.InTimeZone(TimeZoneInfo.Utc)));
        });
        services.AddSingleton<INoticeListener, SweepWhenConnected>();
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        return services;
    }
}
