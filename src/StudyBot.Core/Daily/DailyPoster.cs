using Microsoft.Extensions.Logging;
using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>
/// Posts what is due, once per course and local date whatever crashes or is tried again. A date is reserved, then
/// posted by <see cref="PostOnce"/>.
/// </summary>
internal sealed class DailyPoster(
    ICourseStore courses,
    IDailyStore questions,
    QuestionDesk desk,
    QuestionPosts posts,
    Discussion discussion,
    CourseAccess access,
    PostOnce once,
    Owners owners,
    TimeProvider time,
    ILogger<DailyPoster> logger)
{
    /// <summary>Posts or continues everything that is due; safe to call at any time and from anywhere.</summary>
    public async Task PostDueAsync(CancellationToken stop)
    {
        var owner = owners.Next();
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
    public async Task<PostNow> PostNowAsync(Course course, MemberId by, string? why, CancellationToken stop)
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

        var owner = owners.Next();
        if (await ReserveAsync(course, due, next, closesAt, owner, new Ruling(RulingKind.Post, by, now, why), stop) is not { } question)
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
    private Task PublishAsync(DailyQuestion question, Course course, string owner, CancellationToken stop) =>
        once.PublishAsync(new ReservedQuestion(question, course, owner, questions, posts, discussion, time), course, stop);

    /// <summary>The first question after an instant that is not the one of <paramref name="date"/>.</summary>
    internal static Occurrence NextBesides(Course course, LocalDate date, DateTimeOffset after)
    {
        var next = course.Schedule.NextAfter(after);
        return next.Date == date ? course.Schedule.NextAfter(next.At) : next;
    }

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
