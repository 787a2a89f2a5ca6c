using StudyBot.Core.Chat;
using StudyBot.Core.Daily.Missing;
using StudyBot.Core.Daily.Setup;

namespace StudyBot.Core.Daily;

/// <summary>The buttons of set-up, status and the questions before a step. Each checks anew who presses it.</summary>
internal sealed class CourseDesk(
    ICourseStore courses,
    IDailyStore questions,
    DailyPoster poster,
    DailyCloser closer,
    CourseAccess access,
    IChatClient chat,
    IMissingQuestions missing,
    Calendar calendar,
    ISeedSource seeds,
    TimeProvider time) : IControlHandler
{
    public string Prefix => CourseControl.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop) => CourseControl.Parse(used.ControlId) switch
    {
        { Action: CourseControl.Confirm, Subject: var draft } => await ConfirmAsync(draft, used, stop),
        { Action: CourseControl.Cancel, Subject: var draft } => await CancelAsync(draft, used, stop),
        { Action: CourseControl.Nothing } => new Reply(DailyTexts.NothingChanged),
        { Action: CourseControl.CloseForm } control => Reasons.FormOf((control with { Action = CourseControl.Close }).ToString(), DailyTexts.CloseNowButton),
        { Action: CourseControl.Close, Subject: var question } => await CloseAsync(question, used, stop),
        { Action: CourseControl.AskPost, Subject: var course } =>
            await ForLeadAsync(course, used, _ => Task.FromResult(AskFirst.ToPost(course)), stop),
        { Action: CourseControl.PostForm } control => Reasons.FormOf((control with { Action = CourseControl.Post }).ToString(), DailyTexts.PostNowButton),
        { Action: CourseControl.Post, Subject: var course } => await ForLeadAsync(course, used, found => PostAsync(found, used, stop), stop),
        { Action: CourseControl.Resume, Subject: var course } => await ForLeadAsync(course, used, found => ResumeAsync(found, used, stop), stop),
        { Action: CourseControl.NotesRead, Subject: var course } => await ForLeadAsync(course, used, found => NotesReadAsync(found, stop), stop),
        _ => new Reply(ChatTexts.UnknownControl) { Privately = true },
    };

    private async Task<Reply> ConfirmAsync(long draftId, ControlUsed used, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        if (await courses.FindDraftAsync(draftId, stop) is not { Settled: false } draft
            || draft.Server != used.Place.Server
            || now - draft.MadeAt > DailyTimes.DraftLasts)
        {
            return new Reply(DailyTexts.DraftGone);
        }

        if (draft.By != used.Member.Id)
        {
            return new Reply(DailyTexts.DraftOfOther) { Privately = true };
        }

        var before = draft.CourseId is { } known ? await courses.FindAsync(known, stop) : null;
        if (!used.Member.CanManageServer && before?.IsLead(used.Member) != true)
        {
            return new Reply(DailyTexts.NeedsManageServer) { Privately = true };
        }

        var course = await courses.SettleAsync(draftId, seeds.Next(), await calendar.NextAsync(before, draft.Settings, now, stop), now, stop);
        return course is null ? new Reply(DailyTexts.DraftTaken)
            : course.Pause?.Reason == PauseReason.Access && await access.CheckAsync(course, stop) is { } loss ? new Reply(DailyTexts.SavedOnly(course.Settings.Channel, loss))
            : new Reply(string.Join("\n\n", new[] { DailyTexts.SetUp(course.Settings.Channel, course.NextDue!.Value.At), await PermissionCheck.MissingAsync(chat, course.Server, course.Settings, unknown: "", stop) }.Where(text => text.Length > 0)))
            {
                Rows = [ControlRow.Of(new Button(new CourseControl(CourseControl.AskPost, course.Id).ToString(), DailyTexts.PostOneNowButton, Visibility.Private))],
            };
    }

    private async Task<Reply> CancelAsync(long draftId, ControlUsed used, CancellationToken stop)
    {
        if (await courses.FindDraftAsync(draftId, stop) is { Settled: false } draft && draft.By == used.Member.Id)
        {
            await courses.DropDraftAsync(draftId, time.GetUtcNow(), stop);
        }

        return new Reply(DailyTexts.Cancelled);
    }

    private async Task<Reply> PostAsync(Course course, ControlUsed used, CancellationToken stop) => await poster.PostNowAsync(course, used.Member.Id, Reasons.Of(used), stop) switch
    {
        PostNow.Posted(var question) => new Reply(DailyTexts.Posted(question)),
        PostNow.Taken(var question) => new Reply(DailyTexts.DateTaken(question)),
        PostNow.TooClose(var next) => new Reply(DailyTexts.TooClose(next)),
        PostNow.NothingToAsk => new Reply(DailyTexts.NothingToAsk),
        PostNow.NoAccess(var loss) => new Reply(DailyTexts.NoAccess(course.Settings.Channel, loss)),
        _ => new Reply(DailyTexts.PostWaits),
    };

    private async Task<Reply> CloseAsync(long questionId, ControlUsed used, CancellationToken stop) =>
        await questions.FindAsync(questionId, stop) is not { } question
            ? new Reply(DailyTexts.NothingOpen)
            : await ForLeadAsync(
                question.CourseId,
                used,
                async _ => new Reply(await closer.CloseNowAsync(questionId, used.Member.Id, Reasons.Of(used), stop) ? DailyTexts.Closed : DailyTexts.ClosedBefore),
                stop);

    private async Task<Reply> ResumeAsync(Course course, ControlUsed used, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var next = await calendar.NextAsync(course with { Pause = null }, course.Settings, now, stop);
        if (course.Pause is not (null or { Reason: PauseReason.Access, Until: null }))
        {
            await courses.ResumeAsync(course.Id, next, new Ruling(RulingKind.Resume, used.Member.Id, now), stop);
        }

        return new Reply(
            course.Pause?.Reason == PauseReason.Access && await access.CheckAsync(course, stop) is { } loss
                ? DailyTexts.NoAccess(course.Settings.Channel, loss)
                : DailyTexts.Resumed(next.At));
    }

    private async Task<Reply> NotesReadAsync(Course course, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        await courses.MarkReadAsync(course.Id, now, stop);
        await missing.ForgetAsync(course.Id, course.Schedule.DateOf(now), stop);
        return new Reply(DailyTexts.NotesMarkedRead);
    }

    private async Task<Reply> ForLeadAsync(long courseId, ControlUsed used, Func<Course, Task<Reply>> work, CancellationToken stop)
    {
        if (await courses.FindAsync(courseId, stop) is not { } course || course.Server != used.Place.Server)
        {
            return new Reply(DailyTexts.UnknownCourse) { Privately = true };
        }

        return course.IsLead(used.Member) ? await work(course) : new Reply(DailyTexts.NeedsLead) { Privately = true };
    }
}
