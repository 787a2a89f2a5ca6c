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

    /// <returns>The ruling's id; null when there is none.</returns>
    public static long? Add(SqliteConnection connection, long courseId, long? questionId, Ruling? ruling) => ruling is null ? null : connection.ExecuteScalar<long>(
        """
        insert into ruling (course_id, instance_id, member_id, kind, option, reason, by_member, at, pack, question_id)
        values (@courseId, @questionId, @about, @kind, @option, @reason, @by, @at, @pack, @question) returning id
        """,
        new
        {
            courseId,
            questionId,
            about = ruling.About is { } about ? Columns.Of(about.Value) : (long?)null,
            kind = Columns.Of(ruling.Kind),
            option = ruling.Option,
            reason = ruling.Reason,
            by = Columns.Of(ruling.By.Value),
            at = Columns.Of(ruling.At),
            pack = ruling.Question?.Pack,
            question = ruling.Question?.QuestionId,
        });
}
