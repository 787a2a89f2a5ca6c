using Dapper;

namespace StudyBot.Storage;

/// <summary>Remembers which commands were last published to a chat server, so that an unchanged set is not sent again.</summary>
public sealed class CommandRegistrations
{
    private readonly StudyDatabase _database;

    public CommandRegistrations(StudyDatabase database) => _database = database;

    public Task<string?> FindAsync(string serverAddress, ulong applicationId, CancellationToken stop) =>
        _database.ReadAsync(
            connection => connection.ExecuteScalar<string?>(
                "select hash from command_registration where server_address = @serverAddress and application_id = @application",
                new { serverAddress, application = Columns.Of(applicationId) }),
            stop);

    public Task SaveAsync(string serverAddress, ulong applicationId, string hash, CancellationToken stop) =>
        _database.WriteAsync(
            (connection, _) => connection.Execute(
                """
                insert into command_registration (server_address, application_id, hash) values (@serverAddress, @application, @hash)
                on conflict (server_address, application_id) do update set hash = excluded.hash
                """,
                new { serverAddress, application = Columns.Of(applicationId), hash }),
            stop);
}
