using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Rulings;

/// <summary>Takes members' requests to leads: a review of the own answer, or a problem with a question.</summary>
internal sealed class ReviewDesk(
    IDailyStore questions, IResponseStore responses, IReviewStore reviews, LeadCards cards, TimeProvider time) : IControlHandler
{
    private const string Field = "reason";
    private const int LongestReason = 500;

    public string Prefix => ReviewControl.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (ReviewControl.Parse(used.ControlId) is not { } control
            || await questions.FindAsync(control.Question, stop) is not { State: QuestionState.Closed, Asked: not null } question
            || question.Server != used.Place.Server)
        {
            return new Reply(DailyTexts.UnknownQuestion) { Privately = true };
        }

        var kind = control.Action is ReviewControl.AskGrade or ReviewControl.AskedGrade ? ReviewKind.Grade : ReviewKind.Question;
        if (await WhyNotAsync(question, kind, used.Member.Id, stop) is { } refusal)
        {
            return new Reply(refusal) { Privately = true };
        }

        if (used is not FormSubmitted form)
        {
            var submitted = new ReviewControl(kind == ReviewKind.Grade ? ReviewControl.AskedGrade : ReviewControl.AskedQuestion, question.Id);
            return new Form(
                submitted.ToString(),
                kind == ReviewKind.Grade ? RulingTexts.AskReviewButton : RulingTexts.ReportButton,
                [new FormField(Field, RulingTexts.ReviewField(kind), Multiline: true, MaxLength: LongestReason)],
                Visibility.Private);
        }

        var reason = form.Values.GetValueOrDefault(Field, "").Trim();
        if (reason.Length == 0)
        {
            return new Reply(RulingTexts.NoReason) { Privately = true };
        }

        if (await reviews.AskAsync(question.Id, used.Member.Id, kind, DailyCards.Clip(reason, LongestReason), time.GetUtcNow(), stop) is null)
        {
            return new Reply(RulingTexts.AlreadyAsked) { Privately = true };
        }

        await cards.DeliverAsync(stop);
        return new Reply(RulingTexts.Asked) { Privately = true };
    }

    private async Task<string?> WhyNotAsync(DailyQuestion question, ReviewKind kind, MemberId member, CancellationToken stop)
    {
        if (question.Verdict.Void)
        {
            return RulingTexts.VoidAlready;
        }

        if (time.GetUtcNow() - question.ClosedAt > RulingTimes.ReviewsUntil)
        {
            return RulingTexts.TooLateToAsk;
        }

        if ((await reviews.OfQuestionAsync(question.Id, stop)).Any(review => review.Member == member && review.Decision is null))
        {
            return RulingTexts.AlreadyAsked;
        }

        return kind == ReviewKind.Grade && await responses.FindAsync(question.Id, member, stop) is null ? RulingTexts.NothingToReview : null;
    }
}
