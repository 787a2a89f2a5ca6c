using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using StudyBot.Backups;
using StudyBot.Settings;
using StudyBot.Storage;
using StudyBot.Testing;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.Operating;

/// <summary>A folder that a bot works in: its database and its own pack, and what its operator does there.</summary>
internal sealed class Place
{
    private const string Pack = "tea";

    private static readonly string[] Shared = [".lock", "-shm", "-wal"];

    private readonly Dictionary<string, string> _settings;

    /// <param name="more">Settings besides.</param>
    public Place(string folder, params (string Key, string Value)[] more)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        _settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Content:Path"] = Directory.CreateDirectory(Path.Combine(folder, "content")).FullName,
            ["Health:Port"] = "1",
        };
        foreach (var (key, value) in more)
        {
            _settings[key] = value;
        }

        Configuration = new ConfigurationBuilder().AddInMemoryCollection(_settings!).Build();
        Settings = new SettingsReader(Configuration, Folder, AppContext.BaseDirectory).Read();
    }

    public string Folder { get; }

    public IConfiguration Configuration { get; }

    public BotSettings Settings { get; }

    public string Database => Settings.StoragePath;

    private string PackFile => Path.Combine(Settings.ContentPath, Pack, "pack.yml");

    /// <summary>A database and a pack that both hold a word.</summary>
    /// <param name="shipped">A pack that came with the program, which lies there as well.</param>
    public async Task<Place> HoldingAsync(string word, CancellationToken stop, string? shipped = null)
    {
        await StudyDatabase.Open(new StorageOptions { Path = Database }, TimeProvider.System, NullLogger.Instance).DisposeAsync();
        await RunSqlAsync($"delete from server; insert into server (id, default_pack, added_at) values (1, '{word}', 1)", stop);
        Directory.CreateDirectory(Path.GetDirectoryName(PackFile)!);
        await File.WriteAllTextAsync(PackFile, word, stop);
        foreach (var (name, path) in shipped is null ? [] : OwnPacks.FilesOf(Path.Combine(Repository.Content, shipped)))
        {
            var target = Path.Combine(Settings.ContentPath, shipped!, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }

        return this;
    }

    /// <summary>The words in database and pack, read as the next start of a bot finds them.</summary>
    public async Task<(string Database, string Pack)> WordsAsync(CancellationToken stop)
    {
        await StudyDatabase.Open(new StorageOptions { Path = Database }, TimeProvider.System, NullLogger.Instance).DisposeAsync();
        await using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync(stop);
        await using var query = connection.CreateCommand();
        query.CommandText = "select default_pack from server";
        return ((string)(await query.ExecuteScalarAsync(stop))!, File.Exists(PackFile) ? await File.ReadAllTextAsync(PackFile, stop) : "");
    }

    public async Task RunSqlAsync(string sql, CancellationToken stop)
    {
        await using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Makes a backup as the verb does, in this process.</summary>
    public async Task<string> BackUpAsync(string name, CancellationToken stop)
    {
        var file = Path.Combine(Folder, name);
        await new BackupWriter(Settings, Configuration, TimeProvider.System).WriteAsync(file, stop);
        return file;
    }

    public Task<IReadOnlyList<string>> RestoreAsync(string file, CancellationToken stop) =>
        new Restore(Settings, Configuration, TimeProvider.System).RunAsync(file, databaseOnly: false, stop);

    /// <summary>A verb in a process of its own.</summary>
    public StudyBotProcess Start(string verb) => StudyBotProcess.Start(Folder, verb, _settings);

    /// <returns>What it printed; what it logged where it printed nothing.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(string verb, CancellationToken stop, params (string Key, string Value)[] other)
    {
        var settings = new Dictionary<string, string>(_settings, StringComparer.Ordinal);
        foreach (var (key, value) in other)
        {
            settings[key] = value;
        }

        await using var process = StudyBotProcess.Start(Folder, verb, settings);
        await process.EndAsync(stop);
        return (process.ExitCode, process.Output.Length > 0 ? process.Output : process.Errors);
    }

    /// <summary>Every file and what is in it, without those by which processes share a database.</summary>
    public IReadOnlyDictionary<string, string> Files() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(file => !Shared.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
        .ToDictionary(file => Path.GetRelativePath(Folder, file), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
}
