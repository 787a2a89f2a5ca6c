using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily.Setup;

/// <summary>The step in which a draft gets its roles, its lead channel, its discussion and its rule for names.</summary>
internal static class SetupPeople
{
    private static (ThreadMode Mode, string Label)[] Threads =>
        [(ThreadMode.Closing, DailyTexts.ThreadAtClosing), (ThreadMode.Posting, DailyTexts.ThreadAtPosting), (ThreadMode.None, DailyTexts.ThreadNever)];

    /// <param name="mayChooseLeads">Only people who manage the server choose who leads.</param>
    /// <param name="hasModel">There is a language model that may grade.</param>
    public static Reply Of(CourseDraft draft, bool mayChooseLeads, bool hasModel)
    {
        var settings = draft.Settings;
        var rows = new List<ControlRow> { RoleRow(SetupControl.PingRole, SetupTexts.ChoosePing, settings.PingRole) };
        if (mayChooseLeads)
        {
            rows.Add(RoleRow(SetupControl.LeadRole, SetupTexts.ChooseLeadRole, settings.LeadRole));
            rows.Add(ControlRow.Of(new Picker(Id(SetupControl.LeadChannel), SetupTexts.ChooseLeadChannel, PickerKind.Channel, Visibility.UpdatesMessage)
            {
                Chosen = settings.LeadChannel?.Value,
                MayBeEmpty = true,
            }));
        }

        rows.Add(ControlRow.Of(new Select(
            Id(SetupControl.Thread),
            SetupTexts.ChooseThread,
            [.. Threads.Select(thread => new SelectChoice(SetupTexts.Discussion(thread.Label), $"{thread.Mode}", Chosen: thread.Mode == settings.Thread))],
            Visibility.UpdatesMessage)));
        var buttons = new List<Button>
        {
            new(Id(SetupControl.Names), settings.Names == NamesMode.Shown ? SetupTexts.NamesShownButton : SetupTexts.NamesOnRequestButton, Visibility.UpdatesMessage),
            new(Id(SetupControl.Back), SetupTexts.BackButton, Visibility.UpdatesMessage) { Style = ButtonStyle.Primary },
        };
        if (hasModel || settings.Graded == GradedBy.Model)
        {
            buttons.Insert(1, new Button(Id(SetupControl.Graded), settings.Graded == GradedBy.Model ? SetupTexts.GraderModelButton : SetupTexts.GraderOfflineButton, Visibility.UpdatesMessage));
        }

        rows.Add(ControlRow.Of([.. buttons]));
        return new Reply { Cards = [new Card(SetupTexts.PeopleTitle, SetupTexts.PeopleBody) { Tone = CardTone.Info, Fields = Fields(settings) }], Rows = rows };

        string Id(string action) => new SetupControl(action, draft.Id).ToString();

        ControlRow RoleRow(string action, string placeholder, RoleId? chosen) =>
            ControlRow.Of(new Picker(Id(action), placeholder, PickerKind.Role, Visibility.UpdatesMessage) { Chosen = chosen?.Value, MayBeEmpty = true });
    }

    private static IReadOnlyList<CardField> Fields(CourseSettings settings) =>
    [
        new(DailyTexts.FieldPings, DailyTexts.Role(settings.PingRole)),
        new(DailyTexts.FieldLeads, DailyTexts.LeadsBy(settings.LeadRole)),
        new(DailyTexts.FieldLeadChannel, DailyTexts.NotesGo(settings.LeadChannel)),
        new(DailyTexts.FieldDiscussion, DailyTexts.Thread(settings.Thread)),
        new(SetupTexts.FieldNames, SetupTexts.Names(settings.Names)),
        new(SetupTexts.FieldGrader, SetupTexts.Grader(settings.Graded)),
    ];
}
