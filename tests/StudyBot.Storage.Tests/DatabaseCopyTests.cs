using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using StudyBot.Testing;

namespace StudyBot.Storage.Tests;

public sealed class DatabaseCopyTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => _folder.File("study.db");

    private string Copy => _folder.File("copy.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_Copy_Made_While_The_Bot_Writes_Is_One_State_Of_The_Past()
    {
        await using var database = Open();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var acknowledged = 0L;
        var writing = Task.Run(
            async () =>
            {
                // Always two rows together, so that half a write would show.
                for (var id = 1L; !end.IsCancellationRequested; id += 2)
                {
                    var first = id;
                    await database.WriteAsync((connection, _) => connection.Execute("insert into server (id, added_at) values (@first, 1), (@first + 1, 1)", new { first }), Stop);
                    Interlocked.Exchange(ref acknowledged, first + 1);
                }
            },
            Stop);
        while (Interlocked.Read(ref acknowledged) < 200)
        {
            await Task.Yield();
        }

        var before = Interlocked.Read(ref acknowledged);
        await DatabaseCopy.MakeAsync(File, Copy, Stop);
        await end.CancelAsync();
        await writing;

        using var copy = Raw(Copy);
        var ids = copy.Query<long>("select id from server order by id").AsList();
        Assert.Equal("ok", copy.ExecuteScalar<string>("pragma integrity_check"));
        Assert.Equal(Enumerable.Range(1, ids.Count).Select(id => (long)id), ids);
        Assert.True(ids.Count % 2 == 0 && ids.Count >= before, $"{ids.Count} rows, {before} acknowledged before");
    }

    [Fact]
    public async Task A_Copy_Holds_Nothing_That_Was_Deleted()
    {
        const string secret = "Words of somebody who left";
        await using var database = Open();
        await database.WriteAsync((connection, _) => connection.Execute("insert into server (id, default_pack, added_at) values (1, @secret, 1)", new { secret }), Stop);
        await database.WriteAsync((connection, _) => connection.Execute("delete from server"), Stop);

        await DatabaseCopy.MakeAsync(File, Copy, Stop);

        Assert.DoesNotContain(secret, Encoding.UTF8.GetString(await System.IO.File.ReadAllBytesAsync(Copy, Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Is_Opened_To_Be_Read_Locks_And_Changes_Nothing()
    {
        await using var bot = Open();
        await using var looking = StudyDatabase.OpenToRead(new StorageOptions { Path = File });

        await bot.WriteAsync((connection, _) => connection.Execute("insert into server (id, added_at) values (5, 1)"), Stop);

        Assert.Equal(5, await looking.ReadAsync(connection => connection.ExecuteScalar<long>("select id from server"), Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => looking.CheckWritableAsync(Stop));
    }

    [Theory]
    [InlineData("drop trigger closed_response_changed", "the trigger closed_response_changed is missing")]
    [InlineData("create table stranger (x)", "the table stranger is none of the bot's")]
    [InlineData("pragma foreign_keys = off; insert into note (course_id, kind, made_at) values (99, 'late', 1)", "1 rows of note name a row of course that is not there")]
    public async Task An_Examination_Names_What_Is_Wrong(string harm, string named)
    {
        await using var bot = Open();
        await using var looking = StudyDatabase.OpenToRead(new StorageOptions { Path = File });
        Assert.Empty(await DatabaseExamination.RunAsync(looking, Stop));

        using (var connection = Raw(File))
        {
            connection.Execute(harm);
        }

        Assert.Equal([named], await DatabaseExamination.RunAsync(looking, Stop));
    }

    [Fact]
    public async Task Deletions_That_Were_Not_Done_In_The_Copy_Are_Applied_And_Leave_No_Trace()
    {
        await CopyWithMembersAsync(101, 102, 103);
        var done = Deletion.Of(1, 101, Noon.AddHours(1));
        var register = DeletionRegister.Of(File).Add(done).Add(Deletion.Of(1, 102, Noon.AddHours(-1))).Add(Deletion.Of(2, 103, Noon.AddHours(1)));
        using (var before = Raw(Copy))
        {
            // Member 101 deleted everything before the copy was made, and came back.
            Deletions.Done(before, done);
        }

        var deleted = DatabaseCopy.MakeReady(Copy, register);

        using var copy = Raw(Copy);
        Assert.Equal(1, deleted);
        Assert.Equal([101, 103], copy.Query<long>("select member_id from member order by member_id"));
        Assert.DoesNotContain("Member 102", Encoding.UTF8.GetString(await System.IO.File.ReadAllBytesAsync(Copy, Stop)), StringComparison.Ordinal);
        Assert.Empty(Deletions.Pending(copy, register));
        Assert.Equal(0, DatabaseCopy.MakeReady(Copy, register));
    }

    [Fact]
    public async Task The_Register_Of_Deletions_Holds_No_Id_And_Survives_A_Line_That_A_Crash_Cut_Off()
    {
        DeletionRegister.Of(File).Add(Deletion.Of(555_000_111, 777_000_222, Noon));
        await System.IO.File.AppendAllTextAsync(File + ".deletions", "179000", Stop);
        var merged = DeletionRegister.Of(File).Add(Deletion.Of(3, 4, Noon.AddDays(1)));

        var text = await System.IO.File.ReadAllTextAsync(File + ".deletions", Stop);
        Assert.DoesNotContain("555000111", text, StringComparison.Ordinal);
        Assert.DoesNotContain("777000222", text, StringComparison.Ordinal);
        var read = DeletionRegister.Of(File);
        Assert.True(read.All[0].IsOf(555_000_111, 777_000_222) && read.All[1].IsOf(3, 4) && !read.All[1].IsOf(4, 3));

        // Merged with what it holds already, it stays as it is.
        Assert.Equal(2, merged.Merge(read.ToString()).All.Count);
    }

    [Fact]
    public void Copies_Kept_Aside_Go_When_They_Are_Old()
    {
        string[] names = ["study.db.before-restore-20261101120000.bak", "study.db.before-0002_access-20261101120000.bak", "study.db.before-restore-20261126120000-2.bak", "study.db.before-lunch.bak"];
        foreach (var name in names)
        {
            System.IO.File.WriteAllText(_folder.File(name), "");
        }

        DatabaseCopy.DropOld(File, Noon.AddDays(-7));

        Assert.Equal([false, false, true, true], names.Select(name => System.IO.File.Exists(_folder.File(name))));
    }

    private async Task CopyWithMembersAsync(params int[] members)
    {
        await using (var database = Open())
        {
            await database.WriteAsync(
                (connection, _) => connection.Execute("insert into server (id, added_at) values (1, 1)")
                    + connection.Execute("insert into member (server_id, member_id, display_name, last_seen_at) values (1, @member, 'Member ' || @member, 1)", members.Select(member => new { member })),
                Stop);
        }

        await DatabaseCopy.MakeAsync(File, Copy, Stop);
    }

    private static SqliteConnection Raw(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private StudyDatabase Open() => StudyDatabase.Open(new StorageOptions { Path = File }, TimeProvider.System, NullLogger.Instance);
}
