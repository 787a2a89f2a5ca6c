using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;

namespace StudyBot.Storage;

internal sealed class SqliteCourseStore(StudyDatabase database) : ICourseStore
{
    public Task<Course?> FindAsync(long courseId, CancellationToken stop) =>
        database.ReadAsync(connection => Find(connection, courseId), stop);

    public Task<IReadOnlyList<Course>> AllAsync(CancellationToken stop) => ListAsync("order by id", new { }, stop);

    public Task<IReadOnlyList<Course>> InServerAsync(ServerId server, CancellationToken stop) => database.Kept.GetAsync(
        "courses",
        Columns.Of(server.Value),
        () => ListAsync("where server_id = @server order by id", new { server = Columns.Of(server.Value) }, stop));

    public Task<IReadOnlyList<Course>> DueAsync(DateTimeOffset now, CancellationToken stop) =>
        ListAsync(
            "where next_due_at <= @now and (state = 'active' or pause_reason = 'access' or paused_until is not null) order by next_due_at, id",
            new { now = Columns.Of(now) },
            stop);

    public Task<long> SaveDraftAsync(CourseDraft draft, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                EnsureServer(connection, draft.Server, draft.MadeAt);
                return connection.ExecuteScalar<long>(
                    """
                    insert into course_draft (server_id, course_id, member_id, settings, made_at, server_pack)
                    values (@server, @course, @by, @settings, @at, @pack) returning id
                    """,
                    new
                    {
                        server = Columns.Of(draft.Server.Value),
                        course = draft.CourseId,
                        by = Columns.Of(draft.By.Value),
                        settings = Json(draft.Settings),
                        pack = draft.ServerPack,
                        at = Columns.Of(draft.MadeAt),
                    });
            },
            stop);

    public Task<CourseDraft?> FindDraftAsync(long draftId, CancellationToken stop) =>
        database.ReadAsync(connection => FindDraft(connection, draftId), stop);

    public Task ChangeDraftAsync(CourseDraft draft, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) => connection.Execute(
                "update course_draft set settings = @settings, server_pack = @pack where id = @id and settled_at is null",
                new { id = draft.Id, settings = Json(draft.Settings), pack = draft.ServerPack }),
            stop);

    public async Task<string?> DefaultPackAsync(ServerId server, CancellationToken stop)
    {
        var id = Columns.Of(server.Value);
        var pack = await database.Kept.GetAsync("pack", id, () => database.ReadAsync(connection => ValueTuple.Create(DefaultPack(connection, id)), stop));
        return pack.Item1;
    }

    public Task<Course?> SettleAsync(long draftId, long newBagSeed, Occurrence nextDue, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync<Course?>((connection, _) => Settle(connection, draftId, newBagSeed, nextDue, now), stop);

    public Task DropDraftAsync(long draftId, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) => connection.Execute("update course_draft set settled_at = @at where id = @draftId", new { draftId, at = Columns.Of(now) }),
            stop);

    public Task PauseAsync(long courseId, LocalDate until, Occurrence nextDue, Ruling ruling, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                Records.Add(connection, courseId, questionId: null, ruling);
                return connection.Execute(
                    """
                    update course set state = 'paused', pause_reason = coalesce(pause_reason, 'lead'), paused_until = @until,
                        next_due_at = @at, next_due_date = @date
                    where id = @courseId
                    """,
                    new { courseId, until = Columns.Of(until), at = Columns.Of(nextDue.At), date = Columns.Of(nextDue.Date) });
            },
            stop);

    public Task ResumeAsync(long courseId, Occurrence nextDue, Ruling ruling, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                Records.Add(connection, courseId, questionId: null, ruling);
                ShortenOpen(connection, courseId, nextDue, ruling.At);
                return connection.Execute(
                    """
                    update course set state = case when pause_reason = 'access' then 'paused' else 'active' end,
                        pause_reason = nullif(pause_reason, 'lead'), paused_until = null, next_due_at = @at, next_due_date = @date
                    where id = @courseId
                    """,
                    new { courseId, at = Columns.Of(nextDue.At), date = Columns.Of(nextDue.Date) });
            },
            stop);

    public Task<bool> LoseAccessAsync(Course course, AccessLoss loss, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync((connection, _) => CourseAccessRows.Lose(connection, course, loss, now), stop);

    public Task<bool> RegainAccessAsync(Course course, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync((connection, _) => CourseAccessRows.Regain(connection, course, now), stop);

    public Task<IReadOnlyList<Course>> WithoutAccessAsync(CancellationToken stop) =>
        ListAsync("where pause_reason = 'access' order by id", new { }, stop);

    public Task AdvanceAsync(long courseId, Occurrence from, Occurrence to, CancellationToken stop) =>
        database.WriteAsync((connection, _) => Advance(connection, courseId, from, to), stop);

    public Task<IReadOnlyList<Course>> WithNotesToDeliverAsync(CancellationToken stop) =>
        ListAsync(
            "where lead_channel_id is not null and exists (select 1 from note where note.course_id = course.id and delivered_at is null) order by id",
            new { },
            stop);

    public Task<IReadOnlyList<Note>> NotesAsync(long courseId, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<Note>>(
            connection =>
            [
                .. connection.Query<NoteRow>("select kind, local_date, made_at, missing, days from note where course_id = @courseId and delivered_at is null order by id", new { courseId })
                    .Select(row => new Note(Columns.Word<NoteKind>(row.Kind), Columns.DateOrNull(row.LocalDate), Columns.Instant(row.MadeAt)) { Missing = (ChannelAbilities)(row.Missing ?? 0), Days = (int)(row.Days ?? 0) }),
            ],
            stop);

    public Task AddNoteAsync(long courseId, Note note, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                Records.Add(connection, courseId, note);
                return true;
            },
            stop);

    public Task MarkReadAsync(long courseId, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) => connection.Execute(
                "update note set delivered_at = @now where course_id = @courseId and delivered_at is null and made_at <= @now",
                new { courseId, now = Columns.Of(now) }),
            stop);

    /// <summary>Moves the next question on, and ends a lead's pause that has come to its end.</summary>
    internal static int Advance(SqliteConnection connection, long courseId, Occurrence from, Occurrence to) =>
        connection.Execute(
            """
            update course set next_due_at = @at, next_due_date = @date,
                state = case when paused_until <= @from and pause_reason = 'lead' then 'active' else state end,
                pause_reason = case when paused_until <= @from and pause_reason = 'lead' then null else pause_reason end,
                paused_until = case when paused_until <= @from then null else paused_until end
            where id = @courseId and next_due_date = @from
            """,
            new { courseId, from = Columns.Of(from.Date), at = Columns.Of(to.At), date = Columns.Of(to.Date) });

    /// <summary>At most one question is open per course, so an earlier next post closes the open one earlier.</summary>
    internal static void ShortenOpen(SqliteConnection connection, long courseId, Occurrence nextDue, DateTimeOffset now) =>
        connection.Execute(
            "update question_instance set closes_at = max(@now, @limit), shown_count = -1 where course_id = @courseId and state = 'posted' and closes_at > @limit",
            new { courseId, now = Columns.Of(now), limit = Columns.Of(nextDue.At - DailyTimes.ClosesBeforeNext) });

    private static string? DefaultPack(SqliteConnection connection, long server) =>
        connection.ExecuteScalar<string?>("select default_pack from server where id = @server", new { server });

    private static Course? Find(SqliteConnection connection, long courseId) =>
        connection.QuerySingleOrDefault<CourseRow>("select * from course where id = @courseId", new { courseId })?.ToCourse();

    private static CourseDraft? FindDraft(SqliteConnection connection, long draftId) =>
        connection.QuerySingleOrDefault<DraftRow>("select * from course_draft where id = @draftId", new { draftId })?.ToDraft();

    private static Course? Settle(SqliteConnection connection, long draftId, long newBagSeed, Occurrence nextDue, DateTimeOffset now)
    {
        if (FindDraft(connection, draftId) is not { Settled: false } draft)
        {
            return null;
        }

        var row = SettingsRow.Of(draft.Settings);
        var values = new DynamicParameters(row);
        values.AddDynamicParams(new
        {
            id = draft.CourseId,
            server = Columns.Of(draft.Server.Value),
            seed = newBagSeed,
            at = Columns.Of(nextDue.At),
            date = Columns.Of(nextDue.Date),
            by = Columns.Of(draft.By.Value),
            now = Columns.Of(now),
            serverPack = draft.ServerPack,
        });
        if (connection.ExecuteScalar<long>("select count(*) from course where channel_id = @ChannelId and id is not @id", values) > 0)
        {
            return null;
        }

        var courseId = draft.CourseId ?? connection.ExecuteScalar<long>(Insert, values);
        if (draft.CourseId is not null)
        {
            connection.Execute(Update, values);
            ShortenOpen(connection, courseId, nextDue, now);
            connection.Execute(MoveReserved, values);
        }

        connection.Execute("update server set default_pack = coalesce(@serverPack, default_pack, @Pack) where id = @server", values);
        connection.Execute("update course_draft set settled_at = @now, course_id = @courseId where id = @draftId", new { now = Columns.Of(now), courseId, draftId });
        return Find(connection, courseId);
    }

    private static string Json(CourseSettings settings) => JsonSerializer.Serialize(SettingsRow.Of(settings), StoredJson.Default.SettingsRow);

    private static void EnsureServer(SqliteConnection connection, ServerId server, DateTimeOffset now) =>
        connection.Execute(
            "insert into server (id, added_at) values (@server, @now) on conflict (id) do nothing",
            new { server = Columns.Of(server.Value), now = Columns.Of(now) });

    private Task<IReadOnlyList<Course>> ListAsync(string where, object values, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<Course>>(
            connection => [.. connection.Query<CourseRow>($"select * from course {where}", values).Select(row => row.ToCourse())],
            stop);

    private const string Insert =
        """
        insert into course (
            server_id, channel_id, name, pack, zone, post_minute, weekdays, window_minutes, chapters, ping_role_id, lead_role_id,
            lead_channel_id, thread_mode, written_max, names_mode, graded_by, state, bag_seed, next_due_at, next_due_date, created_by, created_at)
        values (
            @server, @ChannelId, @Name, @Pack, @Zone, @PostMinute, @Weekdays, @WindowMinutes, @Chapters, @PingRoleId, @LeadRoleId,
            @LeadChannelId, @ThreadMode, @WrittenMax, @NamesMode, @GradedBy, 'active', @seed, @at, @date, @by, @now)
        returning id
        """;

    private const string Update =
        """
        update course set
            channel_id = @ChannelId, name = @Name, pack = @Pack, zone = @Zone, post_minute = @PostMinute, weekdays = @Weekdays,
            window_minutes = @WindowMinutes, chapters = @Chapters, ping_role_id = @PingRoleId, lead_role_id = @LeadRoleId,
            lead_channel_id = @LeadChannelId, thread_mode = @ThreadMode, written_max = @WrittenMax, names_mode = @NamesMode, graded_by = @GradedBy,
            state = case when paused_until is not null or (pause_reason = 'access' and channel_id = @ChannelId) then 'paused' else 'active' end,
            pause_reason = case when pause_reason = 'access' and channel_id = @ChannelId then 'access' when paused_until is not null then 'lead' end,
            access_lost_at = case when channel_id = @ChannelId then access_lost_at end,
            access_obstacle = case when channel_id = @ChannelId then access_obstacle end,
            access_missing = case when channel_id = @ChannelId then access_missing end,
            next_due_at = @at, next_due_date = @date
        where id = @id
        """;

    // What was to be posted in a channel that is gone is posted in the new one.
    private const string MoveReserved =
        "update question_instance set channel_id = @ChannelId where course_id = @id and state = 'reserved' and attempted_at is null";

    private sealed class NoteRow
    {
        public string Kind { get; set; } = "";

        public string? LocalDate { get; set; }

        public long MadeAt { get; set; }

        public long? Missing { get; set; }

        public long? Days { get; set; }
    }

    private sealed class DraftRow
    {
        public long Id { get; set; }

        public long ServerId { get; set; }

        public long? CourseId { get; set; }

        public long MemberId { get; set; }

        public string Settings { get; set; } = "";

        public long MadeAt { get; set; }

        public long? SettledAt { get; set; }

        public string? ServerPack { get; set; }

        public CourseDraft ToDraft() => new(
            Id,
            new ServerId(Columns.Id(ServerId)),
            CourseId,
            new MemberId(Columns.Id(MemberId)),
            JsonSerializer.Deserialize(Settings, StoredJson.Default.SettingsRow)!.ToSettings(),
            Columns.Instant(MadeAt))
        {
            Settled = SettledAt is not null,
            ServerPack = ServerPack,
        };
    }
}
