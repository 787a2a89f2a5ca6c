using Dapper;
using StudyBot.Core.Chat;
using StudyBot.Core.Welcome;

namespace StudyBot.Storage;

internal sealed class SqliteGreetingStore(StudyDatabase database) : IGreetingStore
{
    public Task<bool> HasGreetedAsync(ServerId server, DateTimeOffset joinedAt, CancellationToken stop) =>
        database.ReadAsync(
            connection => connection.ExecuteScalar<long>("select count(*) from server where id = @server and greeted_for >= @joinedAt", Values(server, joinedAt)) == 1, stop);

    public Task GreetedAsync(ServerId server, DateTimeOffset joinedAt, CancellationToken stop) =>
        database.WriteAsync(
            (connection, _) => connection.Execute(
                """
                insert into server (id, added_at, greeted_for) values (@server, @joinedAt, @joinedAt)
                on conflict (id) do update set greeted_for = excluded.greeted_for
                """,
                Values(server, joinedAt)),
            stop);

    private static object Values(ServerId server, DateTimeOffset joinedAt) => new { server = Columns.Of(server.Value), joinedAt = Columns.Of(joinedAt) };
}
