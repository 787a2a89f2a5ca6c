using Dapper;
using StudyBot.Core.Chat;
using StudyBot.Core.Reminders;

namespace StudyBot.Storage;

internal sealed class SqliteReminderStore(StudyDatabase database) : IReminderStore
{
    // Whoever is to be reminded of question q still, as reminder r.
    private const string Waits =
        """
        r.course_id = q.course_id and r.refused_at is null and q.state = 'posted'
        and not exists (select 1 from response a where a.instance_id = q.id and a.member_id = r.member_id and (a.option is not null or a.written is not null))
        and not exists (select 1 from reminder_sent s where s.instance_id = q.id and s.member_id = r.member_id)
        """;

    public Task<Reminder?> FindAsync(long courseId, MemberId member, CancellationToken stop) => database.ReadAsync(
        connection => connection.QuerySingleOrDefault<ReminderRow>("select since, refused_at from reminder where course_id = @courseId and member_id = @member", Of(courseId, member)) is { } row
            ? new Reminder(Columns.Instant(row.Since), row.RefusedAt is not null)
            : null,
        stop);

    public Task TurnOnAsync(long courseId, MemberId member, DateTimeOffset now, CancellationToken stop) => database.WriteAsync(
        (connection, _) => connection.Execute(
            """
            insert into reminder (course_id, member_id, since) values (@courseId, @member, @at)
            on conflict (course_id, member_id) do update set since = excluded.since, refused_at = null where reminder.refused_at is not null
            """,
            new { courseId, member = Columns.Of(member.Value), at = Columns.Of(now) }),
        stop);

    public Task<bool> TurnOffAsync(long courseId, MemberId member, CancellationToken stop) => database.WriteAsync(
        (connection, _) => connection.Execute("delete from reminder where course_id = @courseId and member_id = @member", Of(courseId, member)) == 1, stop);

    public Task RefusedAsync(long courseId, MemberId member, DateTimeOffset now, CancellationToken stop) => database.WriteAsync(
        (connection, _) => connection.Execute(
            "update reminder set refused_at = @at where course_id = @courseId and member_id = @member", new { courseId, member = Columns.Of(member.Value), at = Columns.Of(now) }),
        stop);

    public Task<IReadOnlyList<ClosingSoon>> ClosingSoonAsync(DateTimeOffset now, TimeSpan within, CancellationToken stop) => database.ReadAsync<IReadOnlyList<ClosingSoon>>(
        connection =>
        [
            .. connection.Query<ClosingRow>(
                """
                select q.id, q.course_id, c.server_id, c.name, q.local_date, q.posted_at, q.closes_at, q.channel_id, q.message_id
                from question_instance q join course c on c.id = q.course_id
                where q.state = 'posted' and q.closes_at > @now and q.closes_at <= @until order by q.closes_at, q.id
                """,
                new { now = Columns.Of(now), until = Columns.Of(now + within) })
                .Select(row => new ClosingSoon(
                    row.Id,
                    row.CourseId,
                    new ServerId(Columns.Id(row.ServerId)),
                    row.Name,
                    Columns.Date(row.LocalDate),
                    Columns.Instant(row.PostedAt),
                    Columns.Instant(row.ClosesAt),
                    new MessageRef(new ChannelId(Columns.Id(row.ChannelId)), Columns.Id(row.MessageId)))),
        ],
        stop);

    public Task<IReadOnlyList<MemberId>> WaitingAsync(long questionId, CancellationToken stop) => database.ReadAsync<IReadOnlyList<MemberId>>(
        connection =>
        [
            .. connection.Query<long>(
                $"""
                select r.member_id from question_instance q join course c on c.id = q.course_id join reminder r on {Waits}
                where q.id = @questionId
                and not exists (select 1 from member m where m.server_id = c.server_id and m.member_id = r.member_id and m.departed_at is not null)
                order by r.since, r.member_id
                """,
                new { questionId })
                .Select(id => new MemberId(Columns.Id(id))),
        ],
        stop);

    public Task<bool> ReserveAsync(long questionId, MemberId member, DateTimeOffset now, CancellationToken stop) => database.WriteAsync(
        (connection, _) => connection.Execute(
            $"""
            insert into reminder_sent (instance_id, member_id, reserved_at)
            select q.id, r.member_id, @at from question_instance q join reminder r on {Waits} where q.id = @questionId and r.member_id = @member
            """,
            new { questionId, member = Columns.Of(member.Value), at = Columns.Of(now) }) == 1,
        stop);

    private static object Of(long courseId, MemberId member) => new { courseId, member = Columns.Of(member.Value) };

    private sealed class ReminderRow
    {
        public long Since { get; set; }

        public long? RefusedAt { get; set; }
    }

    private sealed class ClosingRow
    {
        public long Id { get; set; }

        public long CourseId { get; set; }

        public long ServerId { get; set; }

        public string Name { get; set; } = "";

        public string LocalDate { get; set; } = "";

        public long PostedAt { get; set; }

        public long ClosesAt { get; set; }

        public long ChannelId { get; set; }

        public long MessageId { get; set; }
    }
}
