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
                    object?[] cells = [.. Cells(course, response, NameOf(names, response.Member)), earned.GetValueOrDefault((response.Member, response.Date)), .. Ends(response)];
                    table.Row(withIds ? [.. cells, response.Member.ToString()] : cells);
                },
                stop);
        }

        table.End();
    }

    /// <summary>The boards of one period.</summary>
    public async Task BoardsAsync(IReadOnlyList<Course> courses, BoardPeriod period, ITableWriter table, CancellationToken stop)
    {
        table.Begin(OfBoards);
        foreach (var course in courses)
        {
            var board = await boards.ReadAsync(course.Id, period, stop);
            var whole = period == BoardPeriod.AllTime;
            foreach (var row in board.Standings)
            {
                table.Row(
                [
                    course.Settings.Name,
                    JsonNamingPolicy.KebabCaseLower.ConvertName(period.ToString()),
                    whole ? null : LocalDatePattern.Iso.Format(board.Dates.First),
                    whole ? null : LocalDatePattern.Iso.Format(board.Dates.Last),
                    row.Rank,
                    row.Joint,
                    row.Name,
                    row.Points,
                    row.Right,
                    row.Answered,
                    LocalDatePattern.Iso.Format(row.ReachedOn),
                    row.Streak,
                ]);
            }
        }

        table.End();
    }

    // Somebody who is off the boards goes by the pseudonym as well.
    private static string NameOf(BoardPeople people, MemberId member) => people.IsOff(member) ? Alias.Of(member, people.AliasSeed) : people.NameOf(member);

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
