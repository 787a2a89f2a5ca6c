using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Scoring;

namespace StudyBot.Core.Exports;

/// <summary>The tables of <c>export</c>. Members appear in them as on the boards.</summary>
public sealed class CourseExport(IExportStore store, IFacts facts, IBoardStore people, BoardReader boards)
{
    private static readonly string[] OfResponses =
    [
        "course", "date", "pack", "question", "title", "name", "option", "option_text", "right", "written", "written_share",
        "points", "void", "first_answered_at", "last_changed_at", "revisions",
    ];

    private static readonly string[] OfBoards =
        ["course", "period", "first_date", "last_date", "rank", "joint", "name", "points", "right", "answered", "reached_on", "streak"];

    private static readonly string[] OfTeams =
        ["course", "period", "first_date", "last_date", "rank", "joint", "team", "score", "accuracy", "members"];

    private const decimal Millionths = 1_000_000;

    /// <summary>Every answer to a closed question, with the points that it earned.</summary>
    /// <param name="withIds">Adds a column with the members' ids at the chat service, whatever name they go by.</param>
    public async Task ResponsesAsync(IReadOnlyList<Course> courses, bool withIds, ITableWriter table, CancellationToken stop)
    {
        table.Begin(withIds ? [.. OfResponses, "member_id"] : OfResponses);
        foreach (var course in courses)
        {
            if (await facts.OfCourseAsync(course.Id, stop) is not { } known)
            {
                continue;
            }

            var earned = Ledger.Of(known).Entries.ToDictionary(entry => (entry.Member, entry.Date), entry => entry.Points);
            var names = await people.PeopleAsync(course.Id, stop);
            await store.EachResponseAsync(
                course.Id,
                response =>
                {
                    object?[] cells = [.. Cells(course, response, names.NameOf(response.Member)), earned.GetValueOrDefault((response.Member, response.Date)), .. Ends(response)];
                    table.Row(withIds ? [.. cells, response.Member.ToString()] : cells);
                },
                stop);
        }

        table.End();
    }

    /// <summary>The members' boards of one period.</summary>
    public async Task BoardsAsync(IReadOnlyList<Course> courses, BoardPeriod period, ITableWriter table, CancellationToken stop)
    {
        table.Begin(OfBoards);
        foreach (var course in courses)
        {
            var board = await boards.ReadAsync(course.Id, period, stop);
            Rows(
                table, course, period, board.Dates, board.Standings,
                row => [row.Rank, row.Joint, row.Name, row.Points, row.Right, row.Answered, LocalDatePattern.Iso.Format(row.ReachedOn), row.Streak]);
        }

        table.End();
    }

    /// <summary>The teams' boards of one period.</summary>
    public async Task TeamsAsync(IReadOnlyList<Course> courses, BoardPeriod period, ITableWriter table, CancellationToken stop)
    {
        table.Begin(OfTeams);
        foreach (var course in courses)
        {
            var board = await boards.ReadTeamsAsync(course.Id, period, stop);
            Rows(
                table, course, period, board.Dates, board.Standings,
                row => [row.Rank, row.Joint, row.Name, row.Score / Millionths, row.Accuracy is { } accuracy ? Math.Round((decimal)accuracy, 6) : null, row.Size]);
        }

        table.End();
    }

    private static void Rows<T>(ITableWriter table, Course course, BoardPeriod period, Dates dates, IEnumerable<T> standings, Func<T, object?[]> cells)
    {
        var stretch = Stretch(course, period, dates);
        foreach (var row in standings)
        {
            table.Row([.. stretch, .. cells(row)]);
        }
    }

    private static object?[] Stretch(Course course, BoardPeriod period, Dates dates)
    {
        var whole = period == BoardPeriod.AllTime;
        return
        [
            course.Settings.Name,
            JsonNamingPolicy.KebabCaseLower.ConvertName(period.ToString()),
            whole ? null : LocalDatePattern.Iso.Format(dates.First),
            whole ? null : LocalDatePattern.Iso.Format(dates.Last),
        ];
    }

    private static object?[] Cells(Course course, StoredResponse response, string name) =>
    [
        course.Settings.Name,
        LocalDatePattern.Iso.Format(response.Date),
        response.Asked.Pack,
        response.Asked.QuestionId,
        response.Asked.Title,
        name,
        response.Option is { } letter ? ((char)('A' + letter)).ToString() : null,
        response.Option is { } shown ? response.Asked.Options[shown].Text : null,
        response.Option is { } chosen ? response.Verdict.IsRight(chosen) : null,
        response.Written,
        response.Share,
    ];

    private static object?[] Ends(StoredResponse response) => [response.Verdict.Void, At(response.FirstAt), At(response.RevisedAt), response.Revisions];

    private static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
