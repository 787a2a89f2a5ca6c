using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace StudyBot.Storage;

/// <summary>The one database of a bot: a SQLite file with one writer and many readers.</summary>
public sealed class StudyDatabase : IAsyncDisposable
{
    // The database's own number: since the file was written anew, nothing was deleted for good. A deletion sets it to 0.
    private const int WrittenAnew = 1;

    // In bytes; takes half a second.
    private const long QuicklyWritten = 64L * 1024 * 1024;

    private readonly string _reading;
    private readonly DatabaseLock? _lock;
    private readonly WriteQueue? _writer;
    private volatile bool _logHoldsDeleted;

    static StudyDatabase() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    private StudyDatabase(string path, DatabaseLock? fileLock, SqliteConnection? writer)
    {
        Path = path;
        _lock = fileLock;
        _reading = Connect(path, SqliteOpenMode.ReadOnly, pooling: true);
        Kept = new KeptReads(keeps: writer is not null);
        _writer = writer is null ? null : new WriteQueue(writer, path, Kept.Forget);
    }

    public string Path { get; }

    /// <summary>What need not be read again until something is written.</summary>
    internal KeptReads Kept { get; }

    /// <summary>Opens the file, makes it if missing, and brings its schema up to date.</summary>
    /// <exception cref="StorageException">The file cannot be used; the message says why and what to do.</exception>
    public static StudyDatabase Open(StorageOptions options, TimeProvider time, ILogger logger) =>
        Open(options, time, logger, Migrations.Shipped);

    internal static StudyDatabase Open(StorageOptions options, TimeProvider time, ILogger logger, IReadOnlyList<DbUp.Engine.SqlScript> scripts)
    {
        var path = System.IO.Path.GetFullPath(options.Path);
        DatabaseLock? fileLock = DatabaseLock.Take(path);
        SqliteConnection? writer = new(Connect(path, SqliteOpenMode.ReadWriteCreate, pooling: false));
        try
        {
            FinishRestore(path, logger);
            writer.Open();
            Prepare(writer, path, scripts, time, logger);
            var database = new StudyDatabase(path, fileLock, writer) { _logHoldsDeleted = !EmptyLog(writer) };
            (fileLock, writer) = (null, null);
            return database;
        }
        catch (SqliteException failure) when (StorageException.Explains(failure))
        {
            throw StorageException.From(failure, path);
        }
        finally
        {
            writer?.Dispose();
            fileLock?.Dispose();
        }
    }

    /// <summary>Opens the file only to look at it, beside a bot that runs on it: nothing is locked, written or brought up to date.</summary>
    /// <exception cref="StorageException">There is no such database, or its schema is not this program's.</exception>
    public static StudyDatabase OpenToRead(StorageOptions options)
    {
        var path = System.IO.Path.GetFullPath(options.Path);
        using var connection = Look(path);
        try
        {
            if (Migrations.Pending(connection, path, Migrations.Shipped).Count > 0)
            {
                throw new StorageException($"The database {path} was made by an older StudyBot. Start the bot once, which brings it up to date.");
            }
        }
        catch (SqliteException failure) when (StorageException.Explains(failure))
        {
            throw StorageException.From(failure, path);
        }

        return new StudyDatabase(path, fileLock: null, writer: null);
    }

    /// <summary>A connection that only reads, for whatever may stand at <paramref name="path"/>.</summary>
    /// <exception cref="StorageException">Nothing can be opened there.</exception>
    internal static SqliteConnection Look(string path)
    {
        if (!File.Exists(path))
        {
            throw new StorageException($"There is no database {path}. The bot makes it at its first start; if it is elsewhere, set Storage:Path.");
        }

        Restoration.ThrowIfInterrupted(path);
        SqliteConnection? connection = new(Connect(path, SqliteOpenMode.ReadOnly, pooling: false));
        try
        {
            connection.Open();
            var opened = connection;
            connection = null;
            return opened;
        }
        catch (SqliteException failure) when (StorageException.Explains(failure))
        {
            throw StorageException.From(failure, path);
        }
        finally
        {
            connection?.Dispose();
        }
    }

    /// <summary>Does one unit of work as a whole or not at all; when the task ends well, it is on disk.</summary>
    internal Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, T> work, CancellationToken stop) =>
        _writer?.DoAsync(work, stop) ?? throw new InvalidOperationException("The database was opened only to be read.");

    /// <summary>Reads one consistent state: at once on a thread of the pool, which may block for so long, else on one of these.</summary>
    internal async Task<T> ReadAsync<T>(Func<SqliteConnection, T> work, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Thread.CurrentThread.IsThreadPoolThread ? Read(work) : await Task.Run(() => Read(work), stop);
    }

    /// <summary>
    /// Does a unit of work that deletes what nobody may find again, if it says so. Then the write-ahead log, which holds pages as they
    /// were, is emptied, and a later <see cref="TidyAsync"/> writes the file anew.
    /// </summary>
    /// <returns>What the unit said.</returns>
    internal async Task<bool> DeleteAsync(Func<SqliteConnection, bool> work, CancellationToken stop)
    {
        var deleted = await WriteAsync(
            (connection, _) =>
            {
                var deletes = work(connection);
                if (deletes)
                {
                    _logHoldsDeleted = true;
                    connection.Execute("pragma user_version = 0");
                }

                return deletes;
            },
            stop);
        await EmptyLogAsync(stop);
        return deleted;
    }

    /// <summary>
    /// Takes away what deletions left between rows, and in the log. SQLite zeroes what is deleted, but not the copies that it left
    /// in a page when rows moved to another one: only a file written anew is without them.
    /// </summary>
    /// <param name="whateverItsSize">Also where writers have to wait for seconds.</param>
    /// <returns>False if something is left for a later call.</returns>
    internal async Task<bool> TidyAsync(bool whateverItsSize, CancellationToken stop)
    {
        var clean = await ReadAsync(IsWrittenAnew, stop);
        if (!clean && (whateverItsSize || new FileInfo(Path).Length <= QuicklyWritten))
        {
            clean = await _writer!.DoAloneAsync(
                connection =>
                {
                    WriteAnew(connection);
                    return _logHoldsDeleted = true;
                },
                stop);
        }

        return await EmptyLogAsync(stop) && clean;
    }

    private async Task<bool> EmptyLogAsync(CancellationToken stop) => !_logHoldsDeleted || await _writer!.DoAloneAsync(
        connection =>
        {
            // Only the writer changes it, so that no deletion comes in between.
            _logHoldsDeleted &= !EmptyLog(connection);
            return !_logHoldsDeleted;
        },
        stop);

    /// <summary>Takes the way of every write, and changes nothing.</summary>
    /// <exception cref="StorageException">The file cannot be written now.</exception>
    public Task CheckWritableAsync(CancellationToken stop) =>
        WriteAsync((connection, _) => connection.Execute("update course set name = name where id = -1"), stop);

    /// <summary>Commits what was accepted and lets go of the file.</summary>
    public async ValueTask DisposeAsync()
    {
        // Readers first: only the last connection to go folds the write-ahead log into the file, and readers may not write.
        using (var connection = new SqliteConnection(_reading))
        {
            SqliteConnection.ClearPool(connection);
        }

        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }

        _lock?.Dispose();
    }

    private static void FinishRestore(string path, ILogger logger)
    {
        try
        {
            if (Restoration.Settle(path))
            {
                logger.LogInformation("A restore of {Path} that was interrupted is done now", path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"A restore of the database {path} was interrupted and cannot go on: {failure.Message} Let the user that runs StudyBot write there, and start again.", failure);
        }
    }

    private T Read<T>(Func<SqliteConnection, T> work)
    {
        try
        {
            using var connection = new SqliteConnection(_reading);
            connection.Open();
            using var transaction = connection.BeginTransaction(deferred: true);
            return work(connection);
        }
        catch (SqliteException failure) when (StorageException.Explains(failure))
        {
            throw StorageException.From(failure, Path);
        }
    }

    private static void Prepare(SqliteConnection connection, string path, IReadOnlyList<DbUp.Engine.SqlScript> scripts, TimeProvider time, ILogger logger)
    {
        var state = connection.ExecuteScalar<string>("pragma quick_check(1)");
        if (state != "ok")
        {
            throw new StorageException($"The database {path} is damaged ({state}). Restore a backup over it, or point Storage:Path at a new file to start empty.");
        }

        connection.Execute("pragma journal_mode = wal; pragma secure_delete = on");
        if (Migrations.Apply(connection, path, scripts, time.GetUtcNow()) is { } copy)
        {
            logger.LogInformation("The database {Path} was brought up to date; a copy from before is {Copy}", path, copy);
        }

        // The lock on the file proves that whoever held a lease is gone, so nobody has to wait until it ends.
        connection.Execute("update question_instance set lease_until = 0 where state = 'reserved'");
        if (connection.ExecuteScalar<long>("select count(*) from sqlite_master where type = 'table' and name = 'season'") == 1)
        {
            connection.Execute("update season set lease_until = 0 where state = 'closed'");
        }

        // A response is on disk before its receipt is shown.
        connection.Execute("pragma synchronous = full; pragma foreign_keys = on");
        SettleDeletions(connection, path, logger);
    }

    // What was noted before a crash is done now; what was deleted before goes from all pages.
    private static void SettleDeletions(SqliteConnection connection, string path, ILogger logger)
    {
        if (connection.ExecuteScalar<long>("select count(*) from sqlite_master where type = 'table' and name = 'deletion_done'") == 0)
        {
            return;
        }

        using (var transaction = connection.BeginTransaction())
        {
            if (Deletions.Settle(connection, DeletionRegister.Of(path), servers: false) is > 0 and var deleted)
            {
                logger.LogInformation("Deleted the data of {Members} members, as was asked before the last end", deleted);
            }

            transaction.Commit();
        }

        if (!IsWrittenAnew(connection))
        {
            WriteAnew(connection);
        }
    }

    private static bool IsWrittenAnew(SqliteConnection connection) => connection.ExecuteScalar<long>("pragma user_version") == WrittenAnew;

    private static void WriteAnew(SqliteConnection connection)
    {
        if (connection.ExecuteScalar<long>("select exists (select 1 from server) or exists (select 1 from deletion_done)") == 1)
        {
            connection.Execute("vacuum main", commandTimeout: 0);
        }

        connection.Execute($"pragma user_version = {WrittenAnew}");
    }

    private static bool EmptyLog(SqliteConnection connection) => connection.QuerySingle<(long Busy, long Log, long Done)>("pragma wal_checkpoint(truncate)").Busy == 0;

    private static string Connect(string path, SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = pooling,

        // A reader breaks none, and would only set this with every use.
        ForeignKeys = mode == SqliteOpenMode.ReadOnly ? null : true,

        // Seconds to wait for a lock that another program holds.
        DefaultTimeout = 3,
    }.ConnectionString;
}
