using Dapper;
using Microsoft.Data.Sqlite;
using StudyBot.Core.Chat;
using StudyBot.Core.Privacy;

namespace StudyBot.Storage;

internal sealed class SqliteDeletionStore(StudyDatabase database) : IDeletionStore
{
    public Task<bool> DeleteAsync(ServerId server, MemberId member, DateTimeOffset at, CancellationToken stop) => database.DeleteAsync(
        connection =>
        {
            if (!MemberColumns.Hold(connection, server.Value, member.Value))
            {
                return false;
            }

            // Within the one writer, so that nothing comes between the note and the deed.
            var entry = Note(server.Value, member.Value, at);
            Deletions.Do(connection, server.Value, member.Value, entry);
            return true;
        },
        stop);

    public async Task<int> SettleAsync(CancellationToken stop)
    {
        var (register, deleted) = (DeletionRegister.Of(database.Path), 0);
        if (await database.ReadAsync(connection => Deletions.Pending(connection, register).Count > 0, stop))
        {
            await database.DeleteAsync(connection => (deleted = Deletions.Settle(connection, register, servers: false)) > 0, stop);
        }

        await database.TidyAsync(whateverItsSize: false, stop);
        return deleted;
    }

    public Task<bool> TidyAsync(CancellationToken stop) => database.TidyAsync(whateverItsSize: true, stop);

    public Task<IReadOnlyList<(ServerId Server, MemberId Member)>> LongGoneAsync(DateTimeOffset before, int most, CancellationToken stop) => PeopleAsync(
        """
        select server_id, member_id from member m where departed_at is not null and coalesce((
            select max(r.revised_at) from response r join question_instance q on q.id = r.instance_id join course c on c.id = q.course_id
            where r.member_id = m.member_id and c.server_id = m.server_id), departed_at) < @before
        limit @most
        """,
        new { before = Columns.Of(before), most },
        stop);

    public Task<IReadOnlyList<(ServerId Server, MemberId Member)>> LongQuietAsync(
        DateTimeOffset before, (ServerId Server, MemberId Member) after, int most, CancellationToken stop) => PeopleAsync(
        """
        select p.server_id, p.member_id from (
            select c.server_id, t.member_id, t.made_at as at from practice_round t join course c on c.id = t.course_id
            union all select c.server_id, t.member_id, t.since from reminder t join course c on c.id = t.course_id
            union all select c.server_id, t.by_member, t.at from ruling t join course c on c.id = t.course_id
            union all select server_id, created_by, created_at from course
            union all select server_id, member_id, made_at from course_draft) p
        where p.member_id > 0 and (p.server_id, p.member_id) > (@server, @member)
            and not exists (select 1 from member m where m.server_id = p.server_id and m.member_id = p.member_id)
        group by p.server_id, p.member_id having max(p.at) < @before
        order by p.server_id, p.member_id limit @most
        """,
        new { before = Columns.Of(before), most, server = Columns.Of(after.Server.Value), member = Columns.Of(after.Member.Value) },
        stop);

    public async Task<bool> PresentAsync(ServerId server, bool present, DateTimeOffset now, CancellationToken stop)
    {
        // Every server is heard of at each start, and news are rare.
        var values = new { server = Columns.Of(server.Value), present = present ? 1 : 0, now = Columns.Of(now) };
        return await database.ReadAsync(connection => connection.ExecuteScalar<long>($"select count(*) from server where {IsNews}", values) == 1, stop)
            && await database.WriteAsync((connection, _) => connection.Execute($"update server set removed_at = case when @present then null else @now end where {IsNews}", values) == 1, stop);
    }

    public Task<IReadOnlyList<(ServerId Server, ChannelId Channel)>> ServersAsync(CancellationToken stop) => database.ReadAsync<IReadOnlyList<(ServerId, ChannelId)>>(
        connection =>
        [
            .. connection.Query<(long Server, long Channel)>(
                """
                select s.id, coalesce(
                    (select channel_id from course where server_id = s.id limit 1),
                    (select json_extract(settings, '$.channelId') from course_draft where server_id = s.id limit 1)) as channel
                from server s where removed_at is null and channel is not null
                """).Select(row => (new ServerId(Columns.Id(row.Server)), new ChannelId(Columns.Id(row.Channel)))),
        ],
        stop);

    public Task<IReadOnlyList<ServerId>> ToDeleteAsync(DateTimeOffset leftBefore, CancellationToken stop)
    {
        var register = DeletionRegister.Of(database.Path);
        return database.ReadAsync<IReadOnlyList<ServerId>>(
            connection =>
            [
                .. Deletions.Servers(connection, Deletions.Pending(connection, register)).Select(begun => begun.Server)
                    .Union(connection.Query<long>("select id from server where removed_at < @before", new { before = Columns.Of(leftBefore) }).Select(Columns.Id))
                    .Select(id => new ServerId(id)),
            ],
            stop);
    }

    public async Task<bool> DeletePartAsync(ServerId server, DateTimeOffset now, CancellationToken stop)
    {
        var last = false;
        await database.DeleteAsync(
            connection =>
            {
                var pending = Deletions.Pending(connection, DeletionRegister.Of(database.Path)).Where(entry => entry.IsOf(server.Value, Deletion.Everybody)).ToList();
                var begun = pending.Count > 0 ? pending[^1] : Note(server.Value, Deletion.Everybody, now);
                last = ServerErasure.Next(connection, server.Value, begun.At);
                if (last)
                {
                    pending.ForEach(entry => Deletions.Done(connection, entry));
                    Deletions.Done(connection, begun);
                }

                return last;
            },
            stop);
        return last;
    }

    private const string IsNews = "id = @server and (removed_at is null) <> @present";

    private Deletion Note(ulong server, ulong member, DateTimeOffset at)
    {
        var entry = Deletion.Of(server, member, at);
        DeletionRegister.Of(database.Path).Add(entry);
        return entry;
    }

    private Task<IReadOnlyList<(ServerId Server, MemberId Member)>> PeopleAsync(string sql, object values, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<(ServerId, MemberId)>>(
            connection =>
            [
                .. connection.Query<(long Server, long Member)>(sql, values)
                    .Select(row => (new ServerId(Columns.Id(row.Server)), new MemberId(Columns.Id(row.Member)))),
            ],
            stop);
}
