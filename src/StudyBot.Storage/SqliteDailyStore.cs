using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Storage;

internal sealed class SqliteDailyStore(StudyDatabase database) : IDailyStore
{
    public Task<DailyQuestion?> FindAsync(long questionId, CancellationToken stop) =>
        FirstAsync("where q.id = @questionId", new { questionId }, stop);

    public Task<IReadOnlyList<DailyQuestion>> HistoryAsync(long courseId, int count, CancellationToken stop) =>
        ListAsync("where q.course_id = @courseId order by q.local_date desc limit @count", new { courseId, count }, stop);

    public Task<DailyQuestion?> OnDateAsync(long courseId, LocalDate date, CancellationToken stop) =>
        FirstAsync("where q.course_id = @courseId and q.local_date = @date", new { courseId, date = Columns.Of(date) }, stop);

    public Task<DailyQuestion?> OpenInAsync(long courseId, CancellationToken stop) =>
        FirstAsync("where q.course_id = @courseId and q.state = 'posted'", new { courseId }, stop);

    public Task<DailyQuestion?> LastClosedBeforeAsync(long courseId, LocalDate date, CancellationToken stop) =>
        FirstAsync(
            "where q.course_id = @courseId and q.state = 'closed' and q.local_date < @date order by q.local_date desc limit 1",
            new { courseId, date = Columns.Of(date) },
            stop);

    public Task<IReadOnlyList<DailyQuestion>> InStateAsync(QuestionState state, CancellationToken stop) =>
        ListAsync("where q.state = @state order by q.id", new { state = Columns.Of(state) }, stop);

    public Task<IReadOnlyList<long>> DueToCloseAsync(DateTimeOffset now, CancellationToken stop) =>
        IdsAsync("select id from question_instance where state = 'posted' and closes_at <= @now order by id", new { now = Columns.Of(now) }, stop);

    public Task<IReadOnlyList<long>> WithNewCountsAsync(CancellationToken stop) =>
        IdsAsync(
            """
            select id from question_instance where state = 'posted' and shown_count <>
                (select count(*) from response where instance_id = question_instance.id and (option is not null or written is not null))
            """,
            new { },
            stop);

    public Task<IReadOnlyList<DailyQuestion>> HiddenInAsync(ServerId server, CancellationToken stop) => database.Kept.GetAsync(
        "hidden questions",
        Columns.Of(server.Value),
        () => ListAsync("where c.server_id = @server and q.state in ('reserved', 'posted', 'uncertain')", new { server = Columns.Of(server.Value) }, stop));

    public Task<DailyQuestion?> ReserveAsync(Reservation reservation, CancellationToken stop) =>
        database.WriteAsync((connection, _) => Reserve(connection, reservation), stop);

    public Task<bool> SkipDateAsync(Course course, Occurrence due, Occurrence nextDue, PostKey key, DateTimeOffset now, Note? note, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                SqliteCourseStore.Advance(connection, course.Id, due, nextDue);
                var taken = connection.Execute(
                    """
                    insert into question_instance (course_id, local_date, state, scheduled_at, nonce, lease_until, reserved_at, closes_at, channel_id)
                    values (@course, @date, 'skipped', @due, @nonce, 0, @at, @due, @channel)
                    on conflict (course_id, local_date) do nothing
                    """,
                    new
                    {
                        course = course.Id,
                        date = Columns.Of(due.Date),
                        due = Columns.Of(due.At),
                        nonce = key.Value,
                        at = Columns.Of(now),
                        channel = Columns.Of(course.Settings.Channel.Value),
                    }) == 1;
                Records.Add(connection, course.Id, taken ? note : null);
                return taken;
            },
            stop);

    public Task<bool> ClaimAsync(long questionId, Lease lease, DateTimeOffset now, CancellationToken stop) =>
        ChangeAsync(
            "owner = @owner, lease_until = @until where id = @questionId and state = 'reserved' and lease_until <= @now",
            new { questionId, owner = lease.Owner, until = Columns.Of(lease.Until), now = Columns.Of(now) },
            stop);

    public Task<bool> BeginAttemptAsync(long questionId, Lease lease, DateTimeOffset now, DateTimeOffset closesAt, CancellationToken stop) =>
        ChangeAsync(
            """
            attempted_at = coalesce(attempted_at, @now), closes_at = @closesAt, lease_until = @until
            where id = @questionId and state = 'reserved' and owner = @owner and lease_until > @now
            """,
            new { questionId, owner = lease.Owner, until = Columns.Of(lease.Until), now = Columns.Of(now), closesAt = Columns.Of(closesAt) },
            stop);

    public Task ReleaseAsync(long questionId, string owner, bool nothingPosted, CancellationToken stop) =>
        ChangeAsync(
            """
            owner = null, lease_until = 0, attempted_at = case when @nothingPosted then null else attempted_at end
            where id = @questionId and state = 'reserved' and owner = @owner
            """,
            new { questionId, owner, nothingPosted = nothingPosted ? 1 : 0 },
            stop);

    public Task<bool> MarkPostedAsync(long questionId, MessageRef message, DateTimeOffset at, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var values = new { questionId, channel = Columns.Of(message.Channel.Value), message = Columns.Of(message.Id), at = Columns.Of(at) };
                var posted = connection.Execute(
                    """
                    update question_instance set state = 'posted', channel_id = @channel, message_id = @message, posted_at = @at, shown_at = @at
                    where id = @questionId and state in ('reserved', 'uncertain') and not exists (
                        select 1 from question_instance other
                        where (other.course_id = question_instance.course_id and other.state = 'posted') or other.message_id = @message)
                    """,
                    values) == 1;
                if (posted)
                {
                    RosterRows.Fix(connection, questionId);
                }

                return posted || connection.ExecuteScalar<long>(
                    "select count(*) from question_instance where id = @questionId and channel_id = @channel and message_id = @message", values) == 1;
            },
            stop);

    public Task MarkUncertainAsync(long questionId, Note note, CancellationToken stop) =>
        EndAsync(questionId, QuestionState.Uncertain, note, stop);

    public Task SkipAsync(long questionId, Note? note, CancellationToken stop) =>
        EndAsync(questionId, QuestionState.Skipped, note, stop);

    public Task<bool> CloseAsync(long questionId, DateTimeOffset at, Ruling? ruling, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var courseId = connection.ExecuteScalar<long?>(
                    "update question_instance set state = 'closed', closed_at = @at where id = @questionId and state = 'posted' returning course_id",
                    new { questionId, at = Columns.Of(at) });
                if (courseId is { } id)
                {
                    Records.Add(connection, id, questionId, ruling);
                }

                return courseId is not null;
            },
            stop);

    public Task<IReadOnlyList<ClosingWork>> UnfinishedClosingsAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<ClosingWork>>(
            connection =>
            [
                // Each has an index of its own.
                .. QuestionRow.Read(connection, "where q.state = 'closed' and q.graded = 0 order by q.id").Select(WorkOf),
                .. QuestionRow.Read(connection, "where q.state = 'closed' and q.graded = 1 and (q.reveal_published = 0 or q.discussion_opened = 0) order by q.id").Select(WorkOf),
            ],
            stop);

    public Task MarkRevealedAsync(long questionId, Note? note, CancellationToken stop) =>
        MarkAsync(questionId, "reveal_published", note, stop);

    public Task SetThreadAsync(long questionId, ChannelId thread, CancellationToken stop) =>
        ChangeAsync("thread_id = @thread where id = @questionId", new { questionId, thread = Columns.Of(thread.Value) }, stop);

    public Task MarkDiscussedAsync(long questionId, Note? note, CancellationToken stop) =>
        MarkAsync(questionId, "discussion_opened", note, stop);

    public Task MarkShownAsync(long questionId, int count, DateTimeOffset at, CancellationToken stop) =>
        ChangeAsync("shown_count = @count, shown_at = @at where id = @questionId", new { questionId, count, at = Columns.Of(at) }, stop);

    public Task<IReadOnlyList<Draw>> DrawsAsync(long courseId, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<Draw>>(
            connection =>
            [
                .. connection.Query<DrawRow>("select cycle, pack, question_id, item_id, chapter, skipped from draw where course_id = @courseId order by id", new { courseId })
                    .Select(row => new Draw((int)row.Cycle, row.Pack, row.QuestionId, row.ItemId, (int)row.Chapter) { Skipped = row.Skipped == 1 }),
            ],
            stop);

    private static ClosingWork WorkOf((QuestionRow Row, DailyQuestion Question) read) =>
        new(read.Question, read.Row.Graded == 1, read.Row.RevealPublished == 1, read.Row.DiscussionOpened == 1);

    private static DailyQuestion? Reserve(SqliteConnection connection, Reservation reservation)
    {
        var (course, due, asked, draw) = (reservation.Course, reservation.Due, reservation.Asked, reservation.Draw);
        SqliteCourseStore.Advance(connection, course.Id, due, reservation.NextDue);
        var id = connection.ExecuteScalar<long?>(
            """
            insert into question_instance (
                course_id, local_date, state, scheduled_at, asked_by, pack, question_id, item_id, content_hash, asked, right_option,
                shuffle_seed, nonce, owner, lease_until, reserved_at, closes_at, channel_id, written_max)
            values (
                @course, @date, 'reserved', @due, @askedBy, @pack, @question, @item, @hash, @asked, @right,
                @seed, @nonce, @owner, @until, @at, @closesAt, @channel, @writtenMax)
            on conflict (course_id, local_date) do update set
                state = 'reserved', scheduled_at = @due, asked_by = @askedBy, pack = @pack, question_id = @question, item_id = @item,
                content_hash = @hash, asked = @asked, right_option = @right, shuffle_seed = @seed, nonce = @nonce, owner = @owner,
                lease_until = @until, reserved_at = @at, attempted_at = null, closes_at = @closesAt, channel_id = @channel,
                written_max = @writtenMax
                where question_instance.state = 'skipped' and @askedBy is not null
            returning id
            """,
            new
            {
                course = course.Id,
                date = Columns.Of(due.Date),
                due = Columns.Of(due.At),
                askedBy = reservation.Ruling is { } ruling ? Columns.Of(ruling.By.Value) : (long?)null,
                pack = asked.Pack,
                question = asked.QuestionId,
                item = asked.ItemId,
                hash = asked.ContentHash,
                asked = JsonSerializer.Serialize(asked, StoredJson.Default.AskedItem),
                right = asked.Right,
                seed = asked.ShuffleSeed,
                nonce = reservation.Key.Value,
                owner = reservation.Lease.Owner,
                until = Columns.Of(reservation.Lease.Until),
                at = Columns.Of(reservation.At),
                closesAt = Columns.Of(reservation.ClosesAt),
                channel = Columns.Of(course.Settings.Channel.Value),
                writtenMax = course.Settings.WrittenMax,
            });
        if (id is not { } questionId)
        {
            return null;
        }

        connection.Execute(
            "insert into draw (course_id, cycle, pack, question_id, item_id, chapter, instance_id) values (@course, @cycle, @pack, @question, @item, @chapter, @questionId)",
            new { course = course.Id, cycle = draw.Cycle, pack = draw.Pack, question = draw.QuestionId, item = draw.ItemId, chapter = draw.Chapter, questionId });
        connection.Execute("update course set pinned_question = null where id = @course and pinned_question = @question", new { course = course.Id, question = draw.QuestionId });

        // Who saw the key of this question beforehand is neutral this time.
        connection.Execute(
            """
            update ruling set instance_id = @questionId
            where course_id = @course and kind = 'key_shown' and instance_id is null and pack = @pack and question_id = @question
            """,
            new { questionId, course = course.Id, pack = draw.Pack, question = draw.QuestionId });
        Records.Add(connection, course.Id, questionId, reservation.Ruling);
        Records.Add(connection, course.Id, reservation.Note);
        return QuestionRow.Read(connection, "where q.id = @questionId", new { questionId })[0].Question;
    }

    private Task<bool> EndAsync(long questionId, QuestionState state, Note? note, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var courseId = connection.ExecuteScalar<long?>(
                    "update question_instance set state = @state, lease_until = 0, owner = null where id = @questionId and state = 'reserved' returning course_id",
                    new { questionId, state = Columns.Of(state) });
                if (courseId is not { } id)
                {
                    return false;
                }

                // What was never asked goes back into the bag; what may have been asked does not.
                if (state == QuestionState.Skipped)
                {
                    connection.Execute("delete from draw where instance_id = @questionId", new { questionId });
                    connection.Execute("update ruling set instance_id = null where instance_id = @questionId and kind = 'key_shown'", new { questionId });
                }

                Records.Add(connection, id, note);
                return true;
            },
            stop);

    private Task<bool> MarkAsync(long questionId, string done, Note? note, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var courseId = connection.ExecuteScalar<long>($"update question_instance set {done} = 1 where id = @questionId returning course_id", new { questionId });
                Records.Add(connection, courseId, note);
                return true;
            },
            stop);

    private Task<bool> ChangeAsync(string change, object values, CancellationToken stop) =>
        database.WriteAsync((connection, _) => connection.Execute("update question_instance set " + change, values) == 1, stop);

    private async Task<DailyQuestion?> FirstAsync(string where, object values, CancellationToken stop) =>
        await ListAsync(where, values, stop) is [var first, ..] ? first : null;

    private Task<IReadOnlyList<long>> IdsAsync(string sql, object values, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<long>>(connection => [.. connection.Query<long>(sql, values)], stop);

    private Task<IReadOnlyList<DailyQuestion>> ListAsync(string where, object values, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<DailyQuestion>>(
            connection => [.. QuestionRow.Read(connection, where, values).Select(read => read.Question)],
            stop);

    private sealed class DrawRow
    {
        public long Cycle { get; set; }

        public string Pack { get; set; } = "";

        public string QuestionId { get; set; } = "";

        public string ItemId { get; set; } = "";

        public long Chapter { get; set; }

        public long Skipped { get; set; }
    }
}
