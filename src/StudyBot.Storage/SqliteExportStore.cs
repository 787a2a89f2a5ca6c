using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Chat;
using StudyBot.Core.Exports;

namespace StudyBot.Storage;

internal sealed class SqliteExportStore(StudyDatabase database) : IExportStore
{
    public Task EachResponseAsync(long courseId, Action<StoredResponse> tell, CancellationToken stop) => database.ReadAsync(
        connection =>
        {
            var verdicts = VerdictRow.Read(connection, "course_id = @courseId", new { courseId });
            var questions = connection.Query<QuestionRow>(
                "select * from question_instance where course_id = @courseId and state = 'closed' and graded = 1 order by local_date", new { courseId });
            foreach (var question in questions)
            {
                stop.ThrowIfCancellationRequested();
                Tell(connection, question, verdicts[question.Id], tell);
            }

            return true;
        },
        stop);

    private static void Tell(SqliteConnection connection, QuestionRow question, IEnumerable<VerdictRow> rulings, Action<StoredResponse> tell)
    {
        var asked = JsonSerializer.Deserialize(question.Asked!, StoredJson.Default.AskedItem)!;
        var verdict = VerdictRow.Verdict(question.RightOption, rulings);
        var rows = connection.Query<AnswerRow>(
            """
            select r.member_id, r.option, r.written, r.first_at, r.revised_at, r.revision, (
                select g.share_millionths from grade g where g.instance_id = r.instance_id and g.member_id = r.member_id order by g.id desc limit 1) as share
            from response r
            where r.instance_id = @question and (r.option is not null or r.written is not null)
            order by r.member_id
            """,
            new { question = question.Id });
        foreach (var row in rows)
        {
            tell(new StoredResponse(
                new MemberId(Columns.Id(row.MemberId)),
                Columns.Date(question.LocalDate),
                asked,
                verdict,
                (int?)row.Option,
                row.Written,
                row.Written is not null && row.Share is { } share ? Columns.Share(share) : null,
                Columns.Instant(row.FirstAt),
                Columns.Instant(row.RevisedAt),
                (int)row.Revision));
        }
    }

    private sealed class AnswerRow
    {
        public long MemberId { get; set; }

        public long? Option { get; set; }

        public string? Written { get; set; }

        public long FirstAt { get; set; }

        public long RevisedAt { get; set; }

        public long Revision { get; set; }

        public long? Share { get; set; }
    }
}
