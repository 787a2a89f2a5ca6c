using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Seasons;

namespace StudyBot.Storage;

internal sealed class SqliteSeasonStore(StudyDatabase database) : ISeasonStore
{
    public Task<IReadOnlyList<OpenSeason>> OpenAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<OpenSeason>>(
            connection =>
            [
                // One look into the index of each course: history piles up, and this is asked every minute.
                .. connection.Query<(long Course, string Zone, string? First)>(
                    """
                    select c.id, c.zone, (
                        select q.local_date from question_instance q
                        where q.course_id = c.id and q.local_date >= c.seasons_from and q.state = 'closed' order by q.local_date limit 1)
                    from course c order by c.id
                    """)
                    .Where(row => row.First is not null)
                    .Select(row => new OpenSeason(row.Course, Columns.Date(row.First!), row.Zone)),
            ],
            stop);

    public Task<SeasonEnd> EndAsync(long courseId, Dates dates, DateTimeOffset now, CancellationToken stop) =>
        database.ReadAsync(
            connection =>
            {
                var (unfinished, last, counting) = connection.QuerySingle<(long Unfinished, long? Last, long Counting)>(
                    """
                    select
                        count(*) filter (where state in ('reserved', 'posted') or (state = 'closed' and graded = 0) or (state = 'uncertain' and closes_at > @now)),
                        max(closed_at),
                        count(*) filter (where state = 'closed' and not exists (select 1 from ruling r where r.instance_id = question_instance.id and r.kind = 'void'))
                    from question_instance where course_id = @courseId and local_date between @first and @last
                    """,
                    new { courseId, first = Columns.Of(dates.First), last = Columns.Of(dates.Last), now = Columns.Of(now) });
                return new SeasonEnd(unfinished > 0, Columns.Instant(last), (int)counting);
            },
            stop);

    public Task<bool> CloseAsync(SeasonClosing closing, CancellationToken stop) =>
        database.WriteAsync((connection, _) => Close(connection, closing), stop);

    public Task PassAsync(long courseId, Dates dates, CancellationToken stop) =>
        database.WriteAsync((connection, _) => Pass(connection, courseId, dates), stop);

    public Task<Season?> FindAsync(long seasonId, CancellationToken stop) =>
        database.ReadAsync(connection => Find(connection, seasonId), stop);

    public Task<SeasonResult?> ResultAsync(long seasonId, CancellationToken stop) =>
        database.ReadAsync(
            connection => Find(connection, seasonId) is { } season ? new SeasonResult(season, SeasonRows.Places(connection, seasonId), SeasonRows.Teams(connection, seasonId), SeasonRows.Notes(connection, seasonId)) : null,
            stop);

    public Task<IReadOnlyList<Season>> UnpostedAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<Season>>(
            connection => [.. connection.Query<SeasonRow>("select * from season where state = 'closed' order by id").Select(row => row.ToSeason())],
            stop);

    public Task<bool> ClaimAsync(long seasonId, Lease lease, DateTimeOffset now, CancellationToken stop) =>
        ChangeAsync(
            "owner = @owner, lease_until = @until where id = @seasonId and state = 'closed' and lease_until <= @now",
            new { seasonId, owner = lease.Owner, until = Columns.Of(lease.Until), now = Columns.Of(now) },
            stop);

    public Task<bool> BeginAttemptAsync(long seasonId, Lease lease, ChannelId channel, DateTimeOffset now, CancellationToken stop) =>
        ChangeAsync(
            """
            attempted_at = coalesce(attempted_at, @now), channel_id = @channel, lease_until = @until
            where id = @seasonId and state = 'closed' and owner = @owner and lease_until > @now
            """,
            new { seasonId, owner = lease.Owner, until = Columns.Of(lease.Until), channel = Columns.Of(channel.Value), now = Columns.Of(now) },
            stop);

    public Task ReleaseAsync(long seasonId, string owner, bool nothingPosted, CancellationToken stop) =>
        ChangeAsync(
            """
            owner = null, lease_until = 0, attempted_at = case when @nothingPosted then null else attempted_at end
            where id = @seasonId and state = 'closed' and owner = @owner
            """,
            new { seasonId, owner, nothingPosted = nothingPosted ? 1 : 0 },
            stop);

    public Task<bool> MarkPostedAsync(long seasonId, MessageRef message, DateTimeOffset at, int version, Note note, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var values = new { seasonId, channel = Columns.Of(message.Channel.Value), message = Columns.Of(message.Id), at = Columns.Of(at), version };
                var course = connection.ExecuteScalar<long?>(
                    """
                    update season set state = 'posted', channel_id = @channel, message_id = @message, posted_at = @at, shown_version = @version,
                        owner = null, lease_until = 0
                    where id = @seasonId and state = 'closed' returning course_id
                    """,
                    values);
                if (course is { } id)
                {
                    Records.Add(connection, id, note);
                    return true;
                }

                return connection.ExecuteScalar<long>("select count(*) from season where id = @seasonId and channel_id = @channel and message_id = @message", values) == 1;
            },
            stop);

    public Task MarkUnpostedAsync(long seasonId, Note note, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) =>
            {
                var course = connection.ExecuteScalar<long?>(
                    "update season set state = 'unposted', owner = null, lease_until = 0 where id = @seasonId and state = 'closed' returning course_id", new { seasonId });
                if (course is { } id)
                {
                    Records.Add(connection, id, note);
                }

                return course is not null;
            },
            stop);

    public Task<IReadOnlyList<long>> OutdatedAsync(CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<long>>(
            connection => connection.Query<long>("select id from season where state = 'posted' and shown_version < version order by id").AsList(), stop);

    public Task MarkShownAsync(long seasonId, int version, CancellationToken stop) =>
        ChangeAsync("shown_version = max(shown_version, @version) where id = @seasonId", new { seasonId, version }, stop);

    private static bool Close(SqliteConnection connection, SeasonClosing closing)
    {
        var (course, dates) = (closing.Course, closing.Dates);
        var id = connection.ExecuteScalar<long?>(
            """
            insert into season (course_id, first_date, last_date, state, closed_at, questions, nonce, channel_id)
            select id, @first, @last, @state, @at, @questions, @nonce, @channel from course
            where id = @course and seasons_from <= @first and facts_epoch = @facts and people_epoch = @people
            on conflict (course_id, first_date) do nothing
            returning id
            """,
            new
            {
                course = course.Id,
                first = Columns.Of(dates.First),
                last = Columns.Of(dates.Last),
                state = Columns.Of(closing.Note is null ? SeasonState.Closed : SeasonState.Unposted),
                at = Columns.Of(closing.At),
                questions = closing.Questions,
                nonce = closing.Key.Value,
                channel = Columns.Of(course.Settings.Channel.Value),
                facts = closing.Epoch.Facts,
                people = closing.Epoch.People,
            });
        if (id is not { } season)
        {
            return false;
        }

        SeasonRows.Add(connection, season, closing.Places);
        SeasonRows.Add(connection, season, closing.Teams);
        Pass(connection, course.Id, dates);
        Records.Add(connection, course.Id, closing.Note);
        return true;
    }

    private static int Pass(SqliteConnection connection, long courseId, Dates dates) =>
        connection.Execute(
            "update course set seasons_from = max(seasons_from, @next) where id = @courseId", new { courseId, next = Columns.Of(dates.Last.PlusDays(1)) });

    private static Season? Find(SqliteConnection connection, long seasonId) =>
        connection.QuerySingleOrDefault<SeasonRow>("select * from season where id = @seasonId", new { seasonId })?.ToSeason();

    private Task<bool> ChangeAsync(string change, object values, CancellationToken stop) =>
        database.WriteAsync((connection, _) => connection.Execute("update season set " + change, values) == 1, stop);
}
