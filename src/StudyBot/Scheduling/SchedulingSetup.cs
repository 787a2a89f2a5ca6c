using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace StudyBot.Scheduling;

internal static class SchedulingSetup
{
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
        });
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        return services;
    }
}
