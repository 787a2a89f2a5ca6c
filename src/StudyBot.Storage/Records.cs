using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Daily;

namespace StudyBot.Storage;

/// <summary>Writes that several stores share: notes and rulings.</summary>
internal static class Records
{
    public static void Add(SqliteConnection connection, long courseId, Note? note)
    {
        if (note is not null)
        {
            connection.Execute(
                "insert into note (course_id, kind, local_date, made_at, missing, days) values (@courseId, @kind, @date, @at, nullif(@missing, 0), nullif(@days, 0))",
                new { courseId, kind = Columns.Of(note.Kind), date = note.Date is { } date ? Columns.Of(date) : null, at = Columns.Of(note.At), missing = (long)note.Missing, days = (long)note.Days });
        }
    }

    public static void Add(SqliteConnection connection, long courseId, long? questionId, Ruling? ruling)
    {
        if (ruling is not null)
        {
            connection.Execute(
                """
                insert into ruling (course_id, instance_id, kind, reason, by_member, at)
                values (@courseId, @questionId, @kind, @reason, @by, @at)
                """,
                new { courseId, questionId, kind = Columns.Of(ruling.Kind), reason = ruling.Reason, by = Columns.Of(ruling.By.Value), at = Columns.Of(ruling.At) });
        }
    }
}
