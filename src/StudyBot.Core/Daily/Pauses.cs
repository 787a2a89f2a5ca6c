using NodaTime.Text;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>Pauses a course until a date that somebody typed.</summary>
internal sealed class Pauses(ICourseStore courses, TimeProvider time)
{
    public async Task<Reply> PauseAsync(Course course, string typed, MemberId by, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (!LocalDatePattern.Iso.Parse(typed.Trim()).TryGetValue(default, out var until) || until <= course.Schedule.DateOf(now))
        {
            return new Reply(DailyTexts.BadUntil(typed));
        }

        var next = course.Schedule.NextFrom(until, now);
        await courses.PauseAsync(course.Id, until, next, new Ruling(RulingKind.Pause, by, now), stop);
        return new Reply(DailyTexts.Paused(until, next.At))
        {
            Rows = [ControlRow.Of(new Button(new CourseControl(CourseControl.Resume, course.Id).ToString(), DailyTexts.ResumeButton, Visibility.Private))],
        };
    }
}
