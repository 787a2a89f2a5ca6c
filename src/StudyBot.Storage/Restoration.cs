using System.Globalization;
using System.Text.Json;

namespace StudyBot.Storage;

/// <summary>
/// Puts a database and what belongs to it in the place of what is there. Everything is prepared beside its place; then one
/// rename of the plan decides, and from there on the plan is carried out, by whoever opens the database next if need be.
/// Killed at any moment it leaves all of the old or all of the new. What was replaced is kept aside.
/// </summary>
public sealed class Restoration : IDisposable
{
    private const string Half = "~";

    // What SQLite and its lock may leave there, besides the file itself.
    private static readonly string[] BesideStaged = ["", "-wal", "-shm", "-journal", ".lock"];

    private readonly string _database;
    private readonly string _stamp;
    private readonly DatabaseLock _lock;
    private readonly List<Replacement> _items = [];

    private Restoration(string database, string stamp, DatabaseLock databaseLock) => (_database, _stamp, _lock) = (database, stamp, databaseLock);

    /// <summary>Takes the database for itself, and ends or drops what an earlier restore left.</summary>
    /// <exception cref="StorageException">A bot runs on it, or its folder cannot be written.</exception>
    public static Restoration Begin(string database, DateTimeOffset now)
    {
        database = Path.GetFullPath(database);
        var held = DatabaseLock.Take(database);
        try
        {
            Settle(database);
            return new Restoration(database, now.UtcDateTime.ToString(DatabaseCopy.StampFormat, CultureInfo.InvariantCulture), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Plans to replace a file or a folder, or to add it.</summary>
    /// <returns>Where to put the new one: beside its place, and on the same disk.</returns>
    public string Stage(string target)
    {
        var (folder, name) = (Path.GetDirectoryName(target)!, Path.GetFileName(target));
        var isDatabase = target == _database;
        var item = new Replacement(
            target,
            Path.Combine(folder, $".{name}.restore"),
            Unused(Path.Combine(folder, isDatabase ? $"{name}.before-restore-{_stamp}" : $".{name}.before-restore-{_stamp}"), isDatabase ? ".bak" : ""))
        {
            IsDatabase = isDatabase,
        };
        _items.Add(item);
        Write(Draft(_database), JsonSerializer.SerializeToUtf8Bytes([.. _items], StoredJson.Default.ReplacementArray));
        Directory.CreateDirectory(folder);
        Remove(item.Staged);
        return item.Staged;
    }

    /// <summary>From here on it happens.</summary>
    /// <returns>Where what was replaced is now.</returns>
    public IReadOnlyList<string> Commit()
    {
        File.Move(Draft(_database), Plan(_database));
        CarryOut(_database);
        return [.. _items.Select(item => item.Aside).Where(Path.Exists)];
    }

    /// <summary>Ends a restore that was decided, drops one that was not. The caller holds the lock.</summary>
    /// <returns>Whether one was ended.</returns>
    internal static bool Settle(string database)
    {
        Remove(Draft(database) + Half);
        if (File.Exists(Draft(database)))
        {
            foreach (var name in Read(Draft(database)).SelectMany(item => BesideStaged.Select(ending => item.Staged + ending)))
            {
                Remove(name);
            }

            File.Delete(Draft(database));
        }

        if (!File.Exists(Plan(database)))
        {
            return false;
        }

        CarryOut(database);
        return true;
    }

    /// <exception cref="StorageException">A decided restore is under way.</exception>
    internal static void ThrowIfInterrupted(string database)
    {
        if (File.Exists(Plan(database)))
        {
            throw new StorageException($"A restore of the database {database} was interrupted, or is under way. Start the bot, or restore again, and it is carried to its end.");
        }
    }

    /// <summary>Gives up what was not decided.</summary>
    public void Dispose()
    {
        Settle(_database);
        _lock.Dispose();
    }

    // Each step leaves a state from which all steps can be taken again.
    private static void CarryOut(string database)
    {
        foreach (var item in Read(Plan(database)).Where(item => Path.Exists(item.Staged)))
        {
            if (item.IsDatabase)
            {
                // The new file must never meet the old one's write-ahead log; the old one has to keep it.
                File.Delete(item.Target + "-shm");
                MoveIfThere(item.Target + "-wal", item.Aside + "-wal");
            }

            MoveIfThere(item.Target, item.Aside);
            MoveIfThere(item.Staged, item.Target);
            Remove(item.Staged + ".lock");
        }

        File.Delete(Plan(database));
    }

    private static void MoveIfThere(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else if (File.Exists(from))
        {
            File.Move(from, to);
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static string Unused(string name, string ending)
    {
        var free = name + ending;
        for (var again = 2; Path.Exists(free); again++)
        {
            free = $"{name}-{again}{ending}";
        }

        return free;
    }

    private static Replacement[] Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), StoredJson.Default.ReplacementArray) ?? [];
        }
        catch (JsonException failure)
        {
            throw new StorageException($"{file} tells how a restore goes on, and cannot be read. Put a backup's database in the place of {file[..file.LastIndexOf('.')]} by hand, and remove that file.", failure);
        }
    }

    // By way of another name, so that it is whole or not there.
    private static void Write(string file, byte[] content)
    {
        using (var stream = new FileStream(file + Half, FileMode.Create, FileAccess.Write))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(file + Half, file, overwrite: true);
    }

    private static string Draft(string database) => database + ".restore-draft";

    private static string Plan(string database) => database + ".restore";
}

/// <param name="Staged">What is to come to the target; gone once it did.</param>
/// <param name="Aside">Where the target goes before.</param>
internal sealed record Replacement(string Target, string Staged, string Aside)
{
    public bool IsDatabase { get; init; }
}
