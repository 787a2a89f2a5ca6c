using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>The post of a daily question whose reservation is held by <paramref name="owner"/>.</summary>
internal sealed class ReservedQuestion(
    DailyQuestion question, Course course, string owner, IDailyStore questions, QuestionPosts posts, Discussion discussion, TimeProvider time) : ReservedPost
{
    private DateTimeOffset _closesAt = question.ClosesAt;

    public override string Name => $"Question {question.Id}";

    public override ChannelId Channel => question.Channel;

    public override DateTimeOffset ReservedAt => question.ReservedAt;

    public override DateTimeOffset? AttemptedAt => question.AttemptedAt;

    public override bool IsPostedAs(OwnMessage message) =>
        message.ControlIds.Any(id => AnswerControl.Parse(id) is { Action: AnswerAction.Choose } control && control.Question == question.Id);

    public override async Task<bool> BeginAttemptAsync(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var next = DailyPoster.NextBesides(course, question.Date, question.ScheduledAt);
        if (now - question.ScheduledAt > DailyTimes.CatchUp || DailyTimes.ClosingTime(question.ScheduledAt, now, course.Settings.Window, next.At) is not { } closesAt)
        {
            await questions.SkipAsync(question.Id, course.Pause?.Reason == PauseReason.Access ? null : new Note(NoteKind.Late, question.Date, now), stop);
            return false;
        }

        if (course.Pause is { } pause && !(pause.Until <= question.Date))
        {
            await ReleaseAsync(nothingPosted: true, stop);
            return false;
        }

        if (await questions.OpenInAsync(course.Id, stop) is { } open)
        {
            await questions.CloseAsync(open.Id, now, ruling: null, stop);
        }

        _closesAt = closesAt;
        return await questions.BeginAttemptAsync(question.Id, new Lease(owner, now + DailyTimes.Lease), now, closesAt, stop);
    }

    public override Task<MessageRef> SendAsync(CancellationToken stop) => posts.PostAsync(question, course, _closesAt, stop);

    // Refused only if a newer question is open by now; then this one stays as it is.
    public override Task<bool> MarkPostedAsync(MessageRef message, DateTimeOffset at, CancellationToken stop) => questions.MarkPostedAsync(question.Id, message, at, stop);

    public override Task SentAsync(MessageRef message, CancellationToken stop) =>
        course.Settings.Thread == ThreadMode.Posting ? discussion.OpenEarlyAsync(question, course, message, stop) : Task.CompletedTask;

    public override Task ReleaseAsync(bool nothingPosted, CancellationToken stop) => questions.ReleaseAsync(question.Id, owner, nothingPosted, stop);

    public override Task MarkRefusedAsync(CancellationToken stop) => questions.SkipAsync(question.Id, new Note(NoteKind.Refused, question.Date, time.GetUtcNow()), stop);

    public override Task MarkUncertainAsync(CancellationToken stop) =>
        questions.MarkUncertainAsync(question.Id, new Note(NoteKind.Uncertain, question.Date, time.GetUtcNow()), stop);
}
