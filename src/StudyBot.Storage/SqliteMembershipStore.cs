using System.Text.Json;
using Dapper;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Storage;

internal sealed class SqliteMembershipStore(StudyDatabase database) : IMembershipStore
{
    private const string Seen = "max(m.last_seen_at, coalesce(m.checked_at, 0))";

    public Task<IReadOnlyList<MemberId>> UnseenAsync(ServerId server, IReadOnlyCollection<MemberId> members, DateTimeOffset since, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<MemberId>>(
            connection =>
            [
                .. connection.Query<long>(
                    $"""
                    select m.member_id from member m
                    where m.server_id = @server and m.member_id in (select value from json_each(@members))
                        and m.departed_at is null and {Seen} < @since
                    order by {Seen}, m.member_id
                    """,
                    new
                    {
                        server = Columns.Of(server.Value),
                        members = JsonSerializer.Serialize(members.Select(member => Columns.Of(member.Value)).ToArray(), StoredJson.Default.Int64Array),
                        since = Columns.Of(since),
                    }).Select(member => new MemberId(Columns.Id(member))),
            ],
            stop);

    public Task<IReadOnlyList<(ServerId Server, MemberId Member)>> LongestUnseenAsync(DateTimeOffset since, DateTimeOffset goneSince, int most, CancellationToken stop) =>
        database.ReadAsync<IReadOnlyList<(ServerId, MemberId)>>(
            connection =>
            [
                .. connection.Query<(long Server, long Member)>(
                    $"""
                    select m.server_id, m.member_id from member m join server s on s.id = m.server_id and s.removed_at is null
                    where {Seen} < case when m.departed_at is null then @since else @goneSince end
                    order by m.departed_at is not null, {Seen}, m.member_id limit @most
                    """,
                    new { since = Columns.Of(since), goneSince = Columns.Of(goneSince), most })
                    .Select(row => (new ServerId(Columns.Id(row.Server)), new MemberId(Columns.Id(row.Member)))),
            ],
            stop);

    public Task CheckedAsync(ServerId server, MemberId member, bool present, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) => connection.Execute(
                $"""
                update member as m set
                    departed_at = case when @present then null else coalesce(m.departed_at, {Seen}) end,
                    checked_at = @now
                where m.server_id = @server and m.member_id = @member
                """,
                new { server = Columns.Of(server.Value), member = Columns.Of(member.Value), present = present ? 1 : 0, now = Columns.Of(now) }),
            stop);

    public Task CameBackAsync(ServerId server, MemberId member, DateTimeOffset now, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) => connection.Execute(
                "update member set departed_at = null, last_seen_at = @now where server_id = @server and member_id = @member and departed_at is not null",
                new { server = Columns.Of(server.Value), member = Columns.Of(member.Value), now = Columns.Of(now) }),
            stop);
}
