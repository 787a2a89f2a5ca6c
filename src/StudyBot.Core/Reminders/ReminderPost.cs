using System.Globalization;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Texts;

namespace StudyBot.Core.Reminders;

/// <summary>
/// Writes to members who wished for it shortly before a question closes that they have not answered. At most once per
/// question and member, whatever crashes: each is reserved on disk before it is sent, and what may or may not have been
/// sent is not sent again.
/// </summary>
internal sealed class ReminderPost(
    IReminderStore store,
    IAbsences absences,
    ICourseStore courses,
    CourseLanguage languages,
    LastSpoken spoken,
    IChatClient chat,
    TimeProvider time,
    ILogger<ReminderPost> logger)
{
    /// <summary>So long before closing.</summary>
    public static readonly TimeSpan Before = TimeSpan.FromHours(2);

    /// <summary>Too late to be of use.</summary>
    public static readonly TimeSpan NotAfter = TimeSpan.FromMinutes(5);

    // Many wait for the next minute: posts and closings come by the same clock.
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(20);

    public async Task SendDueAsync(CancellationToken stop)
    {
        if (!chat.Status.Ready)
        {
            return;
        }

        var (now, begun) = (time.GetUtcNow(), time.GetTimestamp());
        foreach (var question in await store.ClosingSoonAsync(now, Before, stop))
        {
            if (now >= DueAt(question) && question.ClosesAt - now > NotAfter)
            {
                await RemindAsync(question, begun, stop);
            }
        }
    }

    // A question that is open for little more than two hours would be followed by its reminder at once.
    private static DateTimeOffset DueAt(ClosingSoon question)
    {
        var half = question.PostedAt + ((question.ClosesAt - question.PostedAt) / 2);
        return question.ClosesAt - Before is var usual && usual > half ? usual : half;
    }

    private async Task RemindAsync(ClosingSoon question, long begun, CancellationToken stop)
    {
        var waiting = await store.WaitingAsync(question.QuestionId, stop);
        if (waiting.Count == 0)
        {
            return;
        }

        var usual = await courses.FindAsync(question.CourseId, stop) is { } course ? languages.Of(course) : Language.English;
        var away = await absences.AwayFromAsync(question, stop);
        await SideBySide.ForEachAsync(
            waiting.Where(member => !away.Contains(member)),
            (member, stop) => time.GetElapsedTime(begun) < LongestTurn ? SendAsync(question, member, spoken.Of(member) ?? usual, stop) : Task.CompletedTask,
            stop);
    }

    private async Task SendAsync(ClosingSoon question, MemberId member, Language language, CancellationToken stop)
    {
        if (!await store.ReserveAsync(question.QuestionId, member, time.GetUtcNow(), stop))
        {
            return;
        }

        using var inForce = Language.Use(language);
        try
        {
            await chat.WriteToAsync(member, Message(question), KeyOf(question), stop);
        }
        catch (ChatException refused) when (refused.Fault is ChatFault.Forbidden or ChatFault.Gone)
        {
            await store.RefusedAsync(question.CourseId, member, time.GetUtcNow(), stop);
        }
        catch (ChatException failure)
        {
            // Nobody can tell whether it arrived, so it is not sent again.
            logger.LogWarning("A reminder of question {Question} may not have arrived: {Reason}", question.QuestionId, failure.Message);
        }
    }

    private Reply Message(ClosingSoon question)
    {
        var off = ReminderControls.OffButton(question.CourseId);
        return new Reply(ReminderTexts.Message(question))
        {
            CanWait = true,
            Rows = [chat.LinkTo(question.Server, question.Post) is { } link ? ControlRow.Of(new LinkButton(ReminderTexts.OpenButton, link), off) : ControlRow.Of(off)],
        };
    }

    private static PostKey KeyOf(ClosingSoon question) => new(string.Create(CultureInfo.InvariantCulture, $"r{question.QuestionId}"));
}
