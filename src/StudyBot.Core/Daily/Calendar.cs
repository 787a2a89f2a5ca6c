namespace StudyBot.Core.Daily;

/// <summary>When a course's next question comes, given the days that have theirs already and a pause.</summary>
internal sealed class Calendar(IDailyStore questions)
{
    /// <param name="course">Null for one that is only proposed.</param>
    /// <param name="settings">Its settings, or those that it is to have.</param>
    public async Task<Occurrence> NextAsync(Course? course, CourseSettings settings, DateTimeOffset now, CancellationToken stop)
    {
        var schedule = settings.Schedule with { Off = course?.DaysOff ?? [] };
        var next = course?.Pause is { Until: { } until } ? schedule.NextFrom(until, now) : schedule.NextAfter(now);
        while (course is not null && await questions.OnDateAsync(course.Id, next.Date, stop) is not null)
        {
            next = schedule.NextAfter(next.At);
        }

        return next;
    }
}
