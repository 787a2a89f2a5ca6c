using System.Globalization;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Reminders;

/// <summary>Turns one's own reminders on and off, also from the direct message itself.</summary>
internal sealed class ReminderControls(ICourseStore courses, IReminderStore reminders, TimeProvider time) : IControlHandler
{
    private const string Name = "remind";
    private const string On = "on";
    private const string Off = "off";

    public string Prefix => Name;

    // What it changes is the presser's own, wherever it is pressed.
    public bool WorksDirectly => true;

    public static Button Button(long courseId, bool isOn) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Name}:{(isOn ? Off : On)}:{courseId}"), isOn ? ReminderTexts.OffButton : ReminderTexts.OnButton, Visibility.Private);

    /// <summary>On the reminder: the message then says that it was the last.</summary>
    public static Button OffButton(long courseId) => Button(courseId, isOn: true) with { OnPress = Visibility.UpdatesMessage };

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (used.ControlId.Split(':') is not [_, var action, var id]
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var courseId)
            || await courses.FindAsync(courseId, stop) is not { } course
            || (!used.Place.IsDirect && course.Server != used.Place.Server))
        {
            return new Reply(ReminderTexts.Gone) { Privately = true };
        }

        switch (action)
        {
            case On when !used.Place.IsDirect:
                await reminders.TurnOnAsync(course.Id, used.Member.Id, time.GetUtcNow(), stop);
                return StateOf(course.Id, await reminders.FindAsync(course.Id, used.Member.Id, stop));
            case Off:
                await reminders.TurnOffAsync(course.Id, used.Member.Id, stop);
                return new Reply(ReminderTexts.OffNow);
            default:
                return new Reply(ChatTexts.UnknownControl) { Privately = true };
        }
    }

    public static Reply StateOf(long courseId, Reminder? reminder) => new(reminder switch
    {
        null => ReminderTexts.Off,
        { Refused: true } => ReminderTexts.Refused,
        _ => ReminderTexts.On,
    })
    {
        Rows = [ControlRow.Of(Button(courseId, isOn: reminder is { Refused: false }))],
    };
}

/// <summary>/me reminder: whether one is reminded, and a button to change it.</summary>
internal sealed class MeReminderCommand(CourseFinder finder, IReminderStore reminders)
    : CourseCommand(finder, () => new CommandSpec("me reminder", ReminderTexts.CommandDescription, Visibility.Private, []), leadsOnly: false)
{
    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop) =>
        ReminderControls.StateOf(course.Id, await reminders.FindAsync(course.Id, call.Member.Id, stop));
}
