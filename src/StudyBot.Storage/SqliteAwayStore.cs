using Dapper;
using NodaTime;
using StudyBot.Core.Answers;
using StudyBot.Core.Away;
using StudyBot.Core.Chat;
using StudyBot.Core.Reminders;

namespace StudyBot.Storage;

internal sealed class SqliteAwayStore(StudyDatabase database) : IAwayStore, IAbsences
{
    public Task<LocalDate?> UntilAsync(long courseId, MemberId member, CancellationToken stop) =>
        database.ReadAsync(
            connection => Columns.DateOrNull(connection.ExecuteScalar<string?>(
                "select until_date from away where course_id = @courseId and member_id = @member and ended_at is null", new { courseId, member = Columns.Of(member.Value) })),
            stop);

    public Task<IReadOnlyList<LocalDate>> DaysAsync(long courseId, MemberId member, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<LocalDate>>(
            connection =>
            [
                .. connection.Query<string>(
                    $"""
                    select o.local_date from question_instance o join away_day d on d.instance_id = o.id and d.member_id = @member
                    where o.course_id = @courseId and {RosterRows.CountsForLimit} order by o.local_date
                    """,
                    new { courseId, member = Columns.Of(member.Value) }).Select(Columns.Date),
            ],
            stop);

    public Task<IReadOnlySet<MemberId>> AwayFromAsync(ClosingSoon question, CancellationToken stop) =>
        database.ReadAsync<IReadOnlySet<MemberId>>(
            connection => connection.Query<long>(
                "select member_id from away where course_id = @courseId and until_date > @date and ended_at is null",
                new { courseId = question.CourseId, date = Columns.Of(question.Date) }).Select(id => new MemberId(Columns.Id(id))).ToHashSet(),
            stop);

    public Task SetAsync(long courseId, Respondent who, LocalDate until, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var values = new { courseId, member = Columns.Of(who.Member.Value), at = Columns.Of(now), until = Columns.Of(until) };
                MemberRows.Seen(connection, who, values.at);
                connection.Execute(End, values);
                return connection.Execute("insert into away (course_id, member_id, from_at, until_date) values (@courseId, @member, @at, @until)", values);
            },
            stop);

    public Task<bool> EndAsync(long courseId, Respondent who, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var values = new { courseId, member = Columns.Of(who.Member.Value), at = Columns.Of(now) };
                MemberRows.Seen(connection, who, values.at);
                return connection.Execute(End, values) == 1;
            },
            stop);

    private const string End = "update away set ended_at = max(@at, from_at) where course_id = @courseId and member_id = @member and ended_at is null";
}
