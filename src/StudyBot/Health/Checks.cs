using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Metrics;
using StudyBot.Storage;

namespace StudyBot.Health;

internal sealed class ConnectionCheck(IChatClient chat) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(chat.Status.Ready ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"not connected since {chat.Status.Since:u}"));
}

internal sealed class DatabaseCheck(StudyDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.CheckWritableAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StorageException failure)
        {
            return HealthCheckResult.Unhealthy(failure.Message);
        }
    }
}

internal sealed class ScheduleCheck(ISchedulerFactory schedulers) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        return scheduler.Status == SchedulerStatus.Running
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("the schedule is not running");
    }
}

/// <summary>When the newest question was posted, and whether one is overdue. That makes the bot no less ready: Discord may be down, and a lead may have to act.</summary>
internal sealed class PostsCheck(IDailyFigures daily, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        try
        {
            var figures = await daily.ReadAsync(Overdue.Before(now), cancellationToken);
            var last = figures.LastPostAt is { } at ? $"the last one {Ago(now - at)}" : "none yet";
            return figures.OverdueSince is { } since
                ? HealthCheckResult.Degraded($"{last}; {figures.Overdue} overdue, the first since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC")
                : HealthCheckResult.Healthy(last);
        }
        catch (StorageException failure)
        {
            return HealthCheckResult.Unhealthy(failure.Message);
        }
    }

    private static string Ago(TimeSpan age) => age.TotalHours < 1 ? $"{Math.Max(0, age.Minutes)} min ago" : $"{(int)age.TotalHours} h ago";
}

/// <summary>Whether the boards that members see are what the facts say. It adds up everything, so ask it seldom.</summary>
internal sealed class BoardsCheck(ICourseStore courses, BoardReader boards) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (all, differing) = (await courses.AllAsync(cancellationToken), new List<string>());
        foreach (var course in all)
        {
            // Looked at twice, as a question may close in between.
            if ((await boards.VerifyAsync(course.Id, cancellationToken)).Count > 0 && (await boards.VerifyAsync(course.Id, cancellationToken)).Count > 0)
            {
                differing.Add(course.Settings.Name);
            }
        }

        return differing.Count == 0
            ? HealthCheckResult.Healthy($"{all.Count} courses, every board as its facts say")
            : HealthCheckResult.Unhealthy($"the boards of {string.Join(", ", differing)} differ from the facts");
    }
}
