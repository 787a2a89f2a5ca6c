using Dapper;
using StudyBot.Core.Daily;

namespace StudyBot.Storage;

internal sealed class SqliteDailyFigures(StudyDatabase database) : IDailyFigures
{
    public Task<DailyFigures> ReadAsync(DateTimeOffset dueBefore, CancellationToken stop) => database.ReadAsync(
        connection => connection.QuerySingle<Row>(
            """
            select
                count(*) filter (where state = 'active') as active,
                count(*) filter (where pause_reason = 'lead') as paused,
                count(*) filter (where pause_reason = 'access') as without_access,
                count(*) filter (where state = 'active' and next_due_at < @due) as overdue,
                min(next_due_at) filter (where state = 'active' and next_due_at < @due) as overdue_since,
                (select count(*) from question_instance where state = 'posted') as open_questions,
                (select posted_at from question_instance where posted_at is not null order by id desc limit 1) as last_post_at
            from course
            """,
            new { due = Columns.Of(dueBefore) }).ToFigures(),
        stop);

    private sealed class Row
    {
        public long Active { get; set; }

        public long Paused { get; set; }

        public long WithoutAccess { get; set; }

        public long Overdue { get; set; }

        public long? OverdueSince { get; set; }

        public long OpenQuestions { get; set; }

        public long? LastPostAt { get; set; }

        public DailyFigures ToFigures() =>
            new((int)Active, (int)Paused, (int)WithoutAccess, (int)OpenQuestions, (int)Overdue, Columns.Instant(OverdueSince), Columns.Instant(LastPostAt));
    }
}
