using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using StudyBot.Core.Daily;

namespace StudyBot.Storage;

/// <summary>A course that loses or regains access to its channel.</summary>
internal static class CourseAccessRows
{
    /// <returns>False when it was known that there is no access.</returns>
    public static bool Lose(SqliteConnection connection, Course course, AccessLoss loss, DateTimeOffset now)
    {
        var isNew = connection.ExecuteScalar<long>("select count(*) from course where id = @Id and pause_reason is not 'access'", new { course.Id }) == 1;
        connection.Execute(
            """
            update course set state = 'paused', pause_reason = 'access', access_lost_at = case when pause_reason is 'access' then access_lost_at else @at end,
                access_obstacle = @obstacle, access_missing = @missing
            where id = @id
            """,
            new { id = course.Id, at = Columns.Of(now), obstacle = Columns.Of(loss.Obstacle), missing = (long)loss.Missing });
        Records.Add(connection, course.Id, isNew ? NoteOf(loss, course.Schedule.DateOf(now), now) : null);
        return isNew;
    }

    /// <returns>False when the course was not without access.</returns>
    public static bool Regain(SqliteConnection connection, Course course, DateTimeOffset now)
    {
        var lostAt = connection.ExecuteScalar<long?>("select access_lost_at from course where id = @Id and pause_reason = 'access'", new { course.Id });
        if (lostAt is not { } since)
        {
            return false;
        }

        connection.Execute(
            """
            update course set state = case when paused_until is null then 'active' else 'paused' end,
                pause_reason = case when paused_until is null then null else 'lead' end,
                access_lost_at = null, access_obstacle = null, access_missing = null
            where id = @Id
            """,
            new { course.Id });
        var days = connection.ExecuteScalar<long>(
            "select count(*) from question_instance where course_id = @id and state = 'skipped' and local_date >= @from",
            new { id = course.Id, from = Columns.Of(course.Schedule.DateOf(Columns.Instant(since))) });
        Records.Add(connection, course.Id, new Note(NoteKind.AccessReturned, course.Schedule.DateOf(now), now) { Days = (int)days });
        return true;
    }

    private static Note NoteOf(AccessLoss loss, LocalDate today, DateTimeOffset now) => loss.Obstacle switch
    {
        AccessObstacle.Server => new Note(NoteKind.LostServer, today, now),
        AccessObstacle.Channel => new Note(NoteKind.LostChannel, today, now),
        _ => new Note(NoteKind.LostAccess, today, now) { Missing = loss.Missing },
    };
}
