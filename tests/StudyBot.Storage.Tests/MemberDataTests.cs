using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using StudyBot.Core.Chat;
using StudyBot.Core.Privacy;
using StudyBot.Testing;

namespace StudyBot.Storage.Tests;

/// <summary>
/// Whatever table knows members, an export has what it says about one and nothing about another. A new table or column
/// fails here until it is handed out, or stands below with a reason.
/// </summary>
public sealed partial class MemberDataTests : IDisposable
{
    private const long Ada = 4_200_000_042;
    private const long Bob = 4_300_000_043;

    // Tables about members that no export has.
    private static readonly Dictionary<string, string> LeftOut = new(StringComparer.Ordinal);

    // Columns of the others that no export has.
    private static readonly Dictionary<string, string> Unsaid = new(StringComparer.Ordinal)
    {
        ["response.revision"] = "every revision is listed",
        ["review.card_channel_id"] = "where the leads' card stands",
        ["review.card_message_id"] = "where the leads' card stands",
        ["missing_question.folded"] = "the told words again, in lower case",
        ["season_place.position"] = "orders those of one place",
        ["course.graded_by"] = "a grader, not a person",
    };

    private readonly TemporaryFolder _folder = new();
    private long _next;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_Export_Has_Everything_About_One_Member_And_Nothing_About_Another()
    {
        await using var database = StudyDatabase.Open(new StorageOptions { Path = _folder.File("study.db") }, TimeProvider.System, NullLogger.Instance);
        await database.WriteAsync((connection, _) => Fill(connection), Stop);

        var data = await new SqlitePrivacyStore(database).DataAsync(new ServerId(1), new MemberId((ulong)Ada), DateTimeOffset.UnixEpoch, Stop);

        using var json = JsonDocument.Parse(data.ToJson());
        var said = Values(json.RootElement).ToHashSet(StringComparer.Ordinal);
        var missing = await database.ReadAsync(connection => Tables(connection).SelectMany(table => FactsOf(connection, table)).Where(fact => !fact.Forms.Any(said.Contains)).Select(fact => fact.Column).ToList(), Stop);
        Assert.Empty(missing);
        Assert.DoesNotContain(said, value => value.Contains(nameof(Bob), StringComparison.Ordinal) || value.Contains(Bob.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.Empty(LeftOut.Keys.Concat(Unsaid.Keys.Select(column => column.Split('.')[0])).Except(await database.ReadAsync(connection => Tables(connection).Select(table => table.Name).ToList(), Stop)));
    }

    [Fact]
    public async Task Of_Somebody_Unknown_An_Export_Has_Nothing_But_Who_It_Is()
    {
        await using var database = StudyDatabase.Open(new StorageOptions { Path = _folder.File("study.db") }, TimeProvider.System, NullLogger.Instance);
        await database.WriteAsync((connection, _) => Fill(connection), Stop);
        var store = new SqlitePrivacyStore(database);

        var elsewhere = await store.DataAsync(new ServerId(2), new MemberId((ulong)Ada), DateTimeOffset.UnixEpoch, Stop);
        var unknown = await store.DataAsync(new ServerId(1), new MemberId(7), DateTimeOffset.UnixEpoch, Stop);

        Assert.Equal(Encoding.UTF8.GetString(new MemberData("2", $"{Ada}", elsewhere.ExportedAt, null, null).ToJson().Span), Encoding.UTF8.GetString(elsewhere.ToJson().Span));
        Assert.Equal(Encoding.UTF8.GetString(new MemberData("1", "7", unknown.ExportedAt, null, null).ToJson().Span), Encoding.UTF8.GetString(unknown.ToJson().Span));
        Assert.True((await store.HeldAsync(new ServerId(1), new MemberId(7), Stop)).IsNothing);
        Assert.True((await store.HeldAsync(new ServerId(2), new MemberId((ulong)Ada), Stop)).IsNothing);
    }

    // Two people with a row in each table that knows people, and one row of each other table.
    private int Fill(SqliteConnection connection)
    {
        connection.Execute("insert into server (id, added_at) values (1, 1)");
        foreach (var (table, columns) in Tables(connection).Where(table => table.Name != "server"))
        {
            foreach (var (who, name) in columns.Any(column => IsPerson(column.Name) && column.Name is not ("asked_by" or "created_by" or "graded_by")) ? [(Ada, nameof(Ada)), (Bob, nameof(Bob))] : new[] { (Ada, nameof(Ada)) })
            {
                var row = columns.ToDictionary(column => column.Name, column => Value(table, column, who, name), StringComparer.Ordinal);
                connection.Execute($"insert into {table} ({string.Join(", ", row.Keys)}) values ({string.Join(", ", row.Keys.Select(key => "@" + key))})", new DynamicParameters(row));
            }
        }

        return 0;
    }

    private object? Value(string table, Column column, long who, string name) => ($"{table}.{column.Name}", column.Name) switch
    {
        ("ruling.by_member", _) => who == Ada ? Bob : Ada,
        (_, "member_id" or "by_member" or "asked_by" or "created_by") => who,
        (_, "server_id") => 1L,
        ("course.id" or "team.id" or "season.id" or "question_instance.id", _) or (_, "course_id" or "team_id" or "instance_id" or "season_id") => 1L,
        ("practice_round.id" or "ruling.id" or "review.id" or "grade.id" or "course_draft.id" or "draw.id" or "note.id" or "team_membership.id" or "away.id", _) or (_, "round_id" or "ruling_id" or "position") => who == Ada ? 1L : 2L,
        (_, "zone") => "Europe/Paris",
        (_, "post_minute" or "weekdays") => 31L,
        (_, "window_minutes") => 60L,
        (_, "thread_mode") => "none",
        (_, "written_max" or "shuffle_seed") => 5L,
        (_, "names_mode") => "shown",
        ("question_instance.state", _) => "closed",
        ("season.state", _) => "posted",
        ("course.state", _) => "active",
        (_, "graded_by") => "key_points",
        (_, "pause_reason" or "paused_until" or "access_obstacle" or "access_lost_at" or "access_missing" or "pinned_question" or "chapters" or "removed_at") => null,
        (_, "right_option" or "option" or "chosen") => 2L,
        ("question_instance.asked", _) => """{"title":"T","stem":"S","options":[{"text":"1"},{"text":"2"},{"text":"3"},{"text":"4"}]}""",
        ("grade.findings", _) => $$"""{"kind":"Nothing","found":[{"name":"found-{{name}}","words":["w-{{name}}"]}],"missed":[],"misconceptions":[]}""",
        (_, "share_millionths") => who == Ada ? 123_456L : 654_321L,
        ("course_draft.settings", _) => $$"""{"name":"settings-{{name}}"}""",
        ("ruling_effect.changes" or "season_note.changes", _) => "[]",
        ("practice_item.option_order", _) => "2013",
        ("practice_round.kind", _) => "quiz",
        ("review.kind", _) => "grade",
        ("ruling.kind", _) => "regrade",
        ("member.board_name", _) => "alias",
        (_, "place") => 1L,
        (_, "right_options") => 3L,
        (_, "accuracy") => 3L,
        (_, "first_date" or "local_date") => "2026-11-01",
        (_, "last_date" or "next_due_date" or "seasons_from") => "2026-11-30",
        ("away.until_date", _) => name == nameof(Ada) ? "2026-12-24" : "2026-12-31",
        (_, var flag) when flag.StartsWith("is_", StringComparison.Ordinal) || Flags.Contains(flag) => 1L,
        (_, var text) when column.Type == "text" => $"{table}.{text} of {name}",
        (_, "at" or "since") => 1_700_000_000_000 + (++_next * 1_001),
        (_, var instant) when instant.EndsWith("_at", StringComparison.Ordinal) => 1_700_000_000_000 + (++_next * 1_001),
        _ => 1_000 + ++_next,
    };

    private static readonly string[] Flags =
        ["reveal_published", "discussion_opened", "graded", "may_be_shown", "skipped", "published", "teams_locked", "departed", "joint", "names_known", "revision"];

    private static List<Table> Tables(SqliteConnection connection) =>
    [
        .. connection.Query<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'SchemaVersions' order by rowid")
            .Select(table => new Table(table, [.. connection.Query($"pragma table_info({table})").Select(row => new Column((string)row.name, (string)row.type))])),
    ];

    // What a table says about Ada, each in the forms in which it may be handed out.
    private static IEnumerable<(string Column, string[] Forms)> FactsOf(SqliteConnection connection, Table table)
    {
        if (LeftOut.ContainsKey(table.Name))
        {
            return [];
        }

        // A course that somebody made, or a question that somebody asked for, is no fact about them beyond that.
        var people = table.Columns.Where(column => IsPerson(column.Name) && !Unsaid.ContainsKey($"{table.Name}.{column.Name}")).Select(column => column.Name).ToList();
        var rows = table.Name == "practice_item"
            ? connection.Query("select i.* from practice_item i join practice_round r on r.id = i.round_id where r.member_id = @ada", new { ada = Ada })
            : people.SelectMany(person => connection.Query($"select * from {table.Name} where {person} = @ada", new { ada = Ada }));
        var found = rows.Cast<IDictionary<string, object?>>().ToList();
        Assert.True(people.Count == 0 || found.Count > 0, table.Name);
        return found.SelectMany(row => row)
            .Where(cell => cell.Value is not null && !IsPerson(cell.Key) && (cell.Value is string || !OfOurs().IsMatch(cell.Key)) && !Unsaid.ContainsKey($"{table.Name}.{cell.Key}"))
            .Where(cell => table.Name is not ("course" or "question_instance") || cell.Key is "local_date" or "created_at" or "name")
            .SelectMany(cell => Forms($"{table.Name}.{cell.Key}", cell.Value!));
    }

    private static IEnumerable<(string Column, string[] Forms)> Forms(string column, object value) => value switch
    {
        string text when text.StartsWith('{') => JsonDocument.Parse(text).RootElement is var json ? Values(json).Where(said => said != "Nothing").Select(said => (column, new[] { said })) : [],
        string text => [(column, [text])],
        long number => [(column, [
            number.ToString(CultureInfo.InvariantCulture), (number / 1_000_000m).ToString(CultureInfo.InvariantCulture), Cells.Text(Columns.Instant(Math.Min(number, 9_000_000_000_000))), number == 1 ? "true" : "false", number < 26 ? Cells.Letter(number) : ""])],
        _ => throw new InvalidOperationException(column),
    };

    private static IEnumerable<string> Values(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Values(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Values),
        JsonValueKind.Null => [],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        _ => [element.ToString()],
    };

    private static bool IsPerson(string column) => People().IsMatch(column);

    [GeneratedRegex("member|person|author|user|_by$|^by_|^who$")]
    private static partial Regex People();

    // Numbers of our own: an export says by its name and date what they stand for.
    [GeneratedRegex("^id$|_id$")]
    private static partial Regex OfOurs();

    private sealed record Table(string Name, IReadOnlyList<Column> Columns);

    private sealed record Column(string Name, string Type);
}
