using Dapper;
using DbUp.Engine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Testing;

namespace StudyBot.Storage.Tests;

public sealed class StudyDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => _folder.File("study.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_Was_Written_Is_There_After_Reopening()
    {
        await using (var database = Open())
        {
            await database.WriteAsync((connection, _) => connection.Execute("insert into server (id, added_at) values (5, 1)"), Stop);
        }

        await using var again = Open();
        Assert.Equal([5], await again.ReadAsync(connection => connection.Query<long>("select id from server").ToList(), Stop));
    }

    [Fact]
    public async Task Closed_In_Good_Order_The_Database_Is_One_File()
    {
        await using (var database = Open())
        {
            await database.WriteAsync((connection, _) => connection.Execute("insert into server (id, added_at) values (5, 1)"), Stop);
            await database.ReadAsync(connection => connection.ExecuteScalar<long>("select count(*) from server"), Stop);
        }

        Assert.False(System.IO.File.Exists(File + "-wal"));
    }

    [Fact]
    public async Task What_A_Caller_Was_Told_Is_On_Disk_For_Any_Other_Reader()
    {
        await using var database = Open();

        await database.WriteAsync((connection, _) => connection.Execute("insert into server (id, added_at) values (5, 1)"), Stop);

        using var other = Raw(File);
        Assert.Equal(1, other.ExecuteScalar<long>("select count(*) from server"));
        Assert.Equal("wal", other.ExecuteScalar<string>("pragma journal_mode"));
    }

    [Fact]
    public async Task The_Writer_Flushes_Fully_And_Checks_References()
    {
        await using var database = Open();

        var (synchronous, references) = await database.WriteAsync(
            (connection, _) => (connection.ExecuteScalar<long>("pragma synchronous"), connection.ExecuteScalar<long>("pragma foreign_keys")), Stop);
        var failure = await Assert.ThrowsAsync<SqliteException>(() => database.WriteAsync(
            (connection, _) => connection.Execute("insert into note (course_id, kind, made_at) values (99, 'late', 1)"), Stop));

        Assert.Equal((2, 1), (synchronous, references));
        Assert.Equal(19, failure.SqliteErrorCode);
    }

    [Fact]
    public async Task A_Unit_That_Fails_Takes_Nothing_With_It_And_Leaves_Nothing_Behind()
    {
        await using var database = Open();

        var units = Enumerable.Range(1, 300).Select(id => database.WriteAsync(
            (connection, _) =>
            {
                connection.Execute("insert into server (id, added_at) values (@id, 1)", new { id });
                return id % 3 == 0 ? throw new InvalidOperationException($"unit {id}") : id;
            },
            Stop)).ToList();
        await Task.WhenAll(units.Select(unit => unit.ContinueWith(_ => { }, TaskScheduler.Default)));

        var stored = await database.ReadAsync(connection => connection.Query<long>("select id from server order by id").ToList(), Stop);
        Assert.Equal(Enumerable.Range(1, 300).Where(id => id % 3 != 0).Select(id => (long)id), stored);
        Assert.All(units.Where((_, index) => (index + 1) % 3 == 0), unit => Assert.IsType<InvalidOperationException>(unit.Exception!.InnerException));
        Assert.All(units.Where((_, index) => (index + 1) % 3 != 0), unit => Assert.True(unit.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Closing_Commits_Everything_That_Was_Accepted()
    {
        var database = Open();
        var units = Enumerable.Range(1, 500).Select(id => database.WriteAsync(
            (connection, _) => connection.Execute("insert into server (id, added_at) values (@id, 1)", new { id }), Stop)).ToList();

        await database.DisposeAsync();
        await Task.WhenAll(units);

        using var other = Raw(File);
        Assert.Equal(500, other.ExecuteScalar<long>("select count(*) from server"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.WriteAsync((_, _) => 1, Stop));
    }

    [Fact]
    public async Task A_Unit_Whose_Caller_Left_Before_Its_Turn_Is_Not_Done()
    {
        await using var database = Open();
        using var gate = new ManualResetEventSlim();
        using var caller = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var busy = database.WriteAsync(
            (_, _) =>
            {
                started.SetResult();
                return gate.Wait(TimeSpan.FromSeconds(10), Stop);
            },
            Stop);
        await started.Task;
        var left = database.WriteAsync((connection, _) => connection.Execute("insert into server (id, added_at) values (5, 1)"), caller.Token);

        await caller.CancelAsync();
        gate.Set();

        Assert.True(await busy);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Equal(0, await database.ReadAsync(connection => connection.ExecuteScalar<long>("select count(*) from server"), Stop));
    }

    [Fact]
    public async Task A_Second_Bot_On_The_Same_File_Is_Refused_Until_The_First_Is_Gone()
    {
        var first = Open();

        var refusal = Assert.Throws<StorageException>(Open);
        await first.DisposeAsync();
        await using var second = Open();

        Assert.Equal($"The database {File} is in use by another StudyBot. Stop that one first, or point Storage:Path at another file.", refusal.Message);
        Assert.True(System.IO.File.Exists(File + ".lock"));
    }

    [Fact]
    public async Task A_Lock_File_That_A_Killed_Bot_Left_Does_Not_Matter()
    {
        await System.IO.File.WriteAllTextAsync(File + ".lock", "", Stop);

        await using var database = Open();

        Assert.Equal(0, await database.ReadAsync(connection => connection.ExecuteScalar<long>("select count(*) from server"), Stop));
    }

    [Fact]
    public async Task A_File_Locked_By_Another_Program_Is_Named_With_The_Fix()
    {
        await Open().DisposeAsync();
        using var other = Raw(File);
        other.Execute("pragma locking_mode = exclusive; begin exclusive");

        var failure = Assert.Throws<StorageException>(Open);

        Assert.Equal($"The database {File} is locked by another program. Close that program (a database browser, a copy under way), or point Storage:Path at another file.", failure.Message);
    }

    [Fact]
    public void A_File_That_Is_No_Database_Is_Named_With_The_Fix()
    {
        System.IO.File.WriteAllText(File, string.Concat(Enumerable.Repeat("Shopping list. ", 100)));

        var failure = Assert.Throws<StorageException>(Open);

        Assert.Equal($"The database {File} is not a StudyBot database. Point Storage:Path at another file, or move this one away to start empty.", failure.Message);
    }

    [Fact]
    public void A_Database_Of_Another_Program_Is_Left_Alone()
    {
        using (var other = Raw(File))
        {
            other.Execute("create table shopping (item text)");
        }

        var failure = Assert.Throws<StorageException>(Open);

        Assert.Contains("belongs to another program", failure.Message);
        using var after = Raw(File);
        Assert.Equal(["shopping"], after.Query<string>("select name from sqlite_master where type = 'table'"));
    }

    [Fact]
    public async Task A_Damaged_File_Is_Named_With_The_Fix()
    {
        await Open().DisposeAsync();
        await using (var file = System.IO.File.OpenWrite(File))
        {
            // The second page and those after it: the header still looks right.
            file.Position = 4096;
            await file.WriteAsync(new byte[16 * 4096], Stop);
        }

        var failure = Assert.Throws<StorageException>(Open);

        Assert.Contains($"The database {File} is damaged", failure.Message);
        Assert.Contains("Storage:Path", failure.Message);
    }

    [Fact]
    public void A_Folder_That_Cannot_Be_Written_Is_Named_With_The_Fix()
    {
        // A file stands where the folder would have to be.
        System.IO.File.WriteAllText(_folder.File("data"), "");

        var failure = Assert.Throws<StorageException>(() => StudyDatabase.Open(new StorageOptions { Path = _folder.File("data/study.db") }, TimeProvider.System, NullLogger.Instance));

        Assert.Contains("cannot be written", failure.Message);
        Assert.Contains("Storage:Path", failure.Message);
    }

    [Fact]
    public void A_Read_Only_File_Is_Named_With_The_Fix()
    {
        using var connection = Raw(File);
        connection.Execute("create table t (x); pragma query_only = 1");

        var failure = Assert.Throws<SqliteException>(() => connection.Execute("insert into t values (1)"));

        Assert.True(StorageException.Explains(failure));
        Assert.StartsWith($"The database {File} cannot be written.", StorageException.From(failure, File).Message);
    }

    [Fact]
    public async Task An_Older_Database_Is_Copied_Before_It_Is_Changed()
    {
        await using (var old = Open())
        {
            await old.WriteAsync((connection, _) => connection.Execute("insert into server (id, added_at) values (5, 1)"), Stop);
        }

        await using (var changed = OpenWith(new SqlScript("0002_more.sql", "create table more (x); insert into more select id from server;")))
        {
            Assert.Equal(5, await changed.ReadAsync(connection => connection.ExecuteScalar<long>("select x from more"), Stop));
        }

        using var copy = Raw(Assert.Single(Directory.GetFiles(Path.GetDirectoryName(File)!, "study.db.before-0002_more-*.bak")));
        Assert.Equal(5, copy.ExecuteScalar<long>("select id from server"));
        Assert.Equal(0, copy.ExecuteScalar<long>("select count(*) from sqlite_master where name = 'more'"));
    }

    [Fact]
    public async Task A_Migration_That_Fails_Leaves_The_Database_As_It_Was()
    {
        await Open().DisposeAsync();

        var failure = Assert.Throws<StorageException>(() => OpenWith(new SqlScript("0002_bad.sql", "create table half (x); insert into nowhere values (1);")));

        Assert.Contains("0002_bad.sql", failure.Message);
        using var after = Raw(File);
        Assert.Equal(0, after.ExecuteScalar<long>("select count(*) from sqlite_master where name = 'half'"));
        await Open().DisposeAsync();
    }

    [Fact]
    public async Task A_Database_Of_A_Newer_Program_Is_Refused()
    {
        await OpenWith(new SqlScript("0002_more.sql", "create table more (x);")).DisposeAsync();

        var failure = Assert.Throws<StorageException>(Open);

        Assert.Equal($"The database {File} was made by a newer StudyBot (0002_more.sql). Start that version, restore an older backup, or point Storage:Path at another file.", failure.Message);
    }

    [Fact]
    public async Task A_Course_Paused_By_An_Older_Program_Keeps_When_It_Lost_Access()
    {
        await StudyDatabase.Open(new StorageOptions { Path = File }, TimeProvider.System, NullLogger.Instance, [Migrations.Shipped[0]]).DisposeAsync();
        using (var old = Raw(File))
        {
            old.Execute(
                """
                insert into server (id, added_at) values (1, 1);
                insert into course (
                    id, server_id, channel_id, name, pack, zone, post_minute, weekdays, window_minutes, thread_mode, written_max, names_mode, state, pause_reason, bag_seed,
                    created_by, created_at)
                values (9, 1, 2, 'Old', 'docker', 'UTC', 600, 31, 60, 'none', 5, 'shown', 'paused', 'access', 7, 3, 1000);
                insert into note (course_id, kind, local_date, made_at) values (9, 'lost_access', '2026-11-23', 5000);
                """);
        }

        await using var database = Open();
        var pause = (await new SqliteCourseStore(database).FindAsync(9, Stop))!.Pause!;

        Assert.Equal((PauseReason.Access, new AccessLoss(AccessObstacle.Permissions, ChannelAbilities.Send)), (pause.Reason, pause.Loss!));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(5000), pause.LostAt);
    }

    [Fact]
    public async Task What_An_Older_Program_Closed_Stays_As_It_Was_And_Its_Open_Question_Has_No_Teams()
    {
        var before = Migrations.Shipped.TakeWhile(script => !script.Name.Contains("teams", StringComparison.Ordinal)).ToList();
        await StudyDatabase.Open(new StorageOptions { Path = File }, TimeProvider.System, NullLogger.Instance, before).DisposeAsync();
        using (var old = Raw(File))
        {
            old.Execute(
                """
                insert into server (id, added_at) values (1, 1);
                insert into member (server_id, member_id, display_name, last_seen_at) values (1, 5, 'Ada', 1);
                insert into course (
                    id, server_id, channel_id, name, pack, zone, post_minute, weekdays, window_minutes, thread_mode, written_max, names_mode, state, bag_seed, created_by, created_at)
                values (9, 1, 2, 'Old', 'docker', 'UTC', 600, 31, 60, 'none', 5, 'shown', 'active', 7, 3, 1000);
                insert into question_instance (
                    id, course_id, local_date, state, scheduled_at, question_id, asked, right_option, nonce, lease_until, reserved_at, posted_at, closes_at, closed_at, graded, channel_id, message_id)
                values (1, 9, '2026-11-23', 'closed', 0, 'q', '{}', 0, '', 0, 0, 1, 2, 2, 1, 2, 1), (2, 9, '2026-11-24', 'posted', 0, 'q', '{}', 0, '', 0, 0, 1, 2, null, 0, 2, 2);
                insert into response (instance_id, member_id, option, first_at, revised_at, revision) values (1, 5, 0, 1, 1, 1);
                """);
        }

        await using var database = Open();
        var facts = new SqliteFacts(database);

        Assert.Equal(10, Assert.Single(Core.Scoring.Ledger.Of((await facts.OfCourseAsync(9, Stop))!).Entries).Points);
        Assert.Empty((await facts.TeamsOfCourseAsync(9, Stop)).Rosters);
        Assert.Equal(["Ada"], (await new SqliteTeamStore(database).SheetAsync(9, Stop)).Others.Select(member => member.Name));
    }

    [Fact]
    public async Task Opening_Again_Copies_Nothing()
    {
        await Open().DisposeAsync();
        await Open().DisposeAsync();

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(File)!, "*.bak"));
    }

    [Fact]
    public async Task Published_Commands_Are_Remembered_Per_Server_And_Application()
    {
        await using var database = Open();
        var registrations = new CommandRegistrations(database);

        await registrations.SaveAsync("https://chat.example/v10", ulong.MaxValue, "one", Stop);
        await registrations.SaveAsync("https://chat.example/v10", ulong.MaxValue, "two", Stop);
        await registrations.SaveAsync("http://127.0.0.1:5080", ulong.MaxValue, "three", Stop);

        Assert.Equal("two", await registrations.FindAsync("https://chat.example/v10", ulong.MaxValue, Stop));
        Assert.Equal("three", await registrations.FindAsync("http://127.0.0.1:5080", ulong.MaxValue, Stop));
        Assert.Null(await registrations.FindAsync("https://chat.example/v10", 1, Stop));
    }

    private static SqliteConnection Raw(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private StudyDatabase Open() => StudyDatabase.Open(new StorageOptions { Path = File }, TimeProvider.System, NullLogger.Instance);

    private StudyDatabase OpenWith(SqlScript more) =>
        StudyDatabase.Open(new StorageOptions { Path = File }, TimeProvider.System, NullLogger.Instance, [.. Migrations.Shipped, more]);
}
