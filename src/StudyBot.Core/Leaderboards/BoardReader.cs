using NodaTime;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Leaderboards;

/// <summary>Computes a course's board from its facts as they are now.</summary>
internal sealed class BoardReader(IFacts facts, TimeProvider time)
{
    public async Task<Leaderboard> ReadAsync(long courseId, BoardPeriod period, CancellationToken stop)
    {
        if (await facts.OfCourseAsync(courseId, stop) is not { } course)
        {
            return new Leaderboard([]);
        }

        var today = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(course.Zone).Date;
        var counting = course.Questions.Where(question => !question.Void).Select(question => question.Date).ToList();
        return Leaderboard.Of(course, Dates.Of(period, today, counting.Count == 0 ? null : counting.Max()));
    }
}
