using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using StudyBot.Testing;

namespace StudyBot.Storage.Tests;

/// <summary>The steps of a restore as files; real processes are killed at each of them in the end-to-end tests.</summary>
public sealed class RestorationTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => _folder.File("study.db");

    private string Aside => _folder.File("study.db.before-restore-20261127120000.bak");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_Was_Replaced_Is_Kept_With_Its_Write_Ahead_Log()
    {
        await LeaveBehindByAKilledBotAsync(server: 1);

        using (var restoration = Restoration.Begin(File, Now))
        {
            await StageAsync(restoration, server: 2);
            Assert.Equal([Aside], restoration.Commit());
        }

        Assert.Equal(2, await ServerInAsync(File));
        using var aside = Raw(Aside);
        Assert.Equal(1, aside.ExecuteScalar<long>("select id from server"));
    }

    [Fact]
    public async Task A_Restore_That_Was_Not_Decided_Leaves_No_Trace()
    {
        await LeaveBehindByAKilledBotAsync(server: 1);

        using (var restoration = Restoration.Begin(File, Now))
        {
            await StageAsync(restoration, server: 2);
        }

        Assert.Equal(1, await ServerInAsync(File));
        Assert.Equal(["study.db", "study.db.lock"], Directory.EnumerateFiles(_folder.File("")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_Decided_Restore_Is_Ended_By_Whoever_Opens_The_Database_Next()
    {
        await LeaveBehindByAKilledBotAsync(server: 1);
        var restoration = Restoration.Begin(File, Now);
        await StageAsync(restoration, server: 2);

        // As a kill leaves it right after the decision.
        System.IO.File.Move(File + ".restore-draft", File + ".restore");
        var refusal = Assert.Throws<StorageException>(() => StudyDatabase.OpenToRead(new StorageOptions { Path = File }));
        restoration.Dispose();

        Assert.Contains("was interrupted", refusal.Message);
        Assert.Equal(2, await ServerInAsync(File));
        Assert.True(System.IO.File.Exists(Aside));
    }

    [Fact]
    public async Task Nothing_Is_Restored_Under_A_Running_Bot()
    {
        await using var bot = Open();

        Assert.Contains("in use by another StudyBot", Assert.Throws<StorageException>(() => Restoration.Begin(File, Now)).Message);
    }

    [Fact]
    public async Task Two_Restores_In_The_Same_Second_Keep_Both_Old_Databases()
    {
        for (var server = 1; server <= 3; server++)
        {
            using var restoration = Restoration.Begin(File, Now);
            await StageAsync(restoration, server);
            restoration.Commit();
        }

        Assert.Equal(3, await ServerInAsync(File));
        Assert.Equal(2, Directory.GetFiles(_folder.File(""), "study.db.before-restore-*.bak").Length);
    }

    // The database as a power cut leaves it: its newest row is in the write-ahead log only.
    private async Task LeaveBehindByAKilledBotAsync(long server)
    {
        var living = _folder.File("living");
        Directory.CreateDirectory(living);
        var path = Path.Combine(living, "study.db");
        await using (var database = StudyDatabase.Open(new StorageOptions { Path = path }, TimeProvider.System, NullLogger.Instance))
        {
            await database.WriteAsync((connection, _) => connection.Execute("insert into server (id, added_at) values (@server, 1)", new { server }), Stop);
            System.IO.File.Copy(path, File);
            System.IO.File.Copy(path + "-wal", File + "-wal");
        }

        Directory.Delete(living, recursive: true);
    }

    private async Task StageAsync(Restoration restoration, long server)
    {
        await using var database = StudyDatabase.Open(new StorageOptions { Path = restoration.Stage(File) }, TimeProvider.System, NullLogger.Instance);
        await database.WriteAsync((connection, _) => connection.Execute("insert into server (id, added_at) values (@server, 1)", new { server }), Stop);
    }

    private static async Task<long> ServerInAsync(string file)
    {
        await using var database = StudyDatabase.Open(new StorageOptions { Path = file }, TimeProvider.System, NullLogger.Instance);
        return await database.ReadAsync(connection => connection.ExecuteScalar<long>("select id from server"), Stop);
    }

    private static SqliteConnection Raw(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private StudyDatabase Open() => StudyDatabase.Open(new StorageOptions { Path = File }, TimeProvider.System, NullLogger.Instance);
}
