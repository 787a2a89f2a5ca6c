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
            quartz.AddTrigger(trigger => trigger
                .ForJob(SweepJob.Key)
                .WithIdentity("every minute")
                .WithCronSchedule("0 * * * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));

            quartz.AddJob<SeasonsJob>(job => job.WithIdentity(SeasonsJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .ForJob(SeasonsJob.Key)
                .WithIdentity("seasons")
                .WithCronSchedule("15 * * * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));

            quartz.AddJob<CountsJob>(job => job.WithIdentity(CountsJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .ForJob(CountsJob.Key)
                .WithIdentity("counts")
                .WithSimpleSchedule(times => times.WithInterval(BetweenCounts).RepeatForever()));

            quartz.AddJob<BoardsJob>(job => job.WithIdentity(BoardsJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .ForJob(BoardsJob.Key)
                .WithIdentity("boards")
                .WithCronSchedule("30 * * * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));

            quartz.AddJob<NamesJob>(job => job.WithIdentity(NamesJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .ForJob(NamesJob.Key)
                .WithIdentity("names")
                .WithCronSchedule("45 * * * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));

            quartz.AddJob<BackupJob>(job => job.WithIdentity(BackupJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .ForJob(BackupJob.Key)
                .WithIdentity("backup")
                .WithCronSchedule("0 17 * * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));

            quartz.AddJob<PrivacyJob>(job => job.WithIdentity(PrivacyJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .ForJob(PrivacyJob.Key)
                .WithIdentity("privacy")
                .WithCronSchedule("45 * * * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));

            quartz.AddJob<RetentionJob>(job => job.WithIdentity(RetentionJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger
                .ForJob(RetentionJob.Key)
                .WithIdentity("retention after the start")
                .StartAt(TimeProvider.System.GetUtcNow() + RetentionAfterStart));
            quartz.AddTrigger(trigger => trigger
                .ForJob(RetentionJob.Key)
                .WithIdentity("retention")
                .WithCronSchedule("0 47 4 * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)));
        });
        services.AddSingleton<INoticeListener, SweepWhenConnected>();
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        return services;
    }
}
