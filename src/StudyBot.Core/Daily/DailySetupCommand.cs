using StudyBot.Core.Chat;
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
}

/// <summary>/daily setup: proposes a course, or changes to the one of the channel; nothing changes until confirmed.</summary>
internal sealed class DailySetupCommand(ICourseStore courses, IHandbooks handbooks, Calendar calendar, IChatClient chat, TimeProvider time) : ISlashCommand, ISuggester
{
    public CommandSpec Spec { get; } = new(
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
                Choices = [new Choice(DailyTexts.ThreadAtClosing, "closing"), new Choice(DailyTexts.ThreadAtPosting, "posting"), new Choice(DailyTexts.ThreadNever, "none")],
            },
            new OptionSpec(SetupOptions.LeadRole, DailyTexts.OptionLeadRole, OptionKind.Role),
            new OptionSpec(SetupOptions.LeadChannel, DailyTexts.OptionLeadChannel, OptionKind.Channel),
            new OptionSpec(SetupOptions.Name, DailyTexts.OptionName) { MaxLength = 60 },
        ]);

    public async Task<Response> RunAsync(CommandInvoked call, CancellationToken stop)
    {
        var channel = call.Options.Channel(SetupOptions.Channel) ?? call.Place.CourseChannel;
        var existing = CourseOf(channel, await courses.InServerAsync(call.Place.Server, stop));
        if (RefusalOf(call, existing) is { } refusal)
        {
            return new Reply(refusal);
        }

        var handbook = handbooks.Find(call.Options.Text(SetupOptions.Handbook) ?? "") ?? handbooks.Default;
        var start = existing is not null ? existing.Settings with { Channel = channel } : new CourseSettings { Channel = channel, Name = handbook.Title, Pack = handbook.Id };
        return SettingsReader.Read(call.Options, start, handbooks) switch
        {
            SettingsRead.Good good => await ProposeAsync(call, existing, good, stop),
            SettingsRead.Bad(var why) => new Reply(why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

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

    private async Task<Reply> ProposeAsync(CommandInvoked call, Course? existing, SettingsRead.Good read, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var server = call.Place.Server;
        var missing = DailyTexts.Missing(read.Settings.Channel, await chat.AbilitiesInAsync(server, read.Settings.Channel, stop), read.Settings);
        var draft = await courses.SaveDraftAsync(new CourseDraft(0, server, existing?.Id, call.Member.Id, read.Settings, now), stop);
        var moves = existing is not null && existing.Settings.Channel != read.Settings.Channel ? DailyTexts.Moves(existing.Settings.Name) : "";
        return Preview(draft, existing is null, read, moves, missing, await calendar.NextAsync(existing, read.Settings, now, stop));
    }

    // A course whose channel was deleted moves to another one, with its points and its history.
    private static Course? CourseOf(ChannelId channel, IReadOnlyList<Course> courses) =>
        courses.FirstOrDefault(course => course.Settings.Channel == channel)
        ?? courses.FirstOrDefault(course => course.Pause?.Loss?.Obstacle == AccessObstacle.Channel);

    private static string? RefusalOf(CommandInvoked call, Course? existing)
    {
        if (call.Member.CanManageServer)
        {
            return null;
        }

        if (existing is null || !existing.IsLead(call.Member))
        {
            return DailyTexts.NeedsManageServer;
        }

        return call.Options.Role(SetupOptions.LeadRole) is not null || call.Options.Channel(SetupOptions.LeadChannel) is not null
            ? DailyTexts.NeedsManageServerForLeads
            : null;
    }

    private static Reply Preview(long draft, bool isNew, SettingsRead.Good read, string moves, string missing, Occurrence first)
    {
        var settings = read.Settings;
        return new Reply
        {
            Cards =
            [
                new Card(isNew ? DailyTexts.PreviewNewTitle : DailyTexts.PreviewChangeTitle, $"{moves}\n\n{missing}".Trim())
                {
                    Tone = missing.Length > 0 ? CardTone.Warning : CardTone.Info,
                    Fields = CourseFields.Of(settings, read.Questions, first),
                    Footer = DailyTexts.PreviewNote,
                },
            ],
            Rows =
            [
                ControlRow.Of(
                    new Button(new CourseControl(CourseControl.Confirm, draft).ToString(), DailyTexts.ConfirmButton, Visibility.UpdatesMessage) { Style = ButtonStyle.Good },
                    new Button(new CourseControl(CourseControl.Cancel, draft).ToString(), DailyTexts.CancelButton, Visibility.UpdatesMessage)),
            ],
        };
    }
}

/// <summary>A course's settings as lines of a card.</summary>
internal static class CourseFields
{
    public static IReadOnlyList<CardField> Of(CourseSettings settings, int questions, Occurrence first)
    {
        var fields = new List<CardField>
        {
            new(DailyTexts.FieldChannel, Markup.Channel(settings.Channel), Inline: true),
            new(DailyTexts.FieldHandbook, DailyTexts.Content(settings, questions), Inline: true),
            new(DailyTexts.FieldWhen, DailyTexts.When(settings)),
            new(DailyTexts.FieldOpenFor, DailyTexts.OpenFor(settings.Window)),
            new(DailyTexts.FieldPings, DailyTexts.Role(settings.PingRole), Inline: true),
            new(DailyTexts.FieldDiscussion, DailyTexts.Thread(settings.Thread), Inline: true),
            new(DailyTexts.FieldFirst, DailyTexts.At(first.At)),
        };
        if (settings.LeadRole is { } role)
        {
            fields.Add(new CardField(DailyTexts.FieldLeads, DailyTexts.LeadsBy(role)));
        }

        if (settings.LeadChannel is { } channel)
        {
            fields.Add(new CardField(DailyTexts.FieldLeadChannel, Markup.Channel(channel)));
        }

        return fields;
    }
}
