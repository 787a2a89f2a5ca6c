using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;
using StudyBot.Core.Chat;
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
