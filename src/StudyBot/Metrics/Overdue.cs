namespace StudyBot.Metrics;

/// <summary>When a question that has not come is late: the sweep comes every minute, and an outage of Discord passes.</summary>
internal static class Overdue
{
    private static readonly TimeSpan After = TimeSpan.FromMinutes(10);

    public static DateTimeOffset Before(DateTimeOffset now) => now - After;
}
