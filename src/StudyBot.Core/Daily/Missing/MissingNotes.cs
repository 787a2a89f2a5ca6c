using Microsoft.Extensions.Logging;
using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily.Missing;

/// <summary>
/// Tells leads what was missing on a day, in one note on the day after, at the time of the course's questions; then it is
/// deleted. Where there is no lead channel it waits in /daily status.
/// </summary>
internal sealed class MissingNotes(
    IMissingQuestions missing, ICourseStore courses, CourseLanguage languages, IChatClient chat, TimeProvider time, ILogger<MissingNotes> logger)
{
    public async Task DeliverAsync(CancellationToken stop)
    {
        foreach (var id in await missing.CoursesAsync(stop))
        {
            if (await courses.FindAsync(id, stop) is { } course)
            {
                await DeliverAsync(course, stop);
            }
        }
    }

    private async Task DeliverAsync(Course course, CancellationToken stop)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(course.Schedule.Zone).LocalDateTime;
        var finished = now.Date.PlusDays(now.TimeOfDay < course.Settings.PostTime ? -2 : -1);
        MissingWish[] wishes = [.. (await missing.WaitingAsync(course.Id, stop)).Where(wish => wish.Date <= finished)];
        if (wishes.Length == 0)
        {
            return;
        }

        var told = course.Settings.LeadChannel is { } channel && await TellAsync(course, channel, wishes, stop);
        var until = told ? wishes[^1].Date : now.Date - MissingLimits.Kept;
        if (wishes[0].Date <= until)
        {
            await missing.ForgetAsync(course.Id, until, stop);
        }
    }

    private async Task<bool> TellAsync(Course course, ChannelId channel, MissingWish[] wishes, CancellationToken stop)
    {
        using var language = languages.Use(course);
        try
        {
            await chat.PostAsync(channel, new Reply(MissingTexts.Note(course.Settings.Channel, wishes)), PostKeys.OfMissing(course.Id, wishes[^1].Date), stop);
            return true;
        }
        catch (ChatException failure)
        {
            // They stand in the status as well, and the next turn tries again.
            logger.LogDebug("What is missing in course {Course} waits: {Reason}", course.Id, failure.Message);
            return false;
        }
    }
}
