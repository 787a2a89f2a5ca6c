using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>
/// What leads do about the questions to come: preview, skip, pin, pause, days off. The key is shown only on request,
/// and then the day is neutral for that lead, because leads compete too.
/// </summary>
internal sealed class PlanDesk(
    ICourseStore courses, IPlanStore plans, IDailyStore questions, QuestionDesk desk, Pins pins, Pauses pauses, DayOffDesk daysOff, TimeProvider time) : IControlHandler
{
    private const string Field = "text";

    public string Prefix => PlanControl.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (PlanControl.Parse(used.ControlId) is not { } control
            || await courses.FindAsync(control.Course, stop) is not { } course
            || course.Server != used.Place.Server)
        {
            return new Reply(DailyTexts.UnknownCourse) { Privately = true };
        }

        if (!course.IsLead(used.Member))
        {
            return new Reply(DailyTexts.NeedsLead) { Privately = true };
        }

        return control.Action switch
        {
            PlanControl.Preview => await PreviewAsync(course, stop),
            PlanControl.AskSkip or PlanControl.Skip or PlanControl.AskKey or PlanControl.Key => await AboutNextAsync(control, course, used, stop),
            PlanControl.SkipForm => Reasons.FormOf((control with { Action = PlanControl.Skip }).ToString(), PlanTexts.SkipButton),
            PlanControl.PinForm => FormOf(control, PlanControl.Pinned, PlanTexts.PinTitle, new FormField(Field, PlanTexts.PinField, MaxLength: 100)),
            PlanControl.Pinned => await pins.PinAsync(course, TextOf(used), used.Member.Id, stop),
            PlanControl.PauseForm => FormOf(control, PlanControl.Paused, PlanTexts.PauseTitle, new FormField(Field, PlanTexts.PauseField, MaxLength: 20)),
            PlanControl.Paused => await pauses.PauseAsync(course, TextOf(used), used.Member.Id, stop),
            PlanControl.DaysOff => daysOff.List(course),
            PlanControl.AddForm => DayOffDesk.Form(control),
            PlanControl.Added => await daysOff.AddAsync(course, used, stop),
            PlanControl.Remove => await daysOff.RemoveAsync(course, used, stop),
            _ => new Reply(ChatTexts.UnknownControl) { Privately = true },
        };
    }

    public static Card NextCard(AskedItem asked, bool pinned) => new(PlanTexts.PreviewTitle(pinned), DailyCards.Question(asked))
    {
        Heading = DailyCards.Clip(DailyTexts.Chapter(asked.Chapter, asked.ChapterTitle), 256),
    };

    private async Task<Reply> PreviewAsync(Course course, CancellationToken stop)
    {
        var draws = await questions.DrawsAsync(course.Id, stop);
        if (desk.Choose(course, draws) is not { Asked: var asked })
        {
            return new Reply(PlanTexts.NothingNext);
        }

        var next = course.Pause?.Reason == PauseReason.Access ? null : course.NextDue?.At;
        return new Reply(PlanTexts.Comes(next))
        {
            Cards = [NextCard(asked, course.PinnedQuestion == asked.QuestionId)],
            Rows =
            [
                ControlRow.Of(
                    ButtonOf(PlanControl.AskSkip, PlanTexts.SkipButton, Visibility.Private),
                    ButtonOf(PlanControl.PinForm, PlanTexts.PinButton, Visibility.OpensForm),
                    ButtonOf(PlanControl.AskKey, PlanTexts.KeyButton, Visibility.Private)),
            ],
        };

        Button ButtonOf(string action, string label, Visibility onPress) => new(new PlanControl(action, course.Id, draws.Count).ToString(), label, onPress);
    }

    private async Task<Reply> AboutNextAsync(PlanControl control, Course course, ControlUsed used, CancellationToken stop)
    {
        var draws = await questions.DrawsAsync(course.Id, stop);
        if (draws.Count != control.Draws || desk.Choose(course, draws) is not { } choice)
        {
            return new Reply(PlanTexts.Moved);
        }

        var (by, why, now) = (used.Member.Id, Reasons.Of(used), time.GetUtcNow());
        var pinned = course.PinnedQuestion == choice.Asked.QuestionId;
        switch (control.Action)
        {
            case PlanControl.AskSkip:
                return Ask(pinned ? PlanTexts.AskUnpin : PlanTexts.AskSkip, control with { Action = PlanControl.Skip }, PlanTexts.SkipButton, Reasons.ButtonOf((control with { Action = PlanControl.SkipForm }).ToString()));
            case PlanControl.AskKey:
                return Ask(PlanTexts.AskKey, control with { Action = PlanControl.Key }, PlanTexts.KeyButton);
            case PlanControl.Key:
                var key = new QuestionKey(choice.Asked.Pack, choice.Asked.QuestionId);
                await plans.KeyShownAsync(course.Id, new Ruling(RulingKind.KeyShown, by, now) { Question = key }, stop);
                return new Reply(PlanTexts.Key(choice.Asked));
            case PlanControl.Skip when pinned:
                await plans.PinAsync(course.Id, questionId: null, new Ruling(RulingKind.Unpin, by, now, why), stop);
                break;
            default:
                if (!await plans.PassOverAsync(course.Id, choice.Draw, draws.Count, new Ruling(RulingKind.Skip, by, now, why), stop))
                {
                    return new Reply(PlanTexts.Moved);
                }

                break;
        }

        var after = (await courses.FindAsync(course.Id, stop))!;
        return new Reply(desk.Choose(after, await questions.DrawsAsync(course.Id, stop)) is { } then ? PlanTexts.Skipped(then.Asked.Title) : PlanTexts.NothingNext);
    }

    private static Reply Ask(string text, PlanControl yes, string label, params IEnumerable<Button> more) => new(text)
    {
        Rows =
        [
            new ControlRow(
            [
                new Button(yes.ToString(), label, Visibility.UpdatesMessage) { Style = ButtonStyle.Danger },
                .. more,
                new Button(new CourseControl(CourseControl.Nothing, 0).ToString(), DailyTexts.CancelButton, Visibility.UpdatesMessage),
            ]),
        ],
    };

    private static Form FormOf(PlanControl control, string then, string title, FormField field) =>
        new((control with { Action = then }).ToString(), title, [field], Visibility.Private);

    private static string TextOf(ControlUsed used) => used is FormSubmitted form ? form.Values.GetValueOrDefault(Field, "") : "";
}
