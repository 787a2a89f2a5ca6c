using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>Brings notes to the lead channels; those of courses without one wait in /daily status.</summary>
internal sealed class LeadNotes(ICourseStore courses, CourseLanguage languages, IChatClient chat, TimeProvider time, ILogger<LeadNotes> logger)
{
    private const int LongestText = 2_000;
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(5);

    private readonly Dictionary<long, DateTimeOffset> _refused = [];

    public async Task DeliverAsync(CancellationToken stop)
    {
        foreach (var course in await courses.WithNotesToDeliverAsync(stop))
        {
            var now = time.GetUtcNow();
            if (course.Pause?.Loss?.Obstacle == AccessObstacle.Server || now - _refused.GetValueOrDefault(course.Id) < AfterRefusal)
            {
                continue;
            }

            var notes = await courses.NotesAsync(course.Id, stop);
            if (notes.Count == 0 || course.Settings.LeadChannel is not { } channel)
            {
                continue;
            }

            using var language = languages.Use(course);
            var text = DailyTexts.NotesFor(course.Settings.Channel, notes);
            try
            {
                await chat.PostAsync(channel, new Reply(DailyCards.Clip(text, LongestText)), PostKeys.OfNotes(course.Id, notes[^1]), stop);
                await courses.MarkReadAsync(course.Id, notes[^1].At, stop);
            }
            catch (ChatException failure)
            {
                // They still stand in the status, and a later turn tries again.
                if (failure.Fault != ChatFault.Unavailable)
                {
                    _refused[course.Id] = now;
                }

                logger.LogDebug("Notes of course {Course} wait: {Reason}", course.Id, failure.Message);
            }
        }
    }
}
