using Microsoft.Data.Sqlite;
using StudyBot.Core.Chat;
using StudyBot.Core.Scoring;

namespace StudyBot.Storage;

/// <summary>The answers to all closed questions of a course. There may be a million, so they are read without a mapper.</summary>
internal static class AnswerFacts
{
    /// <param name="member">Only of this one; of everyone if null.</param>
    /// <returns>By question; none for a question without an answer.</returns>
    public static IReadOnlyDictionary<long, IReadOnlyList<AnswerFact>> Read(SqliteConnection connection, long courseId, long? member)
    {
        var grades = Grades(connection, courseId, member);
        using var command = Command(
            connection,
            $"""
            select r.instance_id, r.member_id, r.option, r.written is not null
            from question_instance q join response r on r.instance_id = q.id {Of("r", member)}
            where q.course_id = $course and q.state = 'closed' and q.graded = 1 and (r.option is not null or r.written is not null)
            order by r.instance_id, r.member_id
            """,
            courseId,
            member);
        using var rows = command.ExecuteReader();
        var (all, of, answers) = (new Dictionary<long, IReadOnlyList<AnswerFact>>(), 0L, new List<AnswerFact>());
        while (rows.Read())
        {
            var (question, author, wrote) = (rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(3) == 1);
            if (question != of)
            {
                (of, answers) = (question, new List<AnswerFact>(answers.Count));
                all.Add(question, answers);
            }

            decimal? share = wrote && grades.TryGetValue((question, author), out var millionths) ? Columns.Share(millionths) : null;
            answers.Add(new AnswerFact(new MemberId(Columns.Id(author)), rows.IsDBNull(2) ? null : rows.GetInt32(2), share) { Written = wrote });
        }

        return all;
    }

    // The newest of each answer counts.
    private static Dictionary<(long Question, long Member), long> Grades(SqliteConnection connection, long courseId, long? member)
    {
        using var command = Command(
            connection,
            $"""
            select g.instance_id, g.member_id, g.share_millionths from question_instance q join grade g on g.instance_id = q.id {Of("g", member)}
            where q.course_id = $course and q.state = 'closed' order by g.id
            """,
            courseId,
            member);
        using var rows = command.ExecuteReader();
        var newest = new Dictionary<(long, long), long>();
        while (rows.Read())
        {
            newest[(rows.GetInt64(0), rows.GetInt64(1))] = rows.GetInt64(2);
        }

        return newest;
    }

    // Said only where it is wanted, so that the index is used.
    private static string Of(string table, long? member) => member is null ? "" : $"and {table}.member_id = $member";

    private static SqliteCommand Command(SqliteConnection connection, string sql, long courseId, long? member)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$course", courseId);
        if (member is { } id)
        {
            command.Parameters.AddWithValue("$member", id);
        }

        return command;
    }
}
