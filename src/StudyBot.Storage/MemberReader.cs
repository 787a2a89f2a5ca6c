using System.Globalization;
using Microsoft.Data.Sqlite;

namespace StudyBot.Storage;

/// <summary>Runs queries about one member ($member) in one server ($server) at one moment ($now), without a mapper: some have thousands of rows.</summary>
internal sealed class MemberReader(SqliteConnection connection, long server, long member, long now)
{
    public SqliteConnection Connection => connection;

    public long Server => server;

    public T[] List<T>(string sql, Func<Cells, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$server", server);
        command.Parameters.AddWithValue("$member", member);
        command.Parameters.AddWithValue("$now", now);
        using var rows = command.ExecuteReader();
        var list = new List<T>();
        while (rows.Read())
        {
            list.Add(read(new Cells(rows)));
        }

        return [.. list];
    }
}

/// <summary>A row as it is handed to people: instants as text in UTC, options as letters.</summary>
internal readonly struct Cells(SqliteDataReader row)
{
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public string Text(int column) => row.GetString(column);

    public string? TextOrNull(int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public long Long(int column) => row.GetInt64(column);

    public int Number(int column) => row.GetInt32(column);

    public int? NumberOrNull(int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public bool Flag(int column) => row.GetInt64(column) == 1;

    public string At(int column) => Text(Columns.Instant(row.GetInt64(column)));

    public string? AtOrNull(int column) => row.IsDBNull(column) ? null : At(column);

    public string? Letter(int column) => row.IsDBNull(column) ? null : Letter((long)row.GetInt32(column));

    public static string Letter(long option) => ((char)('A' + option)).ToString();
}
