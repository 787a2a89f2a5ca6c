using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;

namespace StudyBot.Storage;

/// <summary>
/// Deletes what is held about somebody, within the transaction that is open. What totals of teams, questions and seasons rest
/// on stays, under an id drawn by chance that no chat service gives to anybody.
/// </summary>
internal static class Erasure
{
    private static readonly string NoFindings = JsonSerializer.Serialize(Findings.None, StoredJson.Default.Findings);

    /// <param name="at">When it was asked for.</param>
    public static void OfMember(SqliteConnection connection, ulong server, ulong member, DateTimeOffset at)
    {
        var values = new
        {
            server = Columns.Of(server),
            member = Columns.Of(member),
            substitute = Columns.Of(Substitute(connection, server)),
            none = NoFindings,
            at = Columns.Of(at),
        };
        connection.Execute(Posts, values);
        connection.Execute(Answers, values);
        connection.Execute(Roles, values);
        SeasonRows.Forget(connection, new ServerId(server), new MemberId(member), new MemberId(Columns.Id(values.substitute)));
        connection.Execute(Decisions, values);
        foreach (var column in MemberColumns.All.Where(column => column is { Fate: Fate.Erased } and not { Table: "member" }))
        {
            connection.Execute($"delete from {column.Table} where {column.Column} = @member and {column.InServer}", values);
        }

        // Last: boards and posts look up who is there when its triggers tell them to.
        connection.Execute("delete from member where server_id = @server and member_id = @member", values);
    }

    // The highest bit is what sets it apart: ids with a time in them come to that in the year 2084.
    private static ulong Substitute(SqliteConnection connection, ulong server)
    {
        while (true)
        {
            var drawn = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))) | MemberId.FirstFormer;
            if (!MemberColumns.Hold(connection, server, drawn))
            {
                return drawn;
            }
        }
    }

    private const string Questions = "(select q.id from course c join question_instance q on q.course_id = c.id where c.server_id = @server)";

    // What has not come to count yet is taken back as a whole.
    private const string Counting =
        "(select q.id from course c join question_instance q on q.course_id = c.id where c.server_id = @server and q.state = 'closed' and q.graded = 1)";

    private const string Courses = "(select id from course where server_id = @server)";

    private const string Posts =
        $"""
        insert into post_to_mend (course_id, channel_id, message_id, made_at)
        select q.course_id, v.card_channel_id, v.card_message_id, @at from review v join question_instance q on q.id = v.instance_id
        where v.member_id = @member and v.card_message_id is not null and v.instance_id in {Questions};

        insert into post_to_mend (course_id, channel_id, message_id, ruling_id, made_at)
        select r.course_id, e.told_channel_id, e.told_message_id, r.id, @at from ruling r join ruling_effect e on e.ruling_id = r.id
        where r.by_member = @member and e.told_message_id is not null and r.course_id in {Courses};

        update reveal set version = version + 1 where names_known = 0 and instance_id in (
            select instance_id from response where member_id = @member and instance_id in {Questions});
        """;

    // That something was written stays, as an empty text: points and numbers rest on it. When it was, does not.
    private const string Answers =
        $"""
        insert into response (instance_id, member_id, option, written, first_at, revised_at, revision)
        select r.instance_id, @substitute, r.option, case when r.written is null then null else '' end, q.posted_at, q.posted_at, 1
        from response r join question_instance q on q.id = r.instance_id
        where r.member_id = @member and r.instance_id in {Counting} and (r.option is not null or r.written is not null);

        insert into response_revision (instance_id, member_id, revision, option, written, at)
        select instance_id, member_id, revision, option, written, revised_at from response where member_id = @substitute;

        update grade set member_id = @substitute, revision = 1, findings = @none
        where member_id = @member and instance_id in (select instance_id from response where member_id = @substitute);

        delete from response where member_id = @member and instance_id in {Questions};
        """;

    private const string Roles =
        $"""
        update roster set member_id = @substitute where member_id = @member and instance_id in {Counting};
        delete from roster where member_id = @member and instance_id in {Questions};
        update away_day set member_id = @substitute where member_id = @member and instance_id in {Counting};
        delete from away_day where member_id = @member and instance_id in {Questions};
        """;

    // What a lead wrote to the member about an answer goes with it; a reason that everybody was told is the course's.
    private const string Decisions =
        $"""
        update ruling set reason = null
        where kind in ('regrade', 'keep') and course_id in {Courses}
            and (member_id = @member or id in (select ruling_id from review where member_id = @member));
        update ruling set member_id = @substitute where member_id = @member and course_id in {Courses};
        update ruling set by_member = @substitute where by_member = @member and course_id in {Courses};
        update question_instance set asked_by = @substitute where asked_by = @member and course_id in {Courses};
        update course set created_by = @substitute where created_by = @member and server_id = @server;
        """;
}
