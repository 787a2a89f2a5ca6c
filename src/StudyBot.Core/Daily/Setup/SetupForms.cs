using System.Globalization;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Daily.Setup;

/// <summary>The forms of set-up. What is typed into them is read exactly as the options of the command are.</summary>
internal static class SetupForms
{
    public const string ServerPack = "server-pack";

    public static Form When(CourseDraft draft) => new(
        new SetupControl(SetupControl.When, draft.Id).ToString(),
        SetupTexts.WhenTitle,
        [
            Field(SetupOptions.Time, SetupTexts.TimeField, 10, draft.Settings.PostTime.ToString("HH:mm", CultureInfo.InvariantCulture)),
            Field(SetupOptions.Zone, SetupTexts.ZoneField, 60, draft.Settings.Zone),
            Field(SetupOptions.Weekdays, SetupTexts.WeekdaysField, 80, WeekdayNames.Of(draft.Settings.Weekdays)),
            Field(SetupOptions.Window, SetupTexts.WindowField, 10, draft.Settings.Window.TotalHours.ToString("0.##", CultureInfo.InvariantCulture)),
        ],
        Visibility.UpdatesMessage);

    /// <param name="serverPack">The server's default handbook so far.</param>
    public static Form Content(CourseDraft draft, IHandbooks handbooks, string? serverPack)
    {
        var settings = draft.Settings;
        var fields = new List<FormField>
        {
            Field(SetupOptions.Chapters, SetupTexts.ChaptersField, 100, settings.Chapters.Count == 0 ? "all" : string.Join(", ", settings.Chapters)),
            Field(SetupOptions.Written, SetupTexts.WrittenField, 10, settings.WrittenMax.ToString(CultureInfo.InvariantCulture)),
            Field(SetupOptions.Name, SetupTexts.NameField, 60, DailyCards.Clip(settings.Name, 60)),
        };
        if (handbooks.All.Count > 1)
        {
            fields.Insert(0, Field(SetupOptions.Handbook, SetupTexts.HandbookField, 100, DailyCards.Clip(settings.Pack, 100)));
            fields.Add(Field(ServerPack, SetupTexts.ServerPackField, 100, DailyCards.Clip(draft.ServerPack ?? serverPack ?? settings.Pack, 100)));
        }

        return new Form(new SetupControl(SetupControl.Content, draft.Id).ToString(), SetupTexts.ContentTitle, fields, Visibility.UpdatesMessage);
    }

    /// <summary>What was typed as the options of the command; null, with the reason, where a number is none.</summary>
    public static OptionValues? OptionsOf(IReadOnlyDictionary<string, string> typed, out string why)
    {
        why = "";
        var options = new Dictionary<string, OptionValue>(StringComparer.Ordinal);
        foreach (var (name, text) in typed)
        {
            if (name is not (SetupOptions.Window or SetupOptions.Written))
            {
                options[name] = new OptionValue.Text(text);
            }
            else if (long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                options[name] = new OptionValue.Number(number);
            }
            else
            {
                why = name == SetupOptions.Window ? SetupTexts.BadHours(text) : SetupTexts.BadWritten(text);
                return null;
            }
        }

        return new OptionValues(options);
    }

    private static FormField Field(string id, string label, int atMost, string value) => new(id, label, MaxLength: atMost) { Value = value };
}
