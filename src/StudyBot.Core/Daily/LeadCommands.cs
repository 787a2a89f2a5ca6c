using NodaTime.Text;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily;

/// <summary>A command about one course; for leads, or for everyone.</summary>
internal abstract class CourseCommand(CourseFinder finder, CommandSpec spec, bool leadsOnly) : ISlashCommand, ISuggester
{
    public CommandSpec Spec { get; } = spec with { Options = [.. spec.Options, CourseFinder.OptionSpec] };

    public async Task<Response> RunAsync(CommandInvoked call, CancellationToken stop) => await finder.FindAsync(call.Place, call.Options, stop) switch
    {
        CourseFound.None(var why) => new Reply(why),
        CourseFound.One(var course) when leadsOnly && !course.IsLead(call.Member) => new Reply(DailyTexts.NeedsLead),
        CourseFound.One(var course) => await RunAsync(course, call, stop),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) =>
        typed.Option == CourseFinder.Option ? finder.SuggestAsync(typed, stop) : Task.FromResult<IReadOnlyList<Choice>>([]);

    protected abstract Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop);
}

/// <summary>/daily status: how the course is doing; more for leads.</summary>
internal sealed class DailyStatusCommand(
    CourseFinder finder, ICourseStore courses, IDailyStore questions, IResponseStore responses, IHandbooks handbooks, IChatClient chat)
    : CourseCommand(finder, new CommandSpec("daily status", DailyTexts.StatusDescription, Visibility.Private, []), leadsOnly: false)
{
    private const int MostNotes = 10;

    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop)
    {
        var lead = course.IsLead(call.Member);
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

        var buttons = new List<Control>();
        if (lead)
        {
            await AddForLeadsAsync(course, open, fields, buttons, stop);
        }

        return new Reply
        {
            Cards = [new Card(DailyCards.Clip(course.Settings.Name, 256), Markup.Channel(course.Settings.Channel)) { Fields = fields }],
            Rows = buttons.Count > 0 ? [new ControlRow(buttons)] : [],
        };
    }

    private async Task AddForLeadsAsync(Course course, DailyQuestion? open, List<CardField> fields, List<Control> buttons, CancellationToken stop)
    {
        if (open is not null)
        {
            fields.Add(new CardField(DailyTexts.FieldAnswers, DailyTexts.ResponseCount(await responses.CountAsync(open.Id, stop))));
        }

        var missing = DailyTexts.Missing(course.Settings.Channel, await chat.AbilitiesInAsync(course.Server, course.Settings.Channel, stop), course.Settings);
        fields.Add(new CardField(DailyTexts.FieldPermissions, missing.Length == 0 ? DailyTexts.AllPermissions : DailyCards.Clip(missing, 1_024)));
        if (handbooks.Find(course.Settings.Pack) is { } handbook)
        {
            var askable = QuestionDesk.Askable(handbook, course.Settings);
            fields.Add(new CardField(DailyTexts.FieldStock, DailyTexts.Stock(askable.Count == 0 ? 0 : QuestionBag.LeftInCycle(askable, await questions.DrawsAsync(course.Id, stop)), askable.Count)));
        }

        var notes = await courses.NotesAsync(course.Id, stop);
        if (notes.Count > 0)
        {
            fields.Add(new CardField(DailyTexts.FieldNotes(notes.Count), DailyCards.Clip(string.Join('\n', notes.TakeLast(MostNotes).Select(DailyTexts.NoteLine)), 1_024)));
            buttons.Add(new Button(new CourseControl(CourseControl.NotesRead, course.Id).ToString(), DailyTexts.NotesReadButton, Visibility.Private));
        }

        if (course.Pause is not null)
        {
            buttons.Add(new Button(new CourseControl(CourseControl.Resume, course.Id).ToString(), DailyTexts.ResumeButton, Visibility.Private) { Style = ButtonStyle.Primary });
        }
    }
}

/// <summary>/daily post: asks, then posts the next question now.</summary>
internal sealed class DailyPostCommand(CourseFinder finder, IDailyStore questions, TimeProvider time)
    : CourseCommand(finder, new CommandSpec("daily post", DailyTexts.PostDescription, Visibility.Private, []), leadsOnly: true)
{
    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop) =>
        await questions.OnDateAsync(course.Id, course.Schedule.DateOf(time.GetUtcNow()), stop) is { State: not QuestionState.Skipped } taken
            ? new Reply(DailyTexts.DateTaken(taken))
            : AskFirst.Reply(DailyTexts.AskPost, new CourseControl(CourseControl.Post, course.Id), DailyTexts.PostNowButton);
}

/// <summary>/daily close: asks, then closes the open question now.</summary>
internal sealed class DailyCloseCommand(CourseFinder finder, IDailyStore questions)
    : CourseCommand(finder, new CommandSpec("daily close", DailyTexts.CloseDescription, Visibility.Private, []), leadsOnly: true)
{
    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop) =>
        await questions.OpenInAsync(course.Id, stop) is { } open
            ? AskFirst.Reply(DailyTexts.AskClose, new CourseControl(CourseControl.Close, open.Id), DailyTexts.CloseNowButton)
            : new Reply(DailyTexts.NothingOpen);
}

/// <summary>/daily pause: no questions before a date, from which on they come again by themselves.</summary>
internal sealed class DailyPauseCommand(CourseFinder finder, ICourseStore courses, TimeProvider time)
    : CourseCommand(
        finder,
        new CommandSpec(
            "daily pause",
            DailyTexts.PauseDescription,
            Visibility.Private,
            [new OptionSpec(Until, DailyTexts.OptionUntil, Required: true) { MaxLength = 20 }]),
        leadsOnly: true)
{
    private const string Until = "until";

    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var typed = call.Options.Text(Until) ?? "";
        if (!LocalDatePattern.Iso.Parse(typed.Trim()).TryGetValue(default, out var until) || until <= course.Schedule.DateOf(now))
        {
            return new Reply(DailyTexts.BadUntil(typed));
        }

        var next = course.Schedule.NextFrom(until, now);
        await courses.PauseAsync(course.Id, new Pause(PauseReason.Lead, until), next, new Ruling(RulingKind.Pause, call.Member.Id, now), note: null, stop);
        return new Reply(DailyTexts.Paused(until, next.At))
        {
            Rows = [ControlRow.Of(new Button(new CourseControl(CourseControl.Resume, course.Id).ToString(), DailyTexts.ResumeButton, Visibility.Private))],
        };
    }
}

/// <summary>/daily history: what was asked so far, and what was decided about it.</summary>
internal sealed class DailyHistoryCommand(CourseFinder finder, History history)
    : CourseCommand(finder, new CommandSpec("daily history", DailyTexts.HistoryDescription, Visibility.Private, []), leadsOnly: false)
{
    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop) => await history.ListAsync(course, page: 0, stop);
}

/// <summary>A private question before something that cannot be undone.</summary>
internal static class AskFirst
{
    public static Reply Reply(string text, CourseControl yes, string label) => new(text)
    {
        Rows =
        [
            ControlRow.Of(
                new Button(yes.ToString(), label, Visibility.UpdatesMessage) { Style = ButtonStyle.Danger },
                new Button(new CourseControl(CourseControl.Nothing, 0).ToString(), DailyTexts.CancelButton, Visibility.UpdatesMessage)),
        ],
    };
}
