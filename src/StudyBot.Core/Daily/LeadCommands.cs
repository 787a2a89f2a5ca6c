using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily.Missing;
using StudyBot.Core.Daily.Setup;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Rulings;

namespace StudyBot.Core.Daily;

/// <summary>A command about one course; for leads, or for everyone.</summary>
internal abstract class CourseCommand(CourseFinder finder, Func<CommandSpec> spec, bool leadsOnly) : ISlashCommand, ISuggester
{
    protected CourseFinder Finder => finder;

    public CommandSpec Spec
    {
        get
        {
            var own = spec();
            return own with { Options = [.. own.Options, CourseFinder.OptionSpec] };
        }
    }

    public async Task<Response> RunAsync(CommandInvoked call, CancellationToken stop) => await finder.FindAsync(call.Place, call.Options, stop) switch
    {
        CourseFound.None(var why) => new Reply(why),
        CourseFound.One(var course) when leadsOnly && !course.IsLead(call.Member) => new Reply(DailyTexts.NeedsLead),
        CourseFound.One(var course) => await RunAsync(course, call, stop),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public virtual Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) =>
        typed.Option == CourseFinder.Option ? finder.SuggestAsync(typed, stop) : Task.FromResult<IReadOnlyList<Choice>>([]);

    protected abstract Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop);
}

/// <summary>/daily status: how the course is doing; for leads a panel of what comes.</summary>
internal sealed class DailyStatusCommand(
    CourseFinder finder,
    ICourseStore courses,
    IDailyStore questions,
    IResponseStore responses,
    IReviewStore reviews,
    IMissingQuestions missingQuestions,
    Pins pins,
    IHandbooks handbooks,
    CourseAccess access,
    IChatClient chat)
    : CourseCommand(
        finder,
        () => new CommandSpec("daily status", DailyTexts.StatusDescription, Visibility.Private, [new OptionSpec(Pin, PlanTexts.OptionPin, Suggests: true) { MaxLength = 100 }]),
        leadsOnly: false)
{
    private const string Pin = "pin";
    private const int MostNotes = 10;

    public override async Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) => typed.Option == Pin
        ? await Finder.FindAsync(typed.Place, typed.Others, stop) is CourseFound.One(var course) && course.IsLead(typed.Member)
            ? await pins.SuggestAsync(course, typed.Text, stop)
            : []
        : await base.SuggestAsync(typed, stop);

    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop)
    {
        if (course.Pause?.Reason == PauseReason.Access)
        {
            await access.CheckAsync(course, stop);
            course = await courses.FindAsync(course.Id, stop) ?? course;
        }

        var lead = course.IsLead(call.Member);
        if (call.Options.Text(Pin) is { } pin)
        {
            return lead ? await pins.PinAsync(course, pin, call.Member.Id, stop) : new Reply(DailyTexts.NeedsLead);
        }

        var open = await questions.OpenInAsync(course.Id, stop);
        var fields = new List<CardField>
        {
            new(DailyTexts.FieldState, DailyTexts.StateLine(course)),
            new(DailyTexts.FieldWhen, DailyTexts.When(course.Settings)),
        };
        if (course.NextDue is { } next && course.Pause?.Reason != PauseReason.Access)
        {
            fields.Add(new CardField(DailyTexts.FieldNext, DailyTexts.At(next.At)));
        }

        if (open is not null)
        {
            fields.Add(new CardField(DailyTexts.FieldOpenNow, DailyTexts.OpenLine(open)));
        }

        var rows = lead ? await AddForLeadsAsync(course, open, fields, stop) : [];

        return new Reply
        {
            Cards = [new Card(DailyCards.Clip(course.Settings.Name, 256), Markup.Channel(course.Settings.Channel)) { Fields = fields }],
            Rows = rows,
        };
    }

    private async Task<IReadOnlyList<ControlRow>> AddForLeadsAsync(Course course, DailyQuestion? open, List<CardField> fields, CancellationToken stop)
    {
        if (open is not null)
        {
            fields.Add(new CardField(DailyTexts.FieldAnswers, DailyTexts.ResponseCount(await responses.CountAsync(open.Id, stop))));
        }

        fields.Add(new CardField(DailyTexts.FieldPermissions, DailyCards.Clip(await PermissionsAsync(course, stop), 1_024)));
        var draws = await questions.DrawsAsync(course.Id, stop);
        if (handbooks.Find(course.Settings.Pack) is { } handbook)
        {
            var askable = QuestionDesk.Askable(handbook, course.Settings);
            fields.Add(new CardField(DailyTexts.FieldStock, DailyTexts.Stock(askable.Count == 0 ? 0 : QuestionBag.LeftInCycle(askable, draws), askable.Count)));
        }

        fields.Add(new CardField(PlanTexts.FieldDaysOff, course.DaysOff.Count == 0 ? PlanTexts.NoDaysOff : DailyCards.Clip(string.Join(", ", course.DaysOff.Select(PlanTexts.DayOff)), 1_024)));
        if ((await reviews.OpenInAsync(course.Id, stop)).Count is > 0 and var waiting)
        {
            fields.Add(new CardField(PlanTexts.FieldReviews, PlanTexts.ReviewsWaiting(waiting)));
        }

        var more = new List<Control> { ButtonOf(PlanControl.DaysOff, PlanTexts.DaysOffButton, Visibility.Private) };
        var notes = await courses.NotesAsync(course.Id, stop);
        if (notes.Count > 0)
        {
            fields.Add(new CardField(DailyTexts.FieldNotes(notes.Count), DailyCards.Clip(string.Join('\n', notes.TakeLast(MostNotes).Select(DailyTexts.NoteLine)), 1_024)));
        }

        var wishes = await missingQuestions.WaitingAsync(course.Id, stop);
        if (wishes.Count > 0)
        {
            fields.Add(new CardField(MissingTexts.Field(wishes.Count), MissingTexts.Lines("", wishes, 1_024)));
        }

        if (notes.Count + wishes.Count > 0)
        {
            more.Add(new Button(new CourseControl(CourseControl.NotesRead, course.Id).ToString(), DailyTexts.NotesReadButton, Visibility.Private));
        }

        more.Add(course.Pause is null
            ? ButtonOf(PlanControl.PauseForm, PlanTexts.PauseButton, Visibility.OpensForm)
            : ResumeButton(course, course.Pause.Reason));
        return
        [
            ControlRow.Of(
                ButtonOf(PlanControl.Preview, PlanTexts.PreviewButton, Visibility.Private),
                ButtonOf(PlanControl.AskSkip, PlanTexts.SkipButton, Visibility.Private),
                ButtonOf(PlanControl.PinForm, PlanTexts.PinButton, Visibility.OpensForm)),
            new ControlRow(more),
        ];

        Button ButtonOf(string action, string label, Visibility onPress) => new(new PlanControl(action, course.Id, draws.Count).ToString(), label, onPress);
    }

    private static Button ResumeButton(Course course, PauseReason reason) =>
        new(new CourseControl(CourseControl.Resume, course.Id).ToString(), reason == PauseReason.Access ? DailyTexts.CheckAgainButton : DailyTexts.ResumeButton, Visibility.Private)
        {
            Style = ButtonStyle.Primary,
        };

    private async Task<string> PermissionsAsync(Course course, CancellationToken stop)
    {
        var missing = await PermissionCheck.MissingAsync(chat, course.Server, course.Settings, DailyTexts.PermissionsUnknown, stop);
        return missing.Length == 0 ? DailyTexts.AllPermissions : missing;
    }
}

/// <summary>/daily post: asks, then posts the next question now.</summary>
internal sealed class DailyPostCommand(CourseFinder finder, IDailyStore questions, TimeProvider time)
    : CourseCommand(finder, () => new CommandSpec("daily post", DailyTexts.PostDescription, Visibility.Private, []), leadsOnly: true)
{
    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop) =>
        await questions.OnDateAsync(course.Id, course.Schedule.DateOf(time.GetUtcNow()), stop) is { State: not QuestionState.Skipped } taken
            ? new Reply(DailyTexts.DateTaken(taken))
            : AskFirst.ToPost(course.Id);
}

/// <summary>/daily close: asks, then closes the open question now.</summary>
internal sealed class DailyCloseCommand(CourseFinder finder, IDailyStore questions)
    : CourseCommand(finder, () => new CommandSpec("daily close", DailyTexts.CloseDescription, Visibility.Private, []), leadsOnly: true)
{
    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop) =>
        await questions.OpenInAsync(course.Id, stop) is { } open
            ? AskFirst.ToClose(open.Id)
            : new Reply(DailyTexts.NothingOpen);
}

/// <summary>/daily pause: no questions before a date, from which on they come again by themselves.</summary>
internal sealed class DailyPauseCommand(CourseFinder finder, Pauses pauses)
    : CourseCommand(
        finder,
        () => new CommandSpec(
            "daily pause",
            DailyTexts.PauseDescription,
            Visibility.Private,
            [new OptionSpec(Until, DailyTexts.OptionUntil, Required: true) { MaxLength = 20 }]),
        leadsOnly: true)
{
    private const string Until = "until";

    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop) =>
        await pauses.PauseAsync(course, call.Options.Text(Until) ?? "", call.Member.Id, stop);
}

/// <summary>/daily history: what was asked so far, and what was decided about it.</summary>
internal sealed class DailyHistoryCommand(CourseFinder finder, History history)
    : CourseCommand(finder, () => new CommandSpec("daily history", DailyTexts.HistoryDescription, Visibility.Private, []), leadsOnly: false)
{
    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop) => await history.ListAsync(course, page: 0, stop);
}

/// <summary>A private question before something that cannot be undone.</summary>
internal static class AskFirst
{
    public static Reply ToPost(long course) => Reply(DailyTexts.AskPost, new CourseControl(CourseControl.Post, course), CourseControl.PostForm, DailyTexts.PostNowButton);

    public static Reply ToClose(long question) => Reply(DailyTexts.AskClose, new CourseControl(CourseControl.Close, question), CourseControl.CloseForm, DailyTexts.CloseNowButton);

    private static Reply Reply(string text, CourseControl yes, string form, string label) => new(text)
    {
        Rows =
        [
            ControlRow.Of(
                new Button(yes.ToString(), label, Visibility.UpdatesMessage) { Style = ButtonStyle.Danger },
                Reasons.ButtonOf((yes with { Action = form }).ToString()),
                new Button(new CourseControl(CourseControl.Nothing, 0).ToString(), DailyTexts.CancelButton, Visibility.UpdatesMessage)),
        ],
    };
}
