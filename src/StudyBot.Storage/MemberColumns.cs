using Dapper;
using Microsoft.Data.Sqlite;

namespace StudyBot.Storage;

/// <summary>A column that holds ids of members.</summary>
/// <param name="Server">How its rows belong to a server.</param>
/// <param name="Fate">What becomes of it when a member is deleted.</param>
internal sealed record MemberColumn(string Table, string Column, ServerOf Server, Fate Fate)
{
    /// <summary>Whether a row is one of server @server.</summary>
    public string InServer => Server switch
    {
        ServerOf.Row => "server_id = @server",
        ServerOf.Course => "course_id in (select id from course where server_id = @server)",
        ServerOf.Question => "instance_id in (select q.id from course c join question_instance q on q.course_id = c.id where c.server_id = @server)",
        _ => "season_id in (select s.id from course c join season s on s.course_id = c.id where c.server_id = @server)",
    };

    /// <summary>The servers and ids that stand in it.</summary>
    public string People => Server switch
    {
        ServerOf.Row => $"select t.server_id, t.{Column} from {Table} t",
        ServerOf.Course => $"select c.server_id, t.{Column} from {Table} t join course c on c.id = t.course_id",
        ServerOf.Question => $"select c.server_id, t.{Column} from {Table} t join question_instance q on q.id = t.instance_id join course c on c.id = q.course_id",
        _ => $"select c.server_id, t.{Column} from {Table} t join season s on s.id = t.season_id join course c on c.id = s.course_id",
    };
}

internal enum ServerOf
{
    Row,
    Course,
    Question,
    Season,
}

internal enum Fate
{
    /// <summary>The row goes.</summary>
    Erased,

    /// <summary>What others' totals and decisions rest on stays, under the substitute.</summary>
    Unlinked,
}

/// <summary>Every column that holds ids of members. A test finds one that is missing here.</summary>
internal static class MemberColumns
{
    public static IReadOnlyList<MemberColumn> All { get; } =
    [
        new("member", "member_id", ServerOf.Row, Fate.Erased),
        new("response", "member_id", ServerOf.Question, Fate.Unlinked),
        new("response_revision", "member_id", ServerOf.Question, Fate.Unlinked),
        new("grade", "member_id", ServerOf.Question, Fate.Unlinked),
        new("roster", "member_id", ServerOf.Question, Fate.Unlinked),
        new("away_day", "member_id", ServerOf.Question, Fate.Unlinked),
        new("season_place", "member_id", ServerOf.Season, Fate.Unlinked),
        new("ruling", "member_id", ServerOf.Course, Fate.Unlinked),
        new("ruling", "by_member", ServerOf.Course, Fate.Unlinked),
        new("question_instance", "asked_by", ServerOf.Course, Fate.Unlinked),
        new("course", "created_by", ServerOf.Row, Fate.Unlinked),
        new("course_draft", "member_id", ServerOf.Row, Fate.Erased),
        new("review", "member_id", ServerOf.Question, Fate.Erased),
        new("missing_question", "member_id", ServerOf.Course, Fate.Erased),
        new("team_membership", "member_id", ServerOf.Course, Fate.Erased),
        new("away", "member_id", ServerOf.Course, Fate.Erased),
        new("practice_round", "member_id", ServerOf.Course, Fate.Erased),
        new("reminder", "member_id", ServerOf.Course, Fate.Erased),
        new("reminder_sent", "member_id", ServerOf.Question, Fate.Erased),
        new("reveal_name", "member_id", ServerOf.Question, Fate.Erased),
    ];

    /// <summary>Whether anything is held about a member of a server.</summary>
    public static bool Hold(SqliteConnection connection, ulong server, ulong member)
    {
        var values = new { server = Columns.Of(server), member = Columns.Of(member) };
        return All.Any(column => connection.ExecuteScalar<long>(
            $"select exists (select 1 from {column.Table} where {column.Column} = @member and {column.InServer})", values) == 1);
    }

    /// <summary>Everybody about whom anything is held, by server; no substitutes.</summary>
    public static IReadOnlyCollection<(ulong Server, ulong Member)> People(SqliteConnection connection)
    {
        var people = new HashSet<(ulong, ulong)>();
        foreach (var column in All)
        {
            people.UnionWith(connection.Query<(long Server, long Member)>($"select distinct * from ({column.People} where t.{column.Column} > 0)")
                .Select(row => (Columns.Id(row.Server), Columns.Id(row.Member))));
        }

        return people;
    }
}
