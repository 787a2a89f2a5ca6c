using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Daily;
using StudyBot.Core.Exports;
using StudyBot.Core.Leaderboards;
using StudyBot.Testing;

namespace StudyBot.Storage.Tests;

/// <summary>What goes into exported tables, from a real database that a bot may be working on.</summary>
public sealed class CourseExportTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _services = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var file = _folder.File("study.db");
        await StudyDatabase.Open(new StorageOptions { Path = file }, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance).DisposeAsync();
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.ExecuteAsync(Facts, new { asked = Asked });
        }

        _services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStorageToRead(file).AddSingleton<BoardReader>().AddSingleton<CourseExport>().BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_Open_Question_A_Taken_Back_Answer_And_Anothers_Name_Stay_Untold()
    {
        var rows = await RowsAsync((export, courses, table) => export.ResponsesAsync(courses, withIds: false, table, Stop));

        // Ada goes by her name, Grace asked for a pseudonym, Linus took his answer back; the second day is open.
        Assert.Equal(2, rows.Count);
        Assert.Equal(("Ada", "B", true, 10), (Text(rows[0], "name"), Text(rows[0], "option"), rows[0].GetProperty("right").GetBoolean(), rows[0].GetProperty("points").GetInt32()));
        Assert.Equal("two", Text(rows[0], "option_text"));
        Assert.DoesNotContain("Grace", rows[1].ToString(), StringComparison.Ordinal);
        Assert.Equal(("words of hers", 0.5m), (Text(rows[1], "written"), rows[1].GetProperty("written_share").GetDecimal()));
        Assert.False(rows[1].TryGetProperty("member_id", out _));
        Assert.All(rows, row => Assert.Equal("2026-11-26", Text(row, "date")));
    }

    [Fact]
    public async Task Boards_Are_Those_That_Members_See()
    {
        var rows = await RowsAsync((export, courses, table) => export.BoardsAsync(courses, BoardPeriod.AllTime, table, Stop));
        var teams = await RowsAsync((export, courses, table) => export.TeamsAsync(courses, BoardPeriod.AllTime, table, Stop));

        Assert.Equal([(1, "Ada", 10)], rows.Take(1).Select(row => (row.GetProperty("rank").GetInt32(), Text(row, "name"), row.GetProperty("points").GetInt32())));
        Assert.Equal(2, rows.Count);
        Assert.DoesNotContain(rows, row => row.ToString().Contains("Grace", StringComparison.Ordinal));
        Assert.Empty(teams);
    }

    private async Task<List<JsonElement>> RowsAsync(Func<CourseExport, IReadOnlyList<Course>, ITableWriter, Task> write)
    {
        using var output = new MemoryStream();
        using (var table = new JsonTable(output))
        {
            await write(_services.GetRequiredService<CourseExport>(), await _services.GetRequiredService<ICourseStore>().AllAsync(Stop), table);
        }

        return [.. JsonDocument.Parse(Encoding.UTF8.GetString(output.ToArray())).RootElement.EnumerateArray()];
    }

    private static string Text(JsonElement row, string column) => row.GetProperty(column).GetString()!;

    private const string Asked =
        """
        {"pack":"docker","questionId":"q1","itemId":"i1","contentHash":"","chapter":1,"chapterTitle":"One","title":"Title","stem":"Stem","options":[
        {"text":"one","reason":""},{"text":"two","reason":""},{"text":"three","reason":""},{"text":"four","reason":""}],"right":1,"shuffleSeed":1,"explanation":"",
        "keyPoints":[],"misconceptions":[],"sources":[]}
        """;

    private const string Facts =
        """
        insert into server (id, added_at) values (1, 0);
        insert into course (id, server_id, channel_id, name, pack, zone, post_minute, weekdays, window_minutes, thread_mode, written_max, names_mode, state, bag_seed, created_by, created_at)
        values (1, 1, 1, 'Docker crew', 'docker', 'UTC', 600, 127, 1380, 'none', 5, 'shown', 'active', 7, 1, 0);
        insert into member (server_id, member_id, display_name, last_seen_at, board_name) values (1, 101, 'Ada', 1, 'named'), (1, 102, 'Grace', 1, 'alias'), (1, 103, 'Linus', 1, 'named');
        insert into question_instance (id, course_id, local_date, state, scheduled_at, question_id, asked, right_option, nonce, lease_until, reserved_at, posted_at, closes_at, closed_at, graded, channel_id, message_id)
        values (1, 1, '2026-11-26', 'closed', 0, 'q1', @asked, 1, 'a', 0, 0, 1, 2, 2, 1, 1, 11), (2, 1, '2026-11-27', 'posted', 0, 'q1', @asked, 1, 'b', 0, 0, 1, 9, null, 0, 1, 12);
        insert into response (instance_id, member_id, option, written, first_at, revised_at, revision) values
            (1, 101, 1, null, 1000, 2000, 2), (1, 102, null, 'words of hers', 1000, 1000, 1), (1, 103, null, null, 1000, 3000, 2), (2, 101, 2, null, 1000, 1000, 1);
        insert into response_revision (instance_id, member_id, revision, written, at) values (1, 102, 1, 'words of hers', 1000);
        insert into grade (instance_id, member_id, revision, share_millionths, findings, grader, grader_version, at) values (1, 102, 1, 500000, '{}', 'key-points', '2', 2000);
        """;
}
