using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using StudyBot.Testing;

namespace StudyBot.Storage.Tests;

/// <summary>A database of every earlier version, with something in each of its tables and columns, opens and keeps it all.</summary>
public sealed class EarlierVersionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> Versions => [.. Enumerable.Range(1, Migrations.Shipped.Count - 1)];

    private string File => _folder.File("study.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_Database_Of_An_Earlier_Version_Is_Copied_Opens_And_Keeps_Everything(int version)
    {
        await Open(version).DisposeAsync();
        Dictionary<string, List<string>> columns;
        string before;
        using (var old = Raw(File))
        {
            Fill(old);
            columns = Tables(old).ToDictionary(table => table, table => Columns(old, table).Select(column => column.Name).ToList(), StringComparer.Ordinal);
            before = Dump(old, columns);
        }

        await Open(Migrations.Shipped.Count).DisposeAsync();

        using var now = Raw(File);
        using var copy = Raw(Assert.Single(Directory.GetFiles(Path.GetDirectoryName(File)!, "study.db.before-*.bak")));
        Assert.Equal(before, Dump(copy, columns));
        Assert.Equal(before, Dump(now, columns));
        Assert.Empty(now.Query("pragma foreign_key_check"));
    }

    [Theory]
    [InlineData("named", "unset")]
    [InlineData("alias", "alias")]
    [InlineData("off", "off")]
    public async Task Who_Could_Not_Choose_The_Own_Name_Before_Made_No_Choice(string before, string after)
    {
        await Open(12).DisposeAsync();
        using (var old = Raw(File))
        {
            old.Execute("insert into server (id, added_at) values (1, 1); insert into member (server_id, member_id, display_name, last_seen_at, board_name) values (1, 42, 'Ada', 1, @before)", new { before });
        }

        await Open(Migrations.Shipped.Count).DisposeAsync();

        using var now = Raw(File);
        Assert.Equal(after, now.ExecuteScalar<string>("select board_name from member"));
    }

    private StudyDatabase Open(int scripts) => StudyDatabase.Open(
        new StorageOptions { Path = File }, TimeProvider.System, NullLogger.Instance, [.. Migrations.Shipped.Take(scripts)]);

    private static SqliteConnection Raw(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    // One row in each table; a column that no statement here names gets a value all the same, or the test fails.
    private static void Fill(SqliteConnection connection)
    {
        connection.Execute("pragma foreign_keys = on");
        foreach (var (table, values) in Rows)
        {
            var columns = Columns(connection, table);
            if (columns.Count == 0)
            {
                continue;
            }

            var row = columns.ToDictionary(column => column.Name, column => values.TryGetValue(column.Name, out var value) ? value : column.Fallback, StringComparer.Ordinal);
            connection.Execute($"insert into {table} ({string.Join(", ", row.Keys)}) values ({string.Join(", ", row.Keys.Select(name => "@" + name))})", new DynamicParameters(row));
        }

        var empty = Tables(connection).Where(table => connection.ExecuteScalar<long>($"select count(*) from {table}") == 0);
        Assert.Empty(empty);
    }

    private static List<string> Tables(SqliteConnection connection) =>
        [.. connection.Query<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'SchemaVersions' order by name")];

    private static List<(string Name, object? Fallback)> Columns(SqliteConnection connection, string table) =>
    [
        .. connection.Query($"pragma table_info({table})").Select(row => ((string)row.name, (object?)((string)row.type == "text" ? "something" : 1L))),
    ];

    // What later versions count anew is not what people said or did.
    private static string Dump(SqliteConnection connection, Dictionary<string, List<string>> tables) => string.Join('\n', tables.SelectMany(table =>
    {
        var kept = table.Value.Where(column => !(table.Key == "course" && column.EndsWith("_epoch", StringComparison.Ordinal))).ToList();
        return connection.Query($"select {string.Join(", ", kept)} from {table.Key} order by {string.Join(", ", kept)}").Select(row =>
            $"{table.Key}: " + string.Join(", ", ((IDictionary<string, object?>)row).Select(cell => $"{cell.Key} = {Convert.ToString(cell.Value, CultureInfo.InvariantCulture) ?? "null"}")));
    }));

    private static readonly (string Table, Dictionary<string, object?> Values)[] Rows =
    [
        ("server", new() { ["id"] = 1L, ["default_pack"] = "docker", ["removed_at"] = null }),
        ("course", new()
        {
            ["id"] = 9L, ["server_id"] = 1L, ["zone"] = "Europe/Paris", ["post_minute"] = 600L, ["weekdays"] = 31L, ["window_minutes"] = 60L, ["chapters"] = "[1,2]",
            ["thread_mode"] = "none", ["written_max"] = 10L, ["names_mode"] = "on_request", ["state"] = "paused", ["pause_reason"] = "access", ["paused_until"] = "2026-12-01",
            ["next_due_date"] = "2026-12-01", ["access_obstacle"] = "permissions", ["access_missing"] = 2L, ["access_lost_at"] = 5L, ["days_off"] = "[]", ["pinned_question"] = "q2", ["teams_locked"] = 0L, ["seasons_from"] = "2026-11-01",
        }),
        ("course_draft", new() { ["id"] = 1L, ["server_id"] = 1L, ["course_id"] = 9L }),
        ("question_instance", new()
        {
            ["id"] = 1L, ["course_id"] = 9L, ["local_date"] = "2026-11-23", ["state"] = "closed", ["asked"] = "{}", ["right_option"] = 2L, ["graded"] = 1L,
            ["reveal_published"] = 1L, ["discussion_opened"] = 1L, ["written_max"] = 5L,
        }),
        ("draw", new() { ["course_id"] = 9L, ["instance_id"] = 1L, ["skipped"] = 0L }),
        ("member", new() { ["server_id"] = 1L, ["member_id"] = 42L, ["board_name"] = "alias", ["departed_at"] = null }),
        ("response", new() { ["instance_id"] = 1L, ["member_id"] = 42L, ["option"] = 3L, ["written"] = "Because." }),
        ("response_revision", new() { ["instance_id"] = 1L, ["member_id"] = 42L, ["revision"] = 1L }),
        ("ruling", new() { ["course_id"] = 9L, ["instance_id"] = 1L, ["kind"] = "regrade" }),
        ("grade", new() { ["instance_id"] = 1L, ["member_id"] = 42L, ["revision"] = 1L, ["findings"] = "{}", ["ruling_id"] = 1L }),
        ("note", new() { ["course_id"] = 9L, ["kind"] = "lost_access", ["local_date"] = "2026-11-23", ["missing"] = 2L, ["made_at"] = 5L, ["delivered_at"] = null }),
        ("command_registration", new()),
        ("missing_question", new() { ["course_id"] = 9L }),
        ("review", new() { ["instance_id"] = 1L, ["kind"] = "grade", ["settled_at"] = null, ["ruling_id"] = null }),
        ("ruling_effect", new() { ["ruling_id"] = 1L, ["changes"] = "[]" }),
        ("team", new() { ["id"] = 1L, ["course_id"] = 9L, ["removed_at"] = null }),
        ("team_membership", new() { ["course_id"] = 9L, ["team_id"] = 1L, ["member_id"] = 42L, ["until_at"] = null }),
        ("away", new() { ["course_id"] = 9L, ["member_id"] = 42L, ["until_date"] = "2026-12-24", ["ended_at"] = null }),
        ("roster", new() { ["instance_id"] = 1L, ["member_id"] = 42L, ["team_id"] = 1L }),
        ("away_day", new() { ["instance_id"] = 1L, ["member_id"] = 42L }),
        ("season", new() { ["id"] = 1L, ["course_id"] = 9L, ["first_date"] = "2026-11-01", ["last_date"] = "2026-11-30", ["state"] = "posted" }),
        ("season_place", new() { ["season_id"] = 1L, ["member_id"] = 42L }),
        ("season_note", new() { ["season_id"] = 1L, ["ruling_id"] = 1L, ["changes"] = "[]" }),
        ("season_team", new() { ["season_id"] = 1L, ["team_id"] = 1L }),
        ("practice_round", new() { ["id"] = 1L, ["course_id"] = 9L, ["member_id"] = 42L, ["kind"] = "quiz", ["ended_at"] = null }),
        ("practice_item", new() { ["round_id"] = 1L, ["option_order"] = "2013" }),
        ("reminder", new() { ["course_id"] = 9L, ["member_id"] = 42L, ["refused_at"] = null }),
        ("reveal", new() { ["instance_id"] = 1L }),
        ("reveal_name", new() { ["instance_id"] = 1L, ["member_id"] = 42L }),
        ("reminder_sent", new() { ["instance_id"] = 1L, ["member_id"] = 42L }),
        ("deletion_done", new()),
        ("post_to_mend", new() { ["course_id"] = 9L, ["ruling_id"] = 1L }),
    ];
}
