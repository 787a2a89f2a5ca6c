using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>The list of a course's days off. Those that are over are forgotten with the next change.</summary>
internal sealed class DayOffDesk(IPlanStore plans, Calendar calendar, TimeProvider time)
{
    private const string First = "first";
    private const string Last = "last";
    private const int Most = 25;

    public Reply List(Course course)
    {
        var coming = Coming(course);
        var rows = new List<ControlRow> { ControlRow.Of(new Button(new PlanControl(PlanControl.AddForm, course.Id).ToString(), PlanTexts.AddButton, Visibility.OpensForm)) };
        if (coming.Count > 0)
        {
            rows.Add(ControlRow.Of(new Select(
                new PlanControl(PlanControl.Remove, course.Id).ToString(),
                PlanTexts.ChooseToRemove,
                [.. coming.Select(off => new SelectChoice(PlanTexts.DayOff(off), off.ToString()))],
                Visibility.UpdatesMessage)));
        }

        return new Reply(coming.Count == 0 ? PlanTexts.NoDaysOffYet : string.Join('\n', coming.Select(off => "• " + PlanTexts.DayOff(off)))) { Rows = rows };
    }

    public static Form Form(PlanControl control) => new(
        (control with { Action = PlanControl.Added }).ToString(),
        PlanTexts.AddTitle,
        [new FormField(First, PlanTexts.FirstField, MaxLength: 10), new FormField(Last, PlanTexts.LastField, Required: false, MaxLength: 10)],
        Visibility.Private);

    public async Task<Reply> AddAsync(Course course, ControlUsed used, CancellationToken stop)
    {
        var values = (used as FormSubmitted)?.Values;
        var (first, last) = (values?.GetValueOrDefault(First, "") ?? "", values?.GetValueOrDefault(Last, "") ?? "");
        if (DaysOff.Parse(last.Trim().Length == 0 ? first : $"{first}/{last}") is not { } off || off.First < course.Schedule.DateOf(time.GetUtcNow()))
        {
            return new Reply(PlanTexts.BadDaysOff);
        }

        var coming = Coming(course);
        return coming.Count >= Most
            ? new Reply(PlanTexts.TooManyDaysOff)
            : await ChangeAsync(course, [.. coming.Append(off).Distinct().OrderBy(known => known.First).ThenBy(known => known.Last)], used.Member.Id, stop);
    }

    public async Task<Reply> RemoveAsync(Course course, ControlUsed used, CancellationToken stop) =>
        used is SelectChosen { Values: [var chosen] }
            ? await ChangeAsync(course, [.. Coming(course).Where(off => off.ToString() != chosen)], used.Member.Id, stop)
            : List(course);

    private async Task<Reply> ChangeAsync(Course course, IReadOnlyList<DaysOff> days, MemberId by, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var changed = course with { DaysOff = days };
        await plans.SetDaysOffAsync(course.Id, days, await calendar.NextAsync(changed, changed.Settings, now, stop), new Ruling(RulingKind.DaysOff, by, now), stop);
        return List(changed);
    }

    private List<DaysOff> Coming(Course course)
    {
        var today = course.Schedule.DateOf(time.GetUtcNow());
        return [.. course.DaysOff.Where(off => off.Last >= today)];
    }
}
