using StudyBot.Core.Answers;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>
/// The visible post of a question: makes it and edits it. One edit of a post at a time, so that a late count never
/// overwrites the answer.
/// </summary>
internal sealed class QuestionPosts(
    IDailyStore questions,
    ICourseStore courses,
    IResponseStore responses,
    RevealReader reveals,
    IRevealStore shown,
    CourseLanguage languages,
    IChatClient chat,
    TimeProvider time) : IDisposable
{
    // Two questions may share one, which costs a little waiting and nothing else.
    private readonly SemaphoreSlim[] _oneAtATime = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<MessageRef> PostAsync(DailyQuestion question, Course course, DateTimeOffset closesAt, CancellationToken stop)
    {
        using var language = languages.Use(course);
        return await chat.PostAsync(
            question.Channel,
            DailyCards.Open(question, course.Settings, closesAt, await PreviousAsync(question, stop), answers: 0, Pings(question, time.GetUtcNow()), first: true),
            question.Key,
            stop);
    }

    /// <summary>Shows how many answered, if that changed and the last edit is long enough ago.</summary>
    public async Task ShowCountAsync(long questionId, CancellationToken stop)
    {
        using var turn = await TurnAsync(questionId, stop);
        if (await questions.FindAsync(questionId, stop) is not { State: QuestionState.Posted, Message: { } message } question
            || await courses.FindAsync(question.CourseId, stop) is not { } course)
        {
            return;
        }

        var now = time.GetUtcNow();
        var count = await responses.CountAsync(questionId, stop);
        if (count == question.ShownCount || now - question.ShownAt < PauseBetweenCounts(question, now))
        {
            return;
        }

        using var language = languages.Use(course);
        var previous = await PreviousAsync(question, stop);
        try
        {
            await chat.EditAsync(message, DailyCards.Open(question, course.Settings, question.ClosesAt, previous, count, Pings(question, question.PostedAt!.Value), first: false) with { CanWait = true }, stop);
        }
        catch (ChatException failure) when (failure.Fault != ChatFault.Unavailable)
        {
            // It will not get better by trying again: the next change of the count is soon enough.
        }

        await questions.MarkShownAsync(questionId, count, now, stop);
    }

    /// <summary>Shows the answer of a closed question.</summary>
    /// <param name="canWait">The answer is there already, and only names are other ones.</param>
    public async Task RevealAsync(DailyQuestion question, Course course, CancellationToken stop, bool canWait = false)
    {
        using var turn = await TurnAsync(question.Id, stop);
        using var language = languages.Use(course);

        // A decision may have come while this waited for its turn.
        question = await questions.FindAsync(question.Id, stop) ?? question;
        var tally = await responses.TallyAsync(question.Id, stop);
        var details = await reveals.ReadAsync(question, stop);
        await chat.EditAsync(question.Message!.Value, DailyCards.Closed(question, course.Settings, tally, details, Pings(question, question.PostedAt!.Value)) with { CanWait = canWait }, stop);
        await shown.MarkShownAsync(question.Id, details.Version, stop);
    }

    public void Dispose() => Array.ForEach(_oneAtATime, gate => gate.Dispose());

    // Frequent while people answer, then rare: every edit costs a call to the chat service.
    private static TimeSpan PauseBetweenCounts(DailyQuestion question, DateTimeOffset now) =>
        now - question.PostedAt < TimeSpan.FromHours(1) ? TimeSpan.FromSeconds(15) : TimeSpan.FromMinutes(10);

    private static bool Pings(DailyQuestion question, DateTimeOffset postedAt) => postedAt - question.ScheduledAt <= DailyTimes.PingsUntil;

    private async Task<string?> PreviousAsync(DailyQuestion question, CancellationToken stop) =>
        await questions.LastClosedBeforeAsync(question.CourseId, question.Date, stop) is { Verdict.Void: false, Message: { } message } before
            ? DailyTexts.Previous(before, await responses.TallyAsync(before.Id, stop), question.Date, chat.LinkTo(before.Server, message))
            : null;

    private async Task<IDisposable> TurnAsync(long questionId, CancellationToken stop)
    {
        var gate = _oneAtATime[(int)(questionId % _oneAtATime.Length)];
        await gate.WaitAsync(stop);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
