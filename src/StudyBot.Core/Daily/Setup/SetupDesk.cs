using System.Globalization;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily.Setup;

/// <summary>The steps under a proposal: each changes the draft and shows it again. Only its author can take them.</summary>
internal sealed class SetupDesk(ICourseStore courses, IHandbooks handbooks, Proposals proposals, Graders graders, TimeProvider time) : IControlHandler
{
    public string Prefix => SetupControl.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (SetupControl.Parse(used.ControlId) is not { } control)
        {
            return Private(ChatTexts.UnknownControl);
        }

        if (control.Action == SetupControl.Start)
        {
            return await proposals.MakeAsync(used.Place, used.Member, OptionValues.None, stop);
        }

        if (await courses.FindDraftAsync(control.Draft, stop) is not { Settled: false } draft
            || draft.Server != used.Place.Server
            || time.GetUtcNow() - draft.MadeAt > DailyTimes.DraftLasts)
        {
            return Private(DailyTexts.DraftGone);
        }

        return draft.By == used.Member.Id ? await TakeAsync(control, draft, used, stop) : Private(DailyTexts.DraftOfOther);
    }

    private async Task<Response> TakeAsync(SetupControl control, CourseDraft draft, ControlUsed used, CancellationToken stop)
    {
        var settings = draft.Settings;
        switch (control.Action)
        {
            case SetupControl.WhenForm:
                return SetupForms.When(draft);
            case SetupControl.ContentForm:
                return SetupForms.Content(draft, handbooks, await courses.DefaultPackAsync(draft.Server, stop));
            case SetupControl.When or SetupControl.Content when used is FormSubmitted form:
                return await ReadAsync(draft, form.Values, stop);
            case SetupControl.Channel when Picked(used) is { } id && new ChannelId(id) is var channel:
                return (await courses.InServerAsync(draft.Server, stop)).Any(course => course.Settings.Channel == channel)
                    ? Private(SetupTexts.HasCourse(channel))
                    : await ChangeAsync(draft with { Settings = settings with { Channel = channel } }, people: false, used, stop);
            case SetupControl.Back:
                return await proposals.ShowAsync(draft, stop);
            case SetupControl.People:
                return SetupPeople.Of(draft, used.Member.CanManageServer, graders.Model is not null);
            case SetupControl.Graded when settings.Graded == GradedBy.KeyPoints && graders.Model is null:
                return Private(SetupTexts.NoModel);
            case SetupControl.LeadRole or SetupControl.LeadChannel when !used.Member.CanManageServer:
                return Private(DailyTexts.NeedsManageServerForLeads);
            default:
                return Chosen(control, settings, used) is { } changed
                    ? await ChangeAsync(draft with { Settings = changed }, people: true, used, stop)
                    : Private(ChatTexts.UnknownControl);
        }
    }

    private static CourseSettings? Chosen(SetupControl control, CourseSettings settings, ControlUsed used) => control.Action switch
    {
        SetupControl.PingRole => settings with { PingRole = Picked(used) is { } role ? new RoleId(role) : null },
        SetupControl.LeadRole => settings with { LeadRole = Picked(used) is { } role ? new RoleId(role) : null },
        SetupControl.LeadChannel => settings with { LeadChannel = Picked(used) is { } channel ? new ChannelId(channel) : null },
        SetupControl.Thread when used is SelectChosen { Values: [var value] } && Enum.TryParse<ThreadMode>(value, ignoreCase: true, out var mode) && Enum.IsDefined(mode) =>
            settings with { Thread = mode },
        SetupControl.Names => settings with { Names = settings.Names == NamesMode.Shown ? NamesMode.OnRequest : NamesMode.Shown },
        SetupControl.Graded => settings with { Graded = settings.Graded == GradedBy.KeyPoints ? GradedBy.Model : GradedBy.KeyPoints },
        _ => null,
    };

    private async Task<Response> ReadAsync(CourseDraft draft, IReadOnlyDictionary<string, string> values, CancellationToken stop)
    {
        if (SetupForms.OptionsOf(values, out var why) is not { } options)
        {
            return Private(why);
        }

        var serverPack = values.GetValueOrDefault(SetupForms.ServerPack, "").Trim();
        if (serverPack.Length > 0 && handbooks.Find(serverPack) is null)
        {
            return Private(DailyTexts.BadPack(serverPack, handbooks.All.Select(known => known.Id)));
        }

        return SettingsReader.Read(options, draft.Settings, handbooks) switch
        {
            SettingsRead.Good(var settings, _) => await ShowAsync(draft with { Settings = settings, ServerPack = serverPack.Length > 0 ? serverPack : draft.ServerPack }, stop),
            SettingsRead.Bad bad => Private(bad.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<Response> ChangeAsync(CourseDraft draft, bool people, ControlUsed used, CancellationToken stop)
    {
        await courses.ChangeDraftAsync(draft, stop);
        return people ? SetupPeople.Of(draft, used.Member.CanManageServer, graders.Model is not null) : await proposals.ShowAsync(draft, stop);
    }

    private async Task<Response> ShowAsync(CourseDraft draft, CancellationToken stop)
    {
        await courses.ChangeDraftAsync(draft, stop);
        return await proposals.ShowAsync(draft, stop);
    }

    private static ulong? Picked(ControlUsed used) =>
        used is SelectChosen { Values: [var value] } && ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static Reply Private(string text) => new(text) { Privately = true };
}
