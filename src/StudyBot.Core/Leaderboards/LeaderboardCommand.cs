using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Leaderboards;

/// <summary>/leaderboard: who leads a course, and the caller's own place; private until shared.</summary>
internal sealed class LeaderboardCommand(CourseFinder finder, BoardDesk boards, LeaderboardCard card)
    : CourseCommand(
        finder,
        new CommandSpec(
            "leaderboard",
            LeaderboardTexts.CommandDescription,
            Visibility.Private,
            [new OptionSpec(Period, LeaderboardTexts.PeriodOption) { Choices = Periods }]),
        leadsOnly: false)
{
    private const string Period = "period";

    private static readonly Choice[] Periods =
        [.. Enum.GetValues<BoardPeriod>().Select(period => new Choice(LeaderboardTexts.Name(period), period.ToString()))];

    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop)
    {
        // Anything but one of the choices reads as the default.
        var period = Enum.TryParse<BoardPeriod>(call.Options.Text(Period), out var chosen) && Enum.IsDefined(chosen) ? chosen : BoardPeriod.Week;
        var view = new BoardView(course.Id, course.Settings.Name, period, Page: 0);
        return card.For(view, await boards.OpenAsync(course, view, call.Member.Id, stop), call.Member.Id);
    }
}
