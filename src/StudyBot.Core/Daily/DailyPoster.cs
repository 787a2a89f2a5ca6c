using System.Globalization;
using Microsoft.Extensions.Logging;
using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>
/// Posts what is due, once per course and local date whatever crashes or is tried again. A date is reserved, then
/// posted; a reservation that may have been posted is looked up in the channel before anything is posted again.
/// </summary>
internal sealed class DailyPoster(
    ICourseStore courses,
    IDailyStore questions,
    QuestionDesk desk,
    QuestionPosts posts,
    Discussion discussion,
    CourseAccess access,
    IChatClient chat,
    ISeedSource seeds,
    TimeProvider time,
    ILogger<DailyPoster> logger)
{
    private const int MostMessagesLookedAt = 1_000;
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    private readonly string _process = seeds.Next().ToString("x16", CultureInfo.InvariantCulture);
    private int _turns;

    /// <summary>Posts or continues everything that is due; safe to call at any time and from anywhere.</summary>
    public async Task PostDueAsync(CancellationToken stop)
    {
        var owner = NewOwner();
        await SideBySide.ForEachAsync(
            await questions.InStateAsync(QuestionState.Reserved, stop),
            (question, stop) => GuardAsync(() => ContinueAsync(question, owner, stop), question.CourseId, stop),
            stop);

        // A date that is skipped or cannot be taken moves the course on; a bot that was away may have many.
        IReadOnlyList<Course> due;
        var seen = new HashSet<(long, LocalDate)>();
        while ((due = [.. (await courses.DueAsync(time.GetUtcNow(), stop)).Where(course => seen.Add((course.Id, course.NextDue!.Value.Date)))]).Count > 0)
        {
            await SideBySide.ForEachAsync(due, (course, stop) => GuardAsync(() => TakeDateAsync(course, owner, stop), course.Id, stop), stop);
        }
    }

    /// <summary>Posts a course's next question now, which takes the place of today's date.</summary>
    public async Task<PostNow> PostNowAsync(Course course, MemberId by, CancellationToken stop)
    {
        if (course.Pause?.Reason == PauseReason.Access && await access.CheckAsync(course, stop) is { } loss)
        {
            return new PostNow.NoAccess(loss);
        }

        var now = time.GetUtcNow();
        var due = new Occurrence(course.Schedule.DateOf(now), now);
        if (await questions.OnDateAsync(course.Id, due.Date, stop) is { State: not QuestionState.Skipped } taken)
        {
            return new PostNow.Taken(taken);
        }

        var next = NextBesides(course, due.Date, now);
        if (DailyTimes.ClosingTime(now, now, course.Settings.Window, next.At) is not { } closesAt)
        {
            return new PostNow.TooClose(next);
        }

        var owner = NewOwner();
        if (await ReserveAsync(course, due, next, closesAt, owner, new Ruling(RulingKind.Post, by, now), stop) is not { } question)
        {
            return await questions.OnDateAsync(course.Id, due.Date, stop) is { } other ? new PostNow.Taken(other) : new PostNow.NothingToAsk();
        }

        await PublishAsync(question, course with { Pause = null }, owner, stop);
        return await questions.FindAsync(question.Id, stop) is { State: QuestionState.Posted } posted ? new PostNow.Posted(posted) : new PostNow.Waiting();
    }

    private async Task TakeDateAsync(Course course, string owner, CancellationToken stop)
    {
        var due = course.NextDue!.Value;
        var now = time.GetUtcNow();
        var next = course.Schedule.NextAfter(due.At);
        var key = PostKeys.OfDay(course.Settings.Channel, due.Date);
        if (now - due.At > DailyTimes.CatchUp || DailyTimes.ClosingTime(due.At, now, course.Settings.Window, next.At) is not { } closesAt)
        {
            await questions.SkipDateAsync(course, due, next, key, now, await WhySkippedAsync(course, due.Date, now, stop), stop);
            return;
        }

        // Within the time to catch up, access may return.
        if (course.Pause?.Reason == PauseReason.Access)
        {
            return;
        }

        // Without a question the date stays due, so that content which comes in time is still asked.
        if (await ReserveAsync(course, due, next, closesAt, owner, ruling: null, stop) is { } question)
        {
            await PublishAsync(question, course, owner, stop);
        }
    }

    // Without access the leads were told once, and are told of all the days together when it returns.
    private async Task<Note?> WhySkippedAsync(Course course, LocalDate date, DateTimeOffset now, CancellationToken stop) =>
        course.Pause?.Reason == PauseReason.Access ? null
            : desk.Choose(course, await questions.DrawsAsync(course.Id, stop)) is null ? new Note(NoteKind.NothingToAsk, date, now)
            : new Note(NoteKind.Late, date, now);

    private async Task<DailyQuestion?> ReserveAsync(
        Course course, Occurrence due, Occurrence next, DateTimeOffset closesAt, string owner, Ruling? ruling, CancellationToken stop)
    {
        if (desk.Choose(course, await questions.DrawsAsync(course.Id, stop)) is not { } choice)
        {
            logger.LogWarning("Course {Course} has no question to ask from {Pack}", course.Id, course.Settings.Pack);
            return null;
        }

        var now = time.GetUtcNow();
        return await questions.ReserveAsync(
            new Reservation(
                course, due, next, choice.Asked, choice.Draw, PostKeys.OfDay(course.Settings.Channel, due.Date), new Lease(owner, now + DailyTimes.Lease), now, closesAt)
            {
                Ruling = ruling,
                Note = choice.RunsLow ? new Note(NoteKind.LowStock, due.Date, now) : null,
            },
            stop);
    }

    // A reservation that somebody left: by a crash, or because the chat service did not answer.
    private async Task ContinueAsync(DailyQuestion question, string owner, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (await courses.FindAsync(question.CourseId, stop) is { } course
            && !WaitsForAccess(question, course, now)
            && await questions.ClaimAsync(question.Id, new Lease(owner, now + DailyTimes.Lease), now, stop)
            && await questions.FindAsync(question.Id, stop) is { State: QuestionState.Reserved } current)
        {
            await PublishAsync(current, course, owner, stop);
        }
    }

    // It may still be caught up, or its post looked for.
    private static bool WaitsForAccess(DailyQuestion question, Course course, DateTimeOffset now) =>
        course.Pause?.Reason == PauseReason.Access && (question.AttemptedAt is not null || now - question.ScheduledAt <= DailyTimes.CatchUp);

    // The caller holds the lease.
    private async Task PublishAsync(DailyQuestion question, Course course, string owner, CancellationToken stop)
    {
        var nothingPosted = question.AttemptedAt is null;
        var inDoubt = !nothingPosted;
        try
        {
            if (inDoubt && await SettleDoubtAsync(question, course, owner, stop))
            {
                return;
            }

            (nothingPosted, inDoubt) = (true, false);
            var now = time.GetUtcNow();
            var next = NextBesides(course, question.Date, question.ScheduledAt);
            if (now - question.ScheduledAt > DailyTimes.CatchUp || DailyTimes.ClosingTime(question.ScheduledAt, now, course.Settings.Window, next.At) is not { } closesAt)
            {
                await questions.SkipAsync(question.Id, course.Pause?.Reason == PauseReason.Access ? null : new Note(NoteKind.Late, question.Date, now), stop);
                return;
            }

            if (course.Pause is { } pause && !(pause.Until <= question.Date))
            {
                await questions.ReleaseAsync(question.Id, owner, nothingPosted: true, stop);
                return;
            }

            if (await questions.OpenInAsync(course.Id, stop) is { } open)
            {
                await questions.CloseAsync(open.Id, now, ruling: null, stop);
            }

            if (await questions.BeginAttemptAsync(question.Id, new Lease(owner, now + DailyTimes.Lease), now, closesAt, stop))
            {
                nothingPosted = false;
                await SendAsync(question, course, closesAt, stop);
            }
        }
        catch (ChatException failure) when (failure.Fault is ChatFault.Forbidden or ChatFault.Gone)
        {
            // A refusal leaves no post, unless it was the looking for an earlier one that was refused.
            await questions.ReleaseAsync(question.Id, owner, nothingPosted: !inDoubt, stop);
            if (await access.CheckAsync(course, stop) is null)
            {
                logger.LogWarning("Question {Question} waits for the next turn; it was refused, and nothing is known to be missing: {Reason}", question.Id, failure.Message);
            }
        }
        catch (ChatException failure) when (failure.Fault == ChatFault.Refused)
        {
            logger.LogError(failure, "The chat service refused question {Question}", question.Id);
            await questions.SkipAsync(question.Id, new Note(NoteKind.Refused, question.Date, time.GetUtcNow()), stop);
        }
        catch (ChatException failure)
        {
            logger.LogWarning("Question {Question} waits for the next turn: {Reason}", question.Id, failure.Message);
            await questions.ReleaseAsync(question.Id, owner, nothingPosted, stop);
        }
        catch (OperationCanceledException)
        {
            // Stopped or timed out in the middle: whoever comes next looks first. That must be on disk also when stopping.
            await questions.ReleaseAsync(question.Id, owner, nothingPosted, CancellationToken.None);
            stop.ThrowIfCancellationRequested();
            logger.LogWarning("Question {Question} waits for the next turn: no answer in time", question.Id);
        }
    }

    private async Task SendAsync(DailyQuestion question, Course course, DateTimeOffset closesAt, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(DailyTimes.PostTimeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeout.Token);
        var message = await posts.PostAsync(question, course, closesAt, either.Token);
        await questions.MarkPostedAsync(question.Id, message, time.GetUtcNow(), CancellationToken.None);
        if (course.Settings.Thread == ThreadMode.Posting)
        {
            await discussion.OpenEarlyAsync(question, message, stop);
        }
    }

    // True when there is nothing to post now: it is there, or nobody can tell, or not before access returns.
    private async Task<bool> SettleDoubtAsync(DailyQuestion question, Course course, string owner, CancellationToken stop)
    {
        OwnMessages found;
        try
        {
            found = await chat.OwnMessagesSinceAsync(question.Channel, question.ReservedAt - ClockDifference, MostMessagesLookedAt, stop);
        }
        catch (ChatException failure) when (failure.Fault is ChatFault.Forbidden)
        {
            found = new OwnMessages.Unreadable();
        }

        if (found is OwnMessages.Unreadable && await access.CheckAsync(course, stop) is { HidesPosts: true })
        {
            await questions.ReleaseAsync(question.Id, owner, nothingPosted: false, stop);
            return true;
        }

        var own = found switch
        {
            OwnMessages.Complete complete => complete.Messages,
            OwnMessages.TooMany some => some.Messages,
            _ => [],
        };
        if (own.FirstOrDefault(message => IsPostOf(question, message)) is { } mine)
        {
            // Refused only if a newer question is open by now; then this one stays as it is.
            logger.LogInformation("Question {Question} was posted before; its post is adopted", question.Id);
            if (await questions.MarkPostedAsync(question.Id, mine.Ref, mine.At, stop))
            {
                return true;
            }
        }
        else if (found is OwnMessages.Complete)
        {
            return false;
        }

        logger.LogWarning("Whether question {Question} was posted cannot be found out; it is not posted again", question.Id);
        await questions.MarkUncertainAsync(question.Id, new Note(NoteKind.Uncertain, question.Date, time.GetUtcNow()), stop);
        return true;
    }

    private static bool IsPostOf(DailyQuestion question, OwnMessage message) =>
        message.ControlIds.Any(id => AnswerControl.Parse(id) is { Action: AnswerAction.Choose } control && control.Question == question.Id);

    private static Occurrence NextBesides(Course course, LocalDate date, DateTimeOffset after)
    {
        var next = course.Schedule.NextAfter(after);
        return next.Date == date ? course.Schedule.NextAfter(next.At) : next;
    }

    private string NewOwner() => $"{_process}-{Interlocked.Increment(ref _turns)}";

    // One course's trouble is not another's.
    private async Task GuardAsync(Func<Task> work, long courseId, CancellationToken stop)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            logger.LogError(failure, "The daily question of course {Course} failed; the next turn tries again", courseId);
        }
    }
}
