using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Leaderboards;

/// <summary>/leaderboard: who leads a course, members or teams, and the caller's own place; private until shared.</summary>
internal sealed class LeaderboardCommand(CourseFinder finder, BoardDesk boards)
    : CourseCommand(
        finder,
        () => new CommandSpec(
            "leaderboard",
            LeaderboardTexts.CommandDescription,
            Visibility.Private,
            [
                new OptionSpec(Board, LeaderboardTexts.BoardOption) { Choices = Boards },
                new OptionSpec(Period, LeaderboardTexts.PeriodOption) { Choices = Periods },
            ]),
        leadsOnly: false)
{
    private const string Board = "board";
    private const string Period = "period";

    private static Choice[] Boards =>
        [.. Enum.GetValues<BoardKind>().Select(board => new Choice(LeaderboardTexts.Show(board), ChoiceValue.Of(board)))];

    private static Choice[] Periods =>
        [.. Enum.GetValues<BoardPeriod>().Select(period => new Choice(LeaderboardTexts.Name(period), ChoiceValue.Of(period)))];

    protected override async Task<Response> RunAsync(Course course, CommandInvoked call, CancellationToken stop)
    {
        var view = new BoardView(course.Id, course.Settings.Name, Chosen(call, Period, BoardPeriod.Week), Page: 0) { Board = Chosen(call, Board, BoardKind.Members) };
        return await boards.ShowAsync(course, view, call.Member.Id, stop);
    }

    // Anything but one of the choices reads as the default.
    private static T Chosen<T>(CommandInvoked call, string option, T otherwise)
        where T : struct, Enum => ChoiceValue.Read<T>(call.Options.Text(option)) ?? otherwise;
}
