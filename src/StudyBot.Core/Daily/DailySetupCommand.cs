using StudyBot.Core.Chat;
using StudyBot.Core.Daily.Setup;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily;

/// <summary>The names of the options of <c>/daily setup</c>.</summary>
internal static class SetupOptions
{
    public const string Channel = "channel";
    public const string Time = "time";
    public const string Zone = "zone";
    public const string Weekdays = "weekdays";
    public const string Window = "window";
    public const string Handbook = "handbook";
    public const string Chapters = "chapters";
    public const string Role = "role";
    public const string Thread = "thread";
    public const string LeadRole = "lead-role";
    public const string LeadChannel = "lead-channel";
    public const string Name = "name";
    public const string Written = "written-points";
    public const string Names = "names";
    public const string Graded = "grader";
}

/// <summary>/daily setup: proposes a course, or changes to the one of the channel; nothing changes until confirmed.</summary>
internal sealed class DailySetupCommand(Proposals proposals, IHandbooks handbooks, TimeProvider time) : ISlashCommand, ISuggester
{
    public CommandSpec Spec => new(
        "daily setup",
        DailyTexts.SetupDescription,
        Visibility.Private,
        [
            new OptionSpec(SetupOptions.Channel, DailyTexts.OptionChannel, OptionKind.Channel),
            new OptionSpec(SetupOptions.Time, DailyTexts.OptionTime) { MaxLength = 10 },
            new OptionSpec(SetupOptions.Zone, DailyTexts.OptionZone, Suggests: true),
            new OptionSpec(SetupOptions.Weekdays, DailyTexts.OptionWeekdays) { MaxLength = 80 },
            new OptionSpec(SetupOptions.Window, DailyTexts.OptionWindow, OptionKind.Number) { Min = 1, Max = 167 },
            new OptionSpec(SetupOptions.Handbook, DailyTexts.OptionHandbook, Suggests: true),
            new OptionSpec(SetupOptions.Chapters, DailyTexts.OptionChapters) { MaxLength = 100 },
            new OptionSpec(SetupOptions.Role, DailyTexts.OptionRole, OptionKind.Role),
            new OptionSpec(SetupOptions.Thread, DailyTexts.OptionThread)
            {
                Choices = [new Choice(DailyTexts.ThreadAtClosing, ChoiceValue.Of(ThreadMode.Closing)), new Choice(DailyTexts.ThreadAtPosting, ChoiceValue.Of(ThreadMode.Posting)), new Choice(DailyTexts.ThreadNever, ChoiceValue.Of(ThreadMode.None))],
            },
            new OptionSpec(SetupOptions.LeadRole, DailyTexts.OptionLeadRole, OptionKind.Role),
            new OptionSpec(SetupOptions.LeadChannel, DailyTexts.OptionLeadChannel, OptionKind.Channel),
            new OptionSpec(SetupOptions.Name, DailyTexts.OptionName) { MaxLength = 60 },
            new OptionSpec(SetupOptions.Written, DailyTexts.OptionWritten, OptionKind.Number) { Min = 0, Max = 10 },
            new OptionSpec(SetupOptions.Names, DailyTexts.OptionNames)
            {
                Choices = [new Choice(DailyTexts.NamesShown, ChoiceValue.Of(NamesMode.Shown)), new Choice(DailyTexts.NamesOnRequest, ChoiceValue.Of(NamesMode.OnRequest))],
            },
            new OptionSpec(SetupOptions.Graded, SetupTexts.OptionGrader)
            {
                Choices = [new Choice(SetupTexts.GraderOffline, ChoiceValue.Of(GradedBy.KeyPoints)), new Choice(SetupTexts.GraderModel, ChoiceValue.Of(GradedBy.Model))],
            },
        ]);

    public async Task<Response> RunAsync(CommandInvoked call, CancellationToken stop) => await proposals.MakeAsync(call.Place, call.Member, call.Options, stop);

    public Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) => Task.FromResult(typed.Option switch
    {
        SetupOptions.Zone => Zones.Suggest(typed.Text, time.GetUtcNow()),
        SetupOptions.Handbook =>
        [
            .. handbooks.All
                .Where(book => $"{book.Title} {book.Id}".Contains(typed.Text, StringComparison.OrdinalIgnoreCase))
                .Select(book => new Choice(DailyCards.Clip(book.Title, 100), book.Id)),
        ],
        _ => [],
    });
}

/// <summary>A course's settings as lines of a card.</summary>
internal static class CourseFields
{
    /// <param name="handbook">The title of the course's handbook.</param>
    public static IReadOnlyList<CardField> Of(CourseDraft draft, string handbook, int questions, Occurrence first)
    {
        var settings = draft.Settings;
        var fields = new List<CardField>
        {
            new(DailyTexts.FieldChannel, Markup.Channel(settings.Channel), Inline: true),
            new(SetupTexts.NameField, Markup.Escape(settings.Name), Inline: true),
            new(DailyTexts.FieldHandbook, DailyTexts.Content(handbook, settings, questions), Inline: true),
            new(DailyTexts.FieldWhen, DailyTexts.When(settings)),
            new(DailyTexts.FieldOpenFor, DailyTexts.OpenFor(settings.Window)),
            new(SetupTexts.FieldPoints, SetupTexts.Points(settings.WrittenMax)),
            new(SetupTexts.FieldGrader, SetupTexts.Grader(settings.Graded)),
            new(DailyTexts.FieldPings, DailyTexts.Role(settings.PingRole), Inline: true),
            new(DailyTexts.FieldDiscussion, DailyTexts.Thread(settings.Thread), Inline: true),
            new(SetupTexts.FieldNames, SetupTexts.Names(settings.Names)),
            new(DailyTexts.FieldLeads, DailyTexts.LeadsBy(settings.LeadRole)),
            new(DailyTexts.FieldLeadChannel, DailyTexts.NotesGo(settings.LeadChannel)),
        };
        if (draft.ServerPack is { } pack)
        {
            fields.Add(new CardField(SetupTexts.FieldServerPack, pack));
        }

        fields.Add(new CardField(DailyTexts.FieldFirst, DailyTexts.At(first.At)));
        return fields;
    }
}
