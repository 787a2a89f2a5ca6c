using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using StudyBot.Core.Daily.Missing;

namespace StudyBot.Storage;

internal sealed class SqliteMissingQuestions(StudyDatabase database) : IMissingQuestions
{
    public Task<MissingOutcome> AddAsync(MissingQuestion question, CancellationToken stop) =>
        database.WriteAsync((connection, _) => Add(connection, question), stop);

    public Task<IReadOnlyList<long>> CoursesAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<long>>(
            connection => [.. connection.Query<long>("select distinct course_id from missing_question order by course_id")],
            stop);

    public Task<IReadOnlyList<MissingWish>> WaitingAsync(long courseId, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<MissingWish>>(
            connection =>
            [
                .. connection.Query<WishRow>(
                    """
                    select local_date, told, (select count(*) from missing_question other
                        where other.course_id = first.course_id and other.local_date = first.local_date and other.folded = first.folded) as members
                    from missing_question first
                    where course_id = @courseId and not exists (select 1 from missing_question earlier
                        where earlier.course_id = first.course_id and earlier.local_date = first.local_date and earlier.folded = first.folded
                            and (earlier.told_at, earlier.member_id) < (first.told_at, first.member_id))
                    order by local_date, told_at, folded
                    """,
                    new { courseId })
                    .Select(row => new MissingWish(Columns.Date(row.LocalDate), row.Told, (int)row.Members)),
            ],
            stop);

    public Task ForgetAsync(long courseId, LocalDate until, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) => connection.Execute(
                "delete from missing_question where course_id = @courseId and local_date <= @until",
                new { courseId, until = Columns.Of(until) }),
            stop);

    private static MissingOutcome Add(SqliteConnection connection, MissingQuestion question)
    {
        var row = new
        {
            course = question.CourseId,
            date = Columns.Of(question.Date),
            folded = question.Folded,
            member = Columns.Of(question.By.Value),
            told = question.Text,
            at = Columns.Of(question.At),
        };
        var day = connection.Query<(string Folded, long Member)>(
            "select folded, member_id from missing_question where course_id = @course and local_date = @date", row).AsList();
        if (day.Contains((row.folded, row.member)))
        {
            return MissingOutcome.NotedBefore;
        }

        if (day.Count(told => told.Member == row.member) >= MissingLimits.PerMember)
        {
            return MissingOutcome.EnoughOfMember;
        }

        var wishes = day.Select(told => told.Folded).ToHashSet(StringComparer.Ordinal);
        if (wishes.Count >= MissingLimits.PerCourse && !wishes.Contains(row.folded))
        {
            return MissingOutcome.EnoughOfDay;
        }

        connection.Execute(
            "insert into missing_question (course_id, local_date, folded, member_id, told, told_at) values (@course, @date, @folded, @member, @told, @at)", row);
        return MissingOutcome.Noted;
    }

    private sealed class WishRow
    {
        public string LocalDate { get; set; } = "";

        public string Told { get; set; } = "";

        public long Members { get; set; }
    }
}
