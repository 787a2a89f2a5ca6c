using StudyBot.Core.Chat;
using StudyBot.Core.Rulings;

namespace StudyBot.Core.Daily;

/// <summary>Why a lead does something for which no reason is asked, if they care to say.</summary>
internal static class Reasons
{
    private const string Field = "reason";
    private const int Longest = 200;

    public static Button ButtonOf(string form) => new(form, DailyTexts.GiveReasonButton, Visibility.OpensForm);

    /// <param name="then">The id of the control that does it.</param>
    public static Form FormOf(string then, string title) =>
        new(then, title, [new FormField(Field, RulingTexts.ReasonField, Multiline: true, MaxLength: Longest)], Visibility.UpdatesMessage);

    public static string? Of(ControlUsed used) =>
        used is FormSubmitted form && form.Values.GetValueOrDefault(Field)?.Trim() is { Length: > 0 } text ? DailyCards.Clip(text, Longest) : null;
}
