using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace StudyBot.Storage;

/// <summary>Copies a database while a bot works on it: one consistent state, without what was deleted from it.</summary>
/// <param name="Schema">The scripts that made it what it is.</param>
public sealed record DatabaseCopy(IReadOnlyList<string> Schema)
{
    /// <summary>How the names of copies kept aside tell when they were made.</summary>
    internal const string StampFormat = "yyyyMMddHHmmss";

    /// <summary>Makes the copy at <paramref name="target"/>, which does not exist or is empty; it is on disk when this returns. Neither readers nor the writer wait for it.</summary>
    /// <exception cref="StorageException">The database cannot be read, or the copy not be written.</exception>
    public static Task<DatabaseCopy> MakeAsync(string database, string target, CancellationToken stop) => Task.Run(
        () =>
        {
            try
            {
                using var connection = StudyDatabase.Look(Path.GetFullPath(database));
                var schema = Migrations.Applied(connection);
                if (schema.Count == 0)
                {
                    throw new StorageException($"The database {database} is empty. Start the bot once, which makes its tables.");
                }

                using (stop.Register(() => raw.sqlite3_interrupt(connection.Handle)))
                {
                    connection.Execute("vacuum into @target", new { target }, commandTimeout: 0);
                }

                stop.ThrowIfCancellationRequested();
                using var file = new FileStream(target, FileMode.Open, FileAccess.ReadWrite);
                file.Flush(flushToDisk: true);
                return new DatabaseCopy(schema);
            }
            catch (SqliteException) when (stop.IsCancellationRequested)
            {
                throw new OperationCanceledException(stop);
            }
            catch (SqliteException failure) when (StorageException.Explains(failure))
            {
                throw StorageException.From(failure, database);
            }
        },
        stop);

    /// <summary>Removes what migrations and restores kept aside, once it is old enough: it holds what members have deleted since.</summary>
    public static void DropOld(string database, DateTimeOffset before)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(database))!, Path.GetFileName(database));
        foreach (var copy in Directory.EnumerateFiles(folder, $"{name}.before-*.bak"))
        {
            // studybot.db.before-0002_access-20261127100000.bak
            var stamp = Path.GetFileNameWithoutExtension(copy).Split('-').LastOrDefault(part => part.Length == StampFormat.Length);
            if (DateTimeOffset.TryParseExact(stamp, StampFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var made) && made < before)
            {
                File.Delete(copy);
                File.Delete(copy + "-wal");
            }
        }
    }

    /// <summary>Whether a backup with this schema is of a newer program.</summary>
    /// <returns>The newest script that this program does not know; null if it knows all.</returns>
    public static string? Newer(IEnumerable<string> schema) => Migrations.Newer(schema, Migrations.Shipped);

    /// <summary>Makes a copy ready to be a bot's database: checks it, brings it up to date, and applies the deletions that were not yet done in it.</summary>
    /// <returns>How many members and servers were deleted from it.</returns>
    /// <exception cref="StorageException">It is damaged, of a newer program, or no database of this program.</exception>
    public static int MakeReady(string copy, DeletionRegister deletions)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadWrite, Pooling = false, ForeignKeys = true }.ConnectionString);
            connection.Open();
            connection.Execute("pragma synchronous = full");
            if (connection.Query<string>("pragma integrity_check(1)").FirstOrDefault() is var state && state != "ok")
            {
                throw new StorageException($"The backup's database is damaged ({state}). Use another backup; nothing was changed.");
            }

            if (Migrations.Applied(connection).Count == 0)
            {
                throw new StorageException("The backup's database is empty. Use another backup; nothing was changed.");
            }

            Migrations.Apply(connection, copy, Migrations.Shipped, now: null);
            return Replay(connection, deletions);
        }
        catch (SqliteException failure) when (StorageException.Explains(failure))
        {
            throw new StorageException($"The backup's database is damaged ({failure.Message}). Use another backup; nothing was changed.", failure);
        }
    }

    private static int Replay(SqliteConnection connection, DeletionRegister deletions)
    {
        using var transaction = connection.BeginTransaction();
        var deleted = Deletions.Settle(connection, deletions, servers: true);
        transaction.Commit();
        if (deleted > 0)
        {
            // What was deleted must not lie in free pages either.
            connection.Execute("vacuum main");
        }

        return deleted;
    }
}
