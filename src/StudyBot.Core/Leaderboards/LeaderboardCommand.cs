using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Leaderboards;

/// <summary>/leaderboard: who leads a course, and the caller's own place; private until shared.</summary>
internal sealed class LeaderboardCommand(CourseFinder finder, BoardReader boards) : ISlashCommand, ISuggester
{
    private const string Period = "period";

    private static readonly Choice[] Periods =
        [.. Enum.GetValues<BoardPeriod>().Select(period => new Choice(LeaderboardTexts.Name(period), period.ToString()))];

    public CommandSpec Spec { get; } = new(
        "leaderboard",
        LeaderboardTexts.CommandDescription,
        Visibility.Private,
        [new OptionSpec(Period, LeaderboardTexts.PeriodOption) { Choices = Periods }, CourseFinder.OptionSpec]);

    public async Task<Response> RunAsync(CommandInvoked call, CancellationToken stop)
    {
        // Anything but one of the choices reads as the default.
        var period = Enum.TryParse<BoardPeriod>(call.Options.Text(Period), out var chosen) && Enum.IsDefined(chosen) ? chosen : BoardPeriod.Week;
        return await finder.FindAsync(call.Place, call.Options, stop) switch
        {
            CourseFound.One(var course) => LeaderboardCard.For(
                new BoardView(course.Id, course.Settings.Name, period, Page: 0), await boards.ReadAsync(course.Id, period, stop), call.Member.Id),
            CourseFound.None(var why) => new Reply(why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) =>
        typed.Option == CourseFinder.Option ? finder.SuggestAsync(typed, stop) : Task.FromResult<IReadOnlyList<Choice>>([]);
}
