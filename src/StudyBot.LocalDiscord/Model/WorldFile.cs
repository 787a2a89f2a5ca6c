using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dapper;
using Microsoft.Data.Sqlite;

namespace StudyBot.LocalDiscord.Model;

/// <summary>The world on disk: one JSON document per thing, and the bytes of files. Used under the world's lock only.</summary>
internal sealed class WorldFile : IDisposable
{
    private const int LayoutVersion = 1;

    private readonly SqliteConnection _connection;

    public WorldFile(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 2 }.ToString());
            _connection.Open();
            Prepare(path);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            _connection?.Dispose();
            throw new LocalDiscordException(Explain(path, failure), failure);
        }
        catch (LocalDiscordException)
        {
            _connection?.Dispose();
            throw;
        }
    }

    public IEnumerable<T> Load<T>(string kind, JsonTypeInfo<T> type) =>
        _connection.Query<string>("select body from document where kind = @kind order by cast(id as integer)", new { kind })
            .Select(body => JsonSerializer.Deserialize(body, type)!);

    public string? Setting(string name) =>
        _connection.QuerySingleOrDefault<string>("select body from document where kind = 'setting' and id = @name", new { name });

    public byte[]? FileOf(Snowflake id) =>
        _connection.QuerySingleOrDefault<byte[]>("select content from file where id = @id", new { id = (long)id.Value });

    /// <summary>All or nothing; once this returns, a killed process has lost nothing of it.</summary>
    public void Save(IReadOnlyList<StoredChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        using var transaction = _connection.BeginTransaction();
        foreach (var change in changes)
        {
            _ = change switch
            {
                StoredChange.Put(var kind, var id, var body) => _connection.Execute(
                    "insert into document(kind, id, body) values (@kind, @id, @body) on conflict(kind, id) do update set body = @body",
                    new { kind, id, body }, transaction),
                StoredChange.Delete(var kind, var id) => _connection.Execute(
                    "delete from document where kind = @kind and id = @id", new { kind, id }, transaction),
                StoredChange.PutFile(var id, var content) => _connection.Execute(
                    "insert or replace into file(id, content) values (@id, @content)", new { id = (long)id.Value, content }, transaction),
                StoredChange.DeleteFile(var id) => _connection.Execute(
                    "delete from file where id = @id", new { id = (long)id.Value }, transaction),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        transaction.Commit();
    }

    public void Dispose() => _connection.Dispose();

    private void Prepare(string path)
    {
        // Exclusive: a second local Discord on the same file must fail at its start, not mix its ids into ours.
        _connection.Execute("pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal;");
        var version = _connection.QuerySingle<int>("pragma user_version");
        if (version > LayoutVersion)
        {
            throw new LocalDiscordException(
                $"The local Discord's state in '{path}' (setting {LocalDiscordOptions.Section}:Path) was written by a newer version (layout {version}, this one knows {LayoutVersion}). Use that version, or name another file.");
        }

        _connection.Execute(
            $"""
            begin immediate;
            create table if not exists document (kind text not null, id text not null, body text not null, primary key (kind, id)) without rowid;
            create table if not exists file (id integer primary key, content blob not null);
            pragma user_version = {LayoutVersion.ToString(CultureInfo.InvariantCulture)};
            commit;
            """);
    }

    private static string Explain(string path, Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } =>
            $"The local Discord's state in '{path}' is in use by another local Discord. Stop that one, or set {LocalDiscordOptions.Section}:Path to another file.",
        SqliteException { SqliteErrorCode: 26 or 11 } =>
            $"The local Discord's state in '{path}' (setting {LocalDiscordOptions.Section}:Path) is not a readable SQLite database. Move the file away to start afresh, or name another one.",
        _ => $"The local Discord's state cannot be opened at '{path}': {failure.Message} Set {LocalDiscordOptions.Section}:Path to a file in a folder that can be written.",
    };
}

internal abstract record StoredChange
{
    private StoredChange()
    {
    }

    public sealed record Put(string Kind, string Id, string Body) : StoredChange;

    public sealed record Delete(string Kind, string Id) : StoredChange;

    public sealed record PutFile(Snowflake Id, byte[] Content) : StoredChange;

    public sealed record DeleteFile(Snowflake Id) : StoredChange;
}
