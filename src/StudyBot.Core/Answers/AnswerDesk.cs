using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Rulings;

namespace StudyBot.Core.Answers;

/// <summary>
/// The controls on daily questions and receipts. They carry the question's id and work after any restart; the question
/// as it was asked decides, not what the handbook says now. Nothing here tells what is right before closing.
/// </summary>
internal sealed class AnswerDesk(IDailyStore questions, ICourseStore courses, IResponseStore responses, IReviewStore reviews, Results results, TimeProvider time)
    : IControlHandler
{
    private const string Field = "text";

    public string Prefix => AnswerControl.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (AnswerControl.Parse(used.ControlId) is not { } control
            || await FindAsync(control, used, stop) is not { } question
            || await courses.FindAsync(question.CourseId, stop) is not { } course)
        {
            return new Reply(DailyTexts.UnknownQuestion) { Privately = true };
        }

        if (control.Action == AnswerAction.Result || !question.TakesAnswersAt(time.GetUtcNow()))
        {
            return await AfterClosingAsync(question, course, control, used.Member.Id, stop);
        }

        var now = time.GetUtcNow();
        var who = Respondent.Of(used);
        switch (control.Action)
        {
            case AnswerAction.Choose or AnswerAction.Rechoose:
                return await ReceiptAsync(question, course, control, await responses.ChooseAsync(question.Id, who, control.Option!.Value, now, stop), used, stop);
            case AnswerAction.Write or AnswerAction.Rewrite:
                return Form(question, control, await responses.FindAsync(question.Id, used.Member.Id, stop));
            case AnswerAction.Written or AnswerAction.Rewritten when TextOf(used) is { Length: > 0 } text:
                return await ReceiptAsync(question, course, control, await responses.WriteAsync(question.Id, who, text, now, stop), used, stop);
            case AnswerAction.Written or AnswerAction.Rewritten:
                return new Reply(DailyTexts.NothingWritten) { Privately = true };
            case AnswerAction.Allow or AnswerAction.Forbid:
                return await responses.AllowAsync(question.Id, used.Member.Id, control.Action == AnswerAction.Allow, now, stop) is { } allowed
                    ? Receipts.Of(question, allowed, first: false, [])
                    : new Reply(DailyTexts.NothingWritten) { Privately = true };
            case AnswerAction.Change:
                return Receipts.Change(question);
            default:
                return await ReceiptAsync(question, course, control, await responses.RemoveAsync(question.Id, who, now, stop), used, stop);
        }
    }

    private async Task<DailyQuestion?> FindAsync(AnswerControl control, ControlUsed used, CancellationToken stop)
    {
        if (await questions.FindAsync(control.Question, stop) is not { Asked: not null } question || question.Server != used.Place.Server)
        {
            return null;
        }

        var onPost = control.Action is AnswerAction.Choose or AnswerAction.Write;
        if (!onPost || used.On is not { } message)
        {
            return question;
        }

        if (question.Message is { } known)
        {
            // Another message with this id comes from another database.
            return known == message ? question : null;
        }

        // A press on the post of a question proves that the post is there, also when nobody could tell before.
        var mayBeThere = question.AttemptedAt is not null && message.Channel == question.Channel;
        return mayBeThere && await questions.MarkPostedAsync(question.Id, message, time.GetUtcNow(), stop)
            ? await questions.FindAsync(question.Id, stop)
            : question;
    }

    private async Task<Response> ReceiptAsync(
        DailyQuestion question, Course course, AnswerControl control, Recorded recorded, ControlUsed used, CancellationToken stop) => recorded switch
        {
            Recorded.Kept { Answer: { Option: null, Written: null } } => Receipts.Removed(question),
            Recorded.Kept kept => Receipts.Of(
                question, kept.Answer, kept.First, await reviews.TellAsync(question.Server, used.Member.Id, time.GetUtcNow(), stop)),
            _ => await questions.FindAsync(question.Id, stop) is { } now ? await AfterClosingAsync(now, course, control, used.Member.Id, stop) : new Reply(DailyTexts.UnknownQuestion),
        };

    private async Task<Response> AfterClosingAsync(DailyQuestion question, Course course, AnswerControl control, MemberId member, CancellationToken stop)
    {
        if (question.State != QuestionState.Closed)
        {
            return new Reply(question.State == QuestionState.Posted ? DailyTexts.Closing : DailyTexts.NotOpenYet) { Privately = true };
        }

        return control.Action == AnswerAction.Result
            ? await results.OfAsync(question, course, member, stop)
            : Receipts.TooLate(question, await responses.TallyAsync(question.Id, stop));
    }

    private static Form Form(DailyQuestion question, AnswerControl control, MemberAnswer? answer)
    {
        var fromReceipt = control.Action == AnswerAction.Rewrite;
        var action = fromReceipt ? AnswerAction.Rewritten : AnswerAction.Written;
        return new Form(
            new AnswerControl(action, question.Id).ToString(),
            DailyTexts.FormTitle,
            [new FormField(Field, DailyTexts.FormField, Multiline: true) { Value = answer?.Written, Placeholder = DailyTexts.FormPlaceholder }],
            fromReceipt ? Visibility.UpdatesMessage : Visibility.Private);
    }

    private static string? TextOf(ControlUsed used) =>
        used is FormSubmitted form && form.Values.TryGetValue(Field, out var text) ? DailyCards.Clip(text.Trim(), 1_000) : null;
}
