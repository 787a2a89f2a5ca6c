using System.Globalization;
using StudyBot.Core.Chat;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Daily.Missing;

/// <summary>
/// The button under "not in this handbook", and the form that it opens. What was looked up is neither stored nor shown, so
/// the button itself carries its first words, in a message that only this person sees. The form shows them to be changed
/// and completed; nothing is noted before the person submits it.
/// </summary>
internal sealed class MissingControls(CourseFinder finder, IMissingQuestions missing, TimeProvider time) : IControlHandler
{
    private const string AskId = "missing:ask:";
    private const string TellId = "missing:tell";
    private const string Field = "text";
    private const int LongestId = 90;

    public string Prefix => "missing";

    public static Button Button(string lookedUp) =>
        new(AskId + CardText.Line(OneLine(lookedUp), LongestId - AskId.Length), MissingTexts.Button, Visibility.OpensForm);

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        // Asked before anybody types: without a course nobody would read it.
        return (await finder.FindAsync(used.Place, OptionValues.None, stop), used) switch
        {
            (CourseFound.None { HasNone: true }, _) => new Reply(MissingTexts.NoCourse) { Privately = true },
            (CourseFound.None, _) => new Reply(MissingTexts.SeveralCourses) { Privately = true },
            (CourseFound.One(var course), FormSubmitted { ControlId: TellId } form) => new Reply(await NoteAsync(course, form, stop)),
            (_, ButtonPressed) when used.ControlId.StartsWith(AskId, StringComparison.Ordinal) => Form(used.ControlId[AskId.Length..]),
            _ => new Reply(ChatTexts.UnknownControl) { Privately = true },
        };
    }

    private static Form Form(string lookedUp) => new(
        TellId,
        MissingTexts.FormTitle,
        [new FormField(Field, MissingTexts.FormField, Multiline: true, MaxLength: MissingQuestion.LongestText) { Value = lookedUp, Placeholder = MissingTexts.FormPlaceholder }],
        Visibility.Private);

    private async Task<string> NoteAsync(Course course, FormSubmitted form, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var text = CardText.Line(OneLine(form.Values.GetValueOrDefault(Field) ?? ""), MissingQuestion.LongestText);
        var question = new MissingQuestion(course.Id, course.Schedule.DateOf(now), form.Member.Id, text, now);
        return question.Folded.Length == 0
            ? MissingTexts.NoWords
            : await missing.AddAsync(question, stop) switch
            {
                MissingOutcome.NotedBefore => MissingTexts.NotedBefore,
                MissingOutcome.EnoughOfMember => MissingTexts.EnoughOfMember,
                MissingOutcome.EnoughOfDay => MissingTexts.EnoughOfDay,
                _ => MissingTexts.Noted,
            };
    }

    // What cannot be seen could make a note look like something else.
    private static string OneLine(string text)
    {
        var seen = text.Where(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format));
        return string.Join(' ', string.Concat(seen).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
