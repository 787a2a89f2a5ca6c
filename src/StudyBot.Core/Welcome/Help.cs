using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Daily.Setup;

namespace StudyBot.Core.Welcome;

/// <summary>What one person can do at one place right now, and how the course there is doing.</summary>
internal sealed class Help(CourseFinder finder, ICourseStore courses, IDailyStore questions, IChatClient chat) : IControlHandler
{
    public const string Control = "help:show";

    private const int MostCourses = 10;

    public string Prefix => "help";

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop) => used.ControlId == Control
        ? await OfAsync(used.Place, used.Member, OptionValues.None, stop)
        : new Reply(ChatTexts.UnknownControl) { Privately = true };

    public async Task<Reply> OfAsync(Place place, Member member, OptionValues options, CancellationToken stop)
    {
        var all = await courses.InServerAsync(place.Server, stop);
        var here = await finder.FindAsync(place, options, stop);
        if (here is CourseFound.None(var why) && options.Text(CourseFinder.Option) is not null)
        {
            return new Reply(why);
        }

        var course = (here as CourseFound.One)?.Course;
        var open = course is null ? null : await questions.OpenInAsync(course.Id, stop);
        var fields = new List<CardField>();
        if (course?.IsLead(member) == true)
        {
            fields.Add(new CardField(WelcomeTexts.FieldLeads, Lines(WelcomeTexts.Leads)));
        }
        else if (course is null && member.CanManageServer)
        {
            fields.Add(new CardField(WelcomeTexts.FieldLeads, WelcomeTexts.Line(WelcomeTexts.CanSetUp)));
        }

        fields.Add(StateOf(here, open, all));
        return new Reply
        {
            Cards = [new Card(WelcomeTexts.HelpTitle, Lines(ForMembers(all, course, open))) { Tone = CardTone.Info, Fields = fields }],
            Rows = all.Count == 0 && member.CanManageServer
                ? [ControlRow.Of(new Button(new SetupControl(SetupControl.Start, 0).ToString(), WelcomeTexts.SetUpButton, Visibility.Private) { Style = ButtonStyle.Primary })]
                : [],
        };
    }

    private IEnumerable<string> ForMembers(IReadOnlyList<Course> all, Course? course, DailyQuestion? open)
    {
        yield return WelcomeTexts.Lookup;
        if (all.Count == 0)
        {
            yield break;
        }

        yield return WelcomeTexts.Answer(course is not null && open?.Message is { } post ? chat.LinkTo(course.Server, post) : null);
        yield return WelcomeTexts.Result;
        yield return WelcomeTexts.Board;
        yield return WelcomeTexts.Learning;
    }

    private static CardField StateOf(CourseFound here, DailyQuestion? open, IReadOnlyList<Course> all) => (here, all) switch
    {
        (CourseFound.One(var course), _) => new CardField(DailyCards.Clip(course.Settings.Name, 256), StateOf(course, open)),
        (CourseFound.None(var why), []) => new CardField(DailyTexts.FieldState, why),
        _ => new CardField(WelcomeTexts.FieldCourses, DailyCards.Clip(string.Join('\n', all.Take(MostCourses).Select(WelcomeTexts.CourseLine)), 1_024)),
    };

    private static string StateOf(Course course, DailyQuestion? open)
    {
        var lines = new List<string> { $"{Markup.Channel(course.Settings.Channel)}: {DailyTexts.StateLine(course)}" };
        if (open is not null)
        {
            lines.Add(WelcomeTexts.Closes(open));
        }

        if (course.NextDue is { } next && course.Pause?.Reason != PauseReason.Access)
        {
            lines.Add(WelcomeTexts.Next(next.At));
        }

        return DailyCards.Clip(string.Join('\n', lines), 1_024);
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Select(WelcomeTexts.Line));
}

/// <summary>/help: private, and only what this person can do here now.</summary>
internal sealed class HelpCommand(CourseFinder finder, Help help) : ISlashCommand, ISuggester
{
    public CommandSpec Spec => new("help", WelcomeTexts.HelpDescription, Visibility.Private, [CourseFinder.OptionSpec]);

    public async Task<Response> RunAsync(CommandInvoked call, CancellationToken stop) => await help.OfAsync(call.Place, call.Member, call.Options, stop);

    public Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) => finder.SuggestAsync(typed, stop);
}
