using Dapper;
using Microsoft.Data.Sqlite;

namespace StudyBot.Storage;

/// <summary>
/// Deletes all that is held of a server, in parts that the writer can take between other things. What was made there after
/// it was asked for stays: the bot may have come back meanwhile.
/// </summary>
internal static class ServerErasure
{
    // The answers of one part. A question with more of them is a part of its own.
    private const int Answers = 5_000;
    private const int Questions = 50;

    /// <summary>Takes the next part.</summary>
    /// <param name="at">When it was asked for.</param>
    /// <returns>Whether that was the last one.</returns>
    public static bool Next(SqliteConnection connection, ulong server, DateTimeOffset at)
    {
        var values = new { server = Columns.Of(server), at = Columns.Of(at) };
        if (connection.ExecuteScalar<long?>("select id from course where server_id = @server and created_at <= @at limit 1", values) is { } course)
        {
            var questions = NextQuestions(connection, course);
            connection.Execute(questions.Count > 0 ? OfQuestions : OfCourse, new { course, questions });
            return false;
        }

        connection.Execute(OfServer, values);
        return true;
    }

    private static List<long> NextQuestions(SqliteConnection connection, long course)
    {
        var next = connection.Query<(long Id, long Answers)>(
            "select q.id, (select count(*) from response r where r.instance_id = q.id) from question_instance q where q.course_id = @course order by q.id limit @most",
            new { course, most = Questions }).AsList();
        var (part, answers) = (new List<long>(), 0L);
        foreach (var (id, count) in next)
        {
            answers += count;
            if (part.Count > 0 && answers > Answers)
            {
                break;
            }

            part.Add(id);
        }

        return part;
    }

    // In the order in which rows lean on each other.
    private const string OfQuestions =
        """
        delete from reminder_sent where instance_id in @questions;
        delete from reveal where instance_id in @questions;
        delete from roster where instance_id in @questions;
        delete from away_day where instance_id in @questions;
        delete from review where instance_id in @questions;
        delete from grade where instance_id in @questions;
        delete from response where instance_id in @questions;
        delete from season_note where ruling_id in (select id from ruling where instance_id in @questions);
        delete from ruling_effect where ruling_id in (select id from ruling where instance_id in @questions);
        delete from ruling where instance_id in @questions;
        delete from draw where instance_id in @questions;
        delete from question_instance where id in @questions;
        """;

    private const string OfCourse =
        """
        delete from season where course_id = @course;
        delete from practice_round where course_id = @course;
        delete from reminder where course_id = @course;
        delete from missing_question where course_id = @course;
        delete from post_to_mend where course_id = @course;
        delete from away where course_id = @course;
        delete from team_membership where course_id = @course;
        delete from team where course_id = @course;
        delete from ruling_effect where ruling_id in (select id from ruling where course_id = @course);
        delete from ruling where course_id = @course;
        delete from note where course_id = @course;
        delete from draw where course_id = @course;
        delete from course_draft where course_id = @course;
        delete from course where id = @course;
        """;

    private const string OfServer =
        """
        delete from course_draft where server_id = @server and made_at <= @at;
        delete from member where server_id = @server and last_seen_at <= @at;
        update server set default_pack = null where id = @server and not exists (select 1 from course where server_id = @server);
        delete from server where id = @server and removed_at is not null
            and not exists (select 1 from course where server_id = @server)
            and not exists (select 1 from course_draft where server_id = @server)
            and not exists (select 1 from member where server_id = @server);
        """;
}
