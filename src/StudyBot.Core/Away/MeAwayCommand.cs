using System.Globalization;
using NodaTime;
using NodaTime.Text;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Away;

/// <summary>/me away: days on which one's streak stays as it is, and one's team counts without one.</summary>
internal sealed class MeAwayCommand(CourseFinder finder, IAwayStore store, AwayReply replies, TimeProvider time)
    : CourseCommand(
        finder,
        () => new CommandSpec("me away", AwayTexts.Description, Visibility.Private, [new OptionSpec(Until, AwayTexts.OptionUntil, Suggests: true) { MaxLength = 20 }]),
        leadsOnly: false)
{
    private const string Until = "until";

    public override async Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop)
    {
        if (typed.Option != Until)
        {
            return await base.SuggestAsync(typed, stop);
        }

        if (await Finder.FindAsync(typed.Place, typed.Others, stop) is not CourseFound.One(var course))
        {
            return [];
        }

        var today = course.Schedule.DateOf(time.GetUtcNow());
        var monday = today.With(DateAdjusters.Next(IsoDayOfWeek.Monday));
        return
        [
            .. new[] { today.PlusDays(1), today.PlusDays(2), today.PlusDays(3), monday, monday.PlusWeeks(1), monday.PlusWeeks(2), monday.PlusWeeks(3) }
                .Distinct().Order()
                .Select(date => new Choice(AwayTexts.Suggested(date), LocalDatePattern.Iso.Format(date)))
                .Where(choice => choice.Label.Contains(typed.Text.Trim(), StringComparison.OrdinalIgnoreCase) || choice.Value.StartsWith(typed.Text.Trim(), StringComparison.Ordinal)),
        ];
    }

    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop)
    {
        if (call.Options.Text(Until) is not { } typed)
        {
            return await replies.StateAsync(course, call.Member.Id, stop);
        }

        var now = time.GetUtcNow();
        var today = course.Schedule.DateOf(now);
        if (!LocalDatePattern.Iso.Parse(typed.Trim()).TryGetValue(default, out var until) || until <= today || until > today.PlusDays(AwayRules.LongestInDays))
        {
            return new Reply(AwayTexts.BadUntil(typed));
        }

        var days = AwayRules.DaysUntil(course, now, until);
        if (days.Count == 0)
        {
            return new Reply(AwayTexts.NoQuestionUntil(until));
        }

        if (AwayRules.TooMany(await store.DaysAsync(course.Id, call.Member.Id, stop), days) is { } latest)
        {
            return new Reply(latest == days[0] ? AwayTexts.NoDaysLeft(latest) : AwayTexts.TooLong(latest));
        }

        await store.SetAsync(course.Id, Respondent.Of(call), until, now, stop);
        return await replies.StateAsync(course, call.Member.Id, stop);
    }
}

/// <summary>Tells a member how it stands, and ends it.</summary>
internal sealed class AwayReply(IAwayStore store, IDailyStore questions, TimeProvider time)
{
    public async Task<Reply> StateAsync(Course course, MemberId member, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var used = await store.DaysAsync(course.Id, member, stop);
        if (await store.UntilAsync(course.Id, member, stop) is not { } until || until <= course.Schedule.DateOf(now))
        {
            return new Reply(AwayTexts.Here(AwayRules.Left(used, course.Schedule.DateOf(now))));
        }

        var days = AwayRules.DaysUntil(course, now, until);
        var open = await questions.OpenInAsync(course.Id, stop);
        var openCounts = open is not null && !used.Contains(open.Date);
        var left = days.Count == 0 ? (int?)null : AwayRules.Left(used.Concat(days), days[0]);
        return new Reply(AwayTexts.IsAway(until, days.Count, left, days.Count == 0 ? default : days[0], openCounts))
        {
            Rows = [ControlRow.Of(new Button(string.Create(CultureInfo.InvariantCulture, $"{AwayControls.Name}:{AwayControls.Back}:{course.Id}"), AwayTexts.BackButton, Visibility.UpdatesMessage))],
        };
    }
}

/// <summary>The button that ends it.</summary>
internal sealed class AwayControls(ICourseStore courses, IAwayStore store, TimeProvider time) : IControlHandler
{
    public const string Name = "away";
    public const string Back = "back";

    public string Prefix => Name;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop) =>
        used.ControlId.Split(':') is [_, Back, var id]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var courseId)
        && await courses.FindAsync(courseId, stop) is { } course
        && course.Server == used.Place.Server
            ? new Reply(await store.EndAsync(course.Id, Respondent.Of(used), time.GetUtcNow(), stop) ? AwayTexts.IsBack : AwayTexts.WasBack)
            : new Reply(ChatTexts.UnknownControl) { Privately = true };
}
