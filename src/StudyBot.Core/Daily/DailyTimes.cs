namespace StudyBot.Core.Daily;

/// <summary>The times that govern a question's life.</summary>
public static class DailyTimes
{
    /// <summary>A missed time is caught up for this long.</summary>
    public static readonly TimeSpan CatchUp = TimeSpan.FromHours(6);

    /// <summary>A post later than this does not ping.</summary>
    public static readonly TimeSpan PingsUntil = TimeSpan.FromMinutes(30);

    /// <summary>Every question is open at least this long, or not posted.</summary>
    public static readonly TimeSpan OpenAtLeast = TimeSpan.FromHours(1);

    /// <summary>A question closes at the latest this long before the next one.</summary>
    public static readonly TimeSpan ClosesBeforeNext = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Well within the lease, so that nobody else posts while an answer is still awaited.</summary>
    public static readonly TimeSpan PostTimeout = TimeSpan.FromMinutes(1);

    /// <summary>How long a draft of a course's settings can be confirmed.</summary>
    public static readonly TimeSpan DraftLasts = TimeSpan.FromDays(1);

    /// <summary>How long a post that may not be changed to show its answer is tried again, while nothing is known to be missing.</summary>
    public static readonly TimeSpan RevealRetries = TimeSpan.FromDays(1);

    /// <summary>When a question closes that is due, or posted late, at <paramref name="start"/>; null when it could not be open long enough.</summary>
    public static DateTimeOffset? ClosingTime(DateTimeOffset due, DateTimeOffset start, TimeSpan window, DateTimeOffset nextDue)
    {
        var limit = nextDue - ClosesBeforeNext;
        var earliest = start + OpenAtLeast;
        var wanted = due + window > earliest ? due + window : earliest;
        var closes = wanted < limit ? wanted : limit;
        return closes >= earliest ? closes : null;
    }
}
