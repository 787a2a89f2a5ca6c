using System.Text.Json;
using Dapper;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;

namespace StudyBot.Storage;

internal sealed class SqliteGradeStore(StudyDatabase database) : IGradeStore
{
    public Task<IReadOnlyList<WrittenAnswer>> WrittenAsync(long questionId, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<WrittenAnswer>>(
            connection =>
            [
                .. connection.Query<WrittenRow>(
                    "select member_id, revision, written, may_be_shown from response where instance_id = @questionId and written <> '' order by member_id",
                    new { questionId })
                    .Select(row => new WrittenAnswer(new MemberId(Columns.Id(row.MemberId)), (int)row.Revision, row.Written) { MayBeShown = row.MayBeShown == 1 }),
            ],
            stop);

    public Task KeepAsync(long questionId, IReadOnlyList<FirstGrade> grades, DateTimeOffset at, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                connection.Execute(
                    // Somebody may have had everything deleted while it was graded.
                    """
                    insert into grade (instance_id, member_id, revision, share_millionths, findings, grader, grader_version, at)
                    select @questionId, @member, @revision, @share, @findings, @grader, @version, @at
                    where exists (select 1 from response_revision where instance_id = @questionId and member_id = @member and revision = @revision)
                    on conflict do nothing
                    """,
                    grades.Select(grade => new
                    {
                        questionId,
                        member = Columns.Of(grade.Member.Value),
                        revision = grade.Revision,
                        share = Columns.Millionths(grade.Share),
                        findings = JsonSerializer.Serialize(grade.Findings, StoredJson.Default.Findings),
                        grader = grade.Grader,
                        version = grade.Version,
                        at = Columns.Of(at),
                    }));
                return connection.Execute("update question_instance set graded = 1 where id = @questionId and state = 'closed'", new { questionId });
            },
            stop);

    public Task<KeptGrade?> FindAsync(long questionId, MemberId member, CancellationToken stop) =>
        database.ReadAsync(
            connection =>
            {
                var grades = connection.Query<GradeRow>(
                    """
                    select share_millionths, findings, grader, grader_version, ruling_id from grade
                    where instance_id = @questionId and member_id = @member order by ruling_id is not null, id
                    """,
                    new { questionId, member = Columns.Of(member.Value) }).AsList();
                return grades is [{ RulingId: null } first, ..]
                    ? new KeptGrade(
                        Columns.Share(first.ShareMillionths),
                        JsonSerializer.Deserialize(first.Findings, StoredJson.Default.Findings)!,
                        first.Grader,
                        first.GraderVersion,
                        grades.Count > 1 ? Columns.Share(grades[^1].ShareMillionths) : null)
                    : null;
            },
            stop);

    private sealed class WrittenRow
    {
        public long MemberId { get; set; }

        public long Revision { get; set; }

        public string Written { get; set; } = "";

        public long MayBeShown { get; set; }
    }

    private sealed class GradeRow
    {
        public long ShareMillionths { get; set; }

        public string Findings { get; set; } = "";

        public string Grader { get; set; } = "";

        public string GraderVersion { get; set; } = "";

        public long? RulingId { get; set; }
    }
}
