using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily.Setup;

/// <summary>Proposes a course, or changes to one, as a draft that its author can look at and change until confirming it.</summary>
internal sealed class Proposals(ICourseStore courses, IHandbooks handbooks, Calendar calendar, ServerSizes sizes, Graders graders, IChatClient chat, TimeProvider time)
{
    /// <summary>What options leave out stays as it is in the course of the channel, or has its default in a new one.</summary>
    public async Task<Reply> MakeAsync(Place place, Member member, OptionValues options, CancellationToken stop)
    {
        var channel = options.Channel(SetupOptions.Channel) ?? place.CourseChannel;
        var existing = CourseOf(channel, await courses.InServerAsync(place.Server, stop));
        if ((RefusalOf(member, options, existing) ?? MissingModel(options)) is { } refusal)
        {
            return new Reply(refusal) { Privately = true };
        }

        var handbook = handbooks.Find(options.Text(SetupOptions.Handbook) ?? "") ?? handbooks.Default;
        var start = existing is not null
            ? existing.Settings with { Channel = channel }
            : new CourseSettings { Channel = channel, Name = handbook.Title, Pack = handbook.Id, Names = sizes.ProposedNames(place.Server) };
        return SettingsReader.Read(options, start, handbooks) switch
        {
            SettingsRead.Good(var settings, _) => await KeepAsync(new CourseDraft(0, place.Server, existing?.Id, member.Id, settings, time.GetUtcNow()), stop),
            SettingsRead.Bad(var why) => new Reply(why) { Privately = true },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public async Task<Reply> ShowAsync(CourseDraft draft, CancellationToken stop)
    {
        var settings = draft.Settings;
        var existing = draft.CourseId is { } id ? await courses.FindAsync(id, stop) : null;
        var missing = await PermissionCheck.MissingAsync(chat, draft.Server, settings, SetupTexts.PermissionsUnknown, stop);
        var moves = existing is not null && existing.Settings.Channel != settings.Channel ? DailyTexts.Moves(existing.Settings.Name) : "";
        var handbook = handbooks.Find(settings.Pack);
        var questions = handbook is null ? 0 : QuestionDesk.Askable(handbook, settings).Count;
        var card = new Card(existing is null ? DailyTexts.PreviewNewTitle : DailyTexts.PreviewChangeTitle, string.Join("\n\n", new[] { moves, missing }.Where(text => text.Length > 0)))
        {
            Tone = missing.Length > 0 ? CardTone.Warning : CardTone.Info,
            Fields = CourseFields.Of(draft, handbook?.Title ?? settings.Pack, questions, await calendar.NextAsync(existing, settings, time.GetUtcNow(), stop)),
            Footer = DailyTexts.PreviewNote,
        };
        return new Reply { Cards = [card], Rows = [.. Steps(draft)] };
    }

    private async Task<Reply> KeepAsync(CourseDraft draft, CancellationToken stop) =>
        await ShowAsync(draft with { Id = await courses.SaveDraftAsync(draft, stop) }, stop);

    private static IEnumerable<ControlRow> Steps(CourseDraft draft)
    {
        if (draft.CourseId is null)
        {
            yield return ControlRow.Of(new Picker(Id(SetupControl.Channel), SetupTexts.ChooseChannel, PickerKind.Channel, Visibility.UpdatesMessage) { Chosen = draft.Settings.Channel.Value });
        }

        yield return ControlRow.Of(
            new Button(Id(SetupControl.WhenForm), SetupTexts.WhenButton, Visibility.OpensForm),
            new Button(Id(SetupControl.ContentForm), SetupTexts.ContentButton, Visibility.OpensForm),
            new Button(Id(SetupControl.People), SetupTexts.PeopleButton, Visibility.UpdatesMessage));
        yield return ControlRow.Of(
            new Button(new CourseControl(CourseControl.Confirm, draft.Id).ToString(), DailyTexts.ConfirmButton, Visibility.UpdatesMessage) { Style = ButtonStyle.Good },
            new Button(new CourseControl(CourseControl.Cancel, draft.Id).ToString(), DailyTexts.CancelButton, Visibility.UpdatesMessage));

        string Id(string action) => new SetupControl(action, draft.Id).ToString();
    }

    private string? MissingModel(OptionValues options) =>
        ChoiceValue.Read<GradedBy>(options.Text(SetupOptions.Graded)) == GradedBy.Model && graders.Model is null ? SetupTexts.NoModel : null;

    // A course whose channel was deleted moves to another one, with its points and its history.
    private static Course? CourseOf(ChannelId channel, IReadOnlyList<Course> courses) =>
        courses.FirstOrDefault(course => course.Settings.Channel == channel)
        ?? courses.FirstOrDefault(course => course.Pause?.Loss?.Obstacle == AccessObstacle.Channel);

    private static string? RefusalOf(Member member, OptionValues options, Course? existing)
    {
        if (member.CanManageServer)
        {
            return null;
        }

        if (existing is null || !existing.IsLead(member))
        {
            return DailyTexts.NeedsManageServer;
        }

        return options.Role(SetupOptions.LeadRole) is not null || options.Channel(SetupOptions.LeadChannel) is not null
            ? DailyTexts.NeedsManageServerForLeads
            : null;
    }
}
