using System.Globalization;
using System.Reflection;
using Dapper;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;

namespace StudyBot.Storage;

/// <summary>Brings a database up to the newest script. The caller holds the <see cref="DatabaseLock"/>.</summary>
internal static class Migrations
{
    private const string Folder = "StudyBot.Storage.Migrations.";

    /// <summary>The scripts that come with the program, in order.</summary>
    public static IReadOnlyList<SqlScript> Shipped { get; } =
    [
        .. typeof(Migrations).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new SqlScript(name[Folder.Length..], Read(name))),
    ];

    /// <summary>Applies what is missing, after copying a database that has something to lose.</summary>
    /// <param name="now">For the copy's name; null to make none.</param>
    /// <returns>The copy made before; null when none was needed.</returns>
    public static string? Apply(SqliteConnection connection, string path, IReadOnlyList<SqlScript> scripts, DateTimeOffset? now)
    {
        var pending = Pending(connection, path, scripts);
        if (pending.Count == 0)
        {
            return null;
        }

        var copy = pending.Count == scripts.Count || now is not { } at ? null : Backup(connection, $"{path}.before-{Path.GetFileNameWithoutExtension(pending[0].Name)}-{at.UtcDateTime.ToString(DatabaseCopy.StampFormat, CultureInfo.InvariantCulture)}.bak");
        var result = DeployChanges.To
            .SqliteDatabase(connection.ConnectionString)
            .WithScripts(scripts)
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogTo(new NoUpgradeLog())
            .Build()
            .PerformUpgrade();
        if (!result.Successful)
        {
            throw result.Error is SqliteException failure && StorageException.Explains(failure)
                ? StorageException.From(failure, path)
                : new StorageException($"The database {path} could not be brought up to date at {result.ErrorScript?.Name}; it is as it was before. Go back to the older StudyBot, or point Storage:Path at another file.", result.Error);
        }

        return copy;
    }

    /// <summary>What a database lacks; everything for an empty one.</summary>
    /// <exception cref="StorageException">It is a newer program's, or another one's.</exception>
    public static IReadOnlyList<SqlScript> Pending(SqliteConnection connection, string path, IReadOnlyList<SqlScript> scripts)
    {
        var applied = Applied(connection);
        return Newer(applied, scripts) is { } unknown
            ? throw new StorageException($"The database {path} was made by a newer StudyBot ({unknown}). Start that version, restore an older backup, or point Storage:Path at another file.")
            : [.. scripts.Where(script => !applied.Contains(script.Name, StringComparer.Ordinal))];
    }

    /// <summary>The newest of some scripts that is not among those known; null when all are known.</summary>
    public static string? Newer(IEnumerable<string> applied, IReadOnlyList<SqlScript> known) =>
        applied.Except(known.Select(script => script.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal).LastOrDefault();

    public static IReadOnlyList<string> Applied(SqliteConnection connection)
    {
        var tables = connection.Query<string>("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'").AsList();
        if (tables.Count > 0 && !tables.Contains("SchemaVersions", StringComparer.Ordinal))
        {
            throw new StorageException($"The database {connection.DataSource} belongs to another program. Point Storage:Path at another file.");
        }

        return tables.Count == 0 ? [] : connection.Query<string>("select ScriptName from SchemaVersions order by ScriptName").AsList();
    }

    private static string Backup(SqliteConnection connection, string file)
    {
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        target.Open();
        connection.BackupDatabase(target);
        return file;
    }

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class NoUpgradeLog : IUpgradeLog
    {
        public void LogTrace(string format, params object[] args)
        {
        }

        public void LogDebug(string format, params object[] args)
        {
        }

        public void LogInformation(string format, params object[] args)
        {
        }

        public void LogWarning(string format, params object[] args)
        {
        }

        public void LogError(string format, params object[] args)
        {
        }

        public void LogError(Exception ex, string format, params object[] args)
        {
        }
    }
}
