using System.Globalization;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Rulings;

/// <summary>
/// The steps by which leads decide: what it would change, then a form for the reason, whose sending confirms. Each step
/// checks anew who takes it, and what it changes is computed again at the moment of deciding.
/// </summary>
internal sealed class RulingDesk(
    ICourseStore courses, IDailyStore questions, IFacts facts, IReviewStore reviews, IRulingStore rulings, LeadCards cards, AnswerChoices answers, Newsroom newsroom, TimeProvider time)
    : IControlHandler, IDisposable
{
    private const string ReasonField = "reason";
    private const string PointsField = "points";
    private const int LongestReason = 200;

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public string Prefix => RulingControl.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (RulingControl.Parse(used.ControlId) is not { } control
            || await questions.FindAsync(control.Question, stop) is not { State: QuestionState.Closed, Asked: not null } question
            || question.Server != used.Place.Server
            || await courses.FindAsync(question.CourseId, stop) is not { } course)
        {
            return Private(DailyTexts.UnknownQuestion);
        }

        if (!course.IsLead(used.Member))
        {
            return Private(DailyTexts.NeedsLead);
        }

        var step = new Step(control, question, course, used, await ReviewAsync(control, question, stop));
        return await WhyNotAsync(step, stop) is { } refusal ? Private(refusal) : await TakeAsync(step, stop);
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<Response> TakeAsync(Step step, CancellationToken stop) => step.Control.Action switch
    {
        RulingControl.Void => await AskVoidAsync(step, stop),
        RulingControl.VoidForm => ReasonForm(step, RulingKind.Void, RulingControl.Voided),
        RulingControl.Voided => await DecideAsync(step, RulingKind.Void, stop),
        RulingControl.Correct => CorrectionChoices.Of(step.Question, step.Control.Review),
        RulingControl.Replace => await AskCorrectAsync(step, RulingKind.Replace, RulingControl.ReplaceForm, stop),
        RulingControl.Accept => await AskCorrectAsync(step, RulingKind.Accept, RulingControl.AcceptForm, stop),
        RulingControl.ReplaceForm => ReasonForm(step, RulingKind.Replace, RulingControl.Replaced),
        RulingControl.AcceptForm => ReasonForm(step, RulingKind.Accept, RulingControl.Accepted),
        RulingControl.Replaced => await DecideAsync(step, RulingKind.Replace, stop),
        RulingControl.Accepted => await DecideAsync(step, RulingKind.Accept, stop),
        RulingControl.KeepForm => ReasonForm(step, RulingKind.Keep, RulingControl.Kept),
        RulingControl.Kept => await DecideAsync(step, RulingKind.Keep, stop),
        RulingControl.RegradeForm => RegradeForm(step),
        RulingControl.Regraded => await DecideAsync(step, RulingKind.Regrade, stop),
        RulingControl.Answers => await answers.AnswersAsync(step.Question, (int)Math.Min(step.Control.Subject, 1_000), stop),
        RulingControl.Answer => await answers.AnswerAsync(step.Question, step.Course, step.Used, stop),
        RulingControl.Reviews => await answers.ReviewsAsync(step.Question, stop),
        RulingControl.Look => await answers.ReviewAsync(step.Question, step.Used, stop),
        _ => Private(ChatTexts.UnknownControl),
    };

    private async Task<Review?> ReviewAsync(RulingControl control, DailyQuestion question, CancellationToken stop) =>
        control.Review > 0 && await reviews.FindAsync(control.Review, stop) is { } review && review.QuestionId == question.Id ? review : null;

    private async Task<string?> WhyNotAsync(Step step, CancellationToken stop)
    {
        var (control, question, _, used, review) = step;
        if (control.Action is RulingControl.Answers or RulingControl.Answer or RulingControl.Reviews or RulingControl.Look)
        {
            return null;
        }

        if (control.Review > 0 && review is not { Decision: null })
        {
            await cards.RefreshAsync(question.Id, stop);
            return RulingTexts.DecidedAlready;
        }

        var changesOne = control.Action is RulingControl.RegradeForm or RulingControl.Regraded;
        if (review?.Member == used.Member.Id || (changesOne && control.Subject == used.Member.Id.Value))
        {
            return RulingTexts.NotOnOwnAnswer;
        }

        var keeps = control.Action is RulingControl.KeepForm or RulingControl.Kept;
        return (question.Verdict.Void, keeps, review) switch
        {
            (true, false, _) => RulingTexts.VoidAlready,
            (_, true, null) => RulingTexts.DecidedAlready,
            _ => changesOne && step.Question.WrittenMax == 0 ? RulingTexts.ForLearning : null,
        };
    }

    private async Task<Response> AskVoidAsync(Step step, CancellationToken stop)
    {
        var changes = await ChangesAsync(step, new Ruling(RulingKind.Void, step.Used.Member.Id, time.GetUtcNow()), share: null, stop);
        return Ask(RulingTexts.AskVoid(step.Question.Date, changes), step.Control with { Action = RulingControl.VoidForm }, RulingTexts.ReasonAndVoidButton);
    }

    private async Task<Response> AskCorrectAsync(Step step, RulingKind kind, string next, CancellationToken stop)
    {
        if (OptionOf(step) is not { } option)
        {
            return Private(ChatTexts.UnknownControl);
        }

        var changes = await ChangesAsync(step, new Ruling(kind, step.Used.Member.Id, time.GetUtcNow()) { Option = option }, share: null, stop);
        return Ask(RulingTexts.AskCorrect(kind, step.Question.Asked!, option, changes), step.Control with { Action = next }, RulingTexts.ReasonAndCorrectButton);
    }

    private async Task<Response> DecideAsync(Step step, RulingKind kind, CancellationToken stop)
    {
        if (step.Used is not FormSubmitted form || form.Values.GetValueOrDefault(ReasonField, "").Trim() is not { Length: > 0 } reason)
        {
            return Private(RulingTexts.NoReason);
        }

        var ruling = new Ruling(kind, step.Used.Member.Id, time.GetUtcNow(), DailyCards.Clip(reason, LongestReason));
        decimal? share = null;
        if (kind is RulingKind.Replace or RulingKind.Accept)
        {
            ruling = ruling with { Option = OptionOf(step) };
        }
        else if (kind == RulingKind.Regrade)
        {
            var most = step.Question.WrittenMax;
            var typed = form.Values.GetValueOrDefault(PointsField, "").Trim();
            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var points) || points > most)
            {
                return Private(RulingTexts.BadPoints(typed, most));
            }

            (share, ruling) = ((decimal)points / most, ruling with { About = new MemberId(step.Control.Subject) });
        }

        return await DecideAsync(step, ruling, share, stop);
    }

    // One decision at a time, so that what is told is the difference that this one made.
    private async Task<Response> DecideAsync(Step step, Ruling ruling, decimal? share, CancellationToken stop)
    {
        await _oneAtATime.WaitAsync(stop);
        try
        {
            var question = (await questions.FindAsync(step.Question.Id, stop))!;
            if (ruling.Kind is RulingKind.Void or RulingKind.Replace or RulingKind.Accept && SameVerdict(question.Verdict, ruling))
            {
                return Private(RulingTexts.SameKey);
            }

            if (ruling is { Kind: RulingKind.Regrade, About: { } member } && !await answers.GradedAsync(question, member, stop))
            {
                return Private(RulingTexts.NotGraded);
            }

            var told = ruling.Kind is RulingKind.Void or RulingKind.Replace or RulingKind.Accept;
            var decision = new Decision(question, ruling)
            {
                Review = step.Review?.Id,
                Share = share,
                Changes = told ? await ChangesAsync(step, ruling, share, stop) : null,
                InSeasons = told || ruling.Kind == RulingKind.Regrade ? await InSeasonsAsync(question, ruling, share, stop) : null,
            };
            if (!await rulings.ApplyAsync(decision, stop))
            {
                return Private(RulingTexts.DecidedAlready);
            }

            await newsroom.DeliverAsync(stop);
            await cards.RefreshAsync(question.Id, stop);
            return Private(told ? RulingTexts.DoneTold : RulingTexts.Done);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<IReadOnlyList<PointChange>> ChangesAsync(Step step, Ruling ruling, decimal? share, CancellationToken stop)
    {
        var before = (await facts.OfCourseAsync(step.Course.Id, stop))!;
        return Effects.Between(before, Effects.After(before, step.Question.Id, ruling, share));
    }

    private async Task<IReadOnlyList<SeasonChange>> InSeasonsAsync(DailyQuestion question, Ruling ruling, decimal? share, CancellationToken stop)
    {
        var seasons = await rulings.ClosedSeasonsAsync(question.CourseId, question.Date, stop);
        if (seasons.Count == 0)
        {
            return [];
        }

        var before = (await facts.OfCourseAsync(question.CourseId, stop))!;
        var after = Effects.After(before, question.Id, ruling, share);
        return [.. seasons.Select(dates => new SeasonChange(dates, Effects.Between(before, after, dates)))];
    }

    private static bool SameVerdict(Verdict now, Ruling ruling)
    {
        var then = now.After(ruling.Kind, ruling.Option);
        return now.Void == then.Void && now.Right.SequenceEqual(then.Right);
    }

    private static int? OptionOf(Step step) => step.Control.Subject < (ulong)step.Question.Asked!.Options.Count ? (int)step.Control.Subject : null;

    private static Reply Ask(string text, RulingControl yes, string label) => new(text)
    {
        Rows =
        [
            ControlRow.Of(
                new Button(yes.ToString(), label, Visibility.OpensForm) { Style = ButtonStyle.Danger },
                new Button(new CourseControl(CourseControl.Nothing, 0).ToString(), DailyTexts.CancelButton, Visibility.UpdatesMessage)),
        ],
    };

    private static Form ReasonForm(Step step, RulingKind kind, string then) => new(
        (step.Control with { Action = then }).ToString(),
        RulingTexts.FormTitle(kind, step.Question.Date),
        [new FormField(ReasonField, kind == RulingKind.Keep ? RulingTexts.ReasonForMemberField : RulingTexts.ReasonField, Multiline: true, MaxLength: LongestReason)],
        Visibility.Private);

    private static Form RegradeForm(Step step) => new(
        (step.Control with { Action = RulingControl.Regraded }).ToString(),
        RulingTexts.FormTitle(RulingKind.Regrade, step.Question.Date),
        [
            new FormField(PointsField, RulingTexts.PointsField(step.Question.WrittenMax), MaxLength: 3) { Placeholder = RulingTexts.PointsPlaceholder },
            new FormField(ReasonField, RulingTexts.ReasonForMemberField, Multiline: true, MaxLength: LongestReason),
        ],
        Visibility.Private);

    private static Reply Private(string text) => new(text) { Privately = true };

    private sealed record Step(RulingControl Control, DailyQuestion Question, Course Course, ControlUsed Used, Review? Review);
}
