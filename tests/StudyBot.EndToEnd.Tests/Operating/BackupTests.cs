using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.Backups;
using StudyBot.Core.Chat;
using StudyBot.Core.Privacy;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Storage;
using StudyBot.Testing;

namespace StudyBot.EndToEnd.Tests.Operating;

public sealed class BackupTests : BotTest
{
    private const ulong Gone = 1_580_000_000_000_000_501;

    [Fact]
    public async Task A_Restore_Brings_Database_And_Own_Pack_Back_And_Keeps_What_Was_There()
    {
        var there = await new Place(Path.Combine(Folder, "there")).HoldingAsync("old", Stop);
        var backup = await there.BackUpAsync("backup.zip", Stop);
        var here = await new Place(Path.Combine(Folder, "here")).HoldingAsync("new", Stop);

        var told = await here.RestoreAsync(backup, Stop);

        Assert.Equal(("old", "old"), await here.WordsAsync(Stop));
        var kept = told.Where(line => line.StartsWith("Kept", StringComparison.Ordinal)).Select(line => line.Split(" as ")[1]).ToList();
        Assert.Equal("new", await File.ReadAllTextAsync(Path.Combine(kept.Single(Directory.Exists), "pack.yml"), Stop));
        Assert.Contains(kept, path => path.EndsWith(".bak", StringComparison.Ordinal) && File.Exists(path));
    }

    [Fact]
    public async Task A_Backup_Goes_To_An_Empty_Machine()
    {
        var backup = await (await new Place(Path.Combine(Folder, "there")).HoldingAsync("old", Stop)).BackUpAsync("backup.zip", Stop);
        var here = new Place(Path.Combine(Folder, "here"));

        await here.RestoreAsync(backup, Stop);

        Assert.Equal(("old", "old"), await here.WordsAsync(Stop));
    }

    [Fact]
    public async Task Who_Deleted_Everything_Since_A_Backup_Stays_Deleted_Here_And_On_Another_Machine()
    {
        var here = await new Place(Path.Combine(Folder, "here")).HoldingAsync("old", Stop);
        await here.RunSqlAsync($"insert into member (server_id, member_id, display_name, last_seen_at) values (1, {Gone}, 'Zwanzigline', 1), (1, 502, 'Grace', 1)", Stop);
        var before = await here.BackUpAsync("before.zip", Stop);
        await DeleteAsync(here, new MemberId(Gone));
        var after = await here.BackUpAsync("after.zip", Stop);

        var told = await here.RestoreAsync(before, Stop);
        var there = new Place(Path.Combine(Folder, "there"));
        await there.RestoreAsync(after, Stop);
        await there.RestoreAsync(before, Stop);

        Assert.Contains("Deleted again, as asked since the backup was made: the data of 1 member", told);
        Assert.All([here, there], place => Assert.Empty(TraceSearch.In([place.Database, place.Database + "-wal"], Gone, "Zwanzigline")));
        Assert.All([here, there], place => Assert.NotEmpty(TraceSearch.In([place.Database], 502, "Grace")));
    }

    [Fact]
    public async Task A_Backup_Holds_The_Settings_Without_A_Secret_And_No_Shipped_Pack()
    {
        var place = await new Place(
            Path.Combine(Folder, "there"),
            ("Discord:Token", "very-secret"), ("Grader:Key", "most-secret"), ("Grader:Address", "https://model.example/v1"), ("Discord:ApiBaseUrl", "https://ada:hidden-word@chat.example/api/v10"), ("Grader:Model", "small"), ("Backup:Keep", "3"))
            .HoldingAsync("old", Stop, "docker-interview");

        var file = await place.BackUpAsync("backup.zip", Stop);

        await using var zip = await ZipFile.OpenReadAsync(file, Stop);
        Assert.Equal(["appsettings.json", "content/tea/pack.yml", "manifest.json", "studybot.db"], zip.Entries.Select(entry => entry.FullName).Order());
        var all = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Stop), Encoding.Latin1);
            all.Append(await reader.ReadToEndAsync(Stop));
        }

        Assert.Contains("\"Keep\": \"3\"", all.ToString(), StringComparison.Ordinal);
        Assert.All(["very-secret", "most-secret", "hidden-word"], secret => Assert.DoesNotContain(secret, all.ToString(), StringComparison.Ordinal));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(file));
    }

    [Theory]
    [InlineData("cut", "damaged")]
    [InlineData("manifest", "damaged")]
    [InlineData("database", "damaged")]
    [InlineData("escape", "damaged")]
    [InlineData("letter", "is not a backup")]
    [InlineData("zip", "is not a backup")]
    [InlineData("format", "newer StudyBot (format 2;")]
    [InlineData("version", "newer StudyBot (version 99.0.0;")]
    [InlineData("schema", "newer StudyBot (9999_later.sql;")]
    [InlineData("table", "damaged")]
    [InlineData("missing", "There is no file")]
    public async Task What_Cannot_Be_Restored_Is_Refused_And_Nothing_Is_Changed(string kind, string reason)
    {
        var backup = await (await new Place(Path.Combine(Folder, "there")).HoldingAsync("old", Stop)).BackUpAsync("backup.zip", Stop);
        await SpoilAsync(backup, kind);
        var here = await new Place(Path.Combine(Folder, "here")).HoldingAsync("new", Stop);
        var before = here.Files();

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => here.RestoreAsync(backup, Stop));

        Assert.True(refusal is BackupException or StorageException, refusal.ToString());
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, here.Files());
    }

    [Fact]
    public async Task A_Flipped_Bit_Anywhere_Is_Refused_Or_Changes_Nothing_That_Matters()
    {
        var there = await new Place(Path.Combine(Folder, "there")).HoldingAsync("old", Stop);
        var whole = await File.ReadAllBytesAsync(await there.BackUpAsync("backup.zip", Stop), Stop);
        var here = await new Place(Path.Combine(Folder, "here")).HoldingAsync("new", Stop);
        var random = new Random(7);
        var refused = 0;
        for (var round = 0; round < 60; round++)
        {
            var bytes = whole.ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            var file = Path.Combine(Folder, "spoilt.zip");
            await File.WriteAllBytesAsync(file, bytes, Stop);
            try
            {
                await here.RestoreAsync(file, Stop);

                // Bits of dates and the like, which nothing is made of.
                Assert.Equal(("old", "old"), await here.WordsAsync(Stop));
            }
            catch (BackupException)
            {
                refused++;
                Assert.Equal((await here.WordsAsync(Stop)).Database, (await here.WordsAsync(Stop)).Pack);
            }

            await here.HoldingAsync("new", Stop);
        }

        Assert.InRange(refused, 45, 60);
    }

    [Fact]
    public async Task While_The_Bot_Runs_A_Backup_Is_Made_And_A_Restore_Refused()
    {
        var place = new Place(Folder);
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var file = await place.BackUpAsync("backup.zip", Stop);

        var refusal = await Assert.ThrowsAsync<StorageException>(() => place.RestoreAsync(file, Stop));

        Assert.Contains("in use by another StudyBot", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(bot.Warnings);
    }

    private static async Task DeleteAsync(Place place, MemberId member)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(place.Configuration)
            .AddSingleton(TimeProvider.System)
            .AddStorage()
            .PostConfigure<StorageOptions>(storage => storage.Path = place.Database)
            .BuildServiceProvider();
        Assert.True(await services.GetRequiredService<IDeletionStore>().DeleteAsync(new ServerId(1), member, TimeProvider.System.GetUtcNow(), Stop));
    }

    private static async Task SpoilAsync(string file, string kind)
    {
        switch (kind)
        {
            case "cut":
                await using (var stream = File.OpenWrite(file))
                {
                    stream.SetLength(stream.Length * 2 / 3);
                }

                break;
            case "letter":
                await File.WriteAllTextAsync(file, "Dear operator", Stop);
                break;
            case "missing":
                File.Delete(file);
                break;
            case "zip":
                File.Delete(file);
                await using (var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Create, Stop))
                {
                    zip.CreateEntry("holiday.txt");
                }

                break;
            default:
                await ChangeAsync(file, kind);
                break;
        }
    }

    // Changes one thing and, where the archive should be in order otherwise, mends what proves that it is whole.
    private static async Task ChangeAsync(string file, string kind)
    {
        await using var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Update, Stop);
        var manifest = JsonNode.Parse(await TextAsync(zip, "manifest.json"))!;
        switch (kind)
        {
            case "manifest":
                manifest["madeAt"] = "2020-01-01T00:00:00+00:00";
                await PutAsync(zip, "manifest.json", Encoding.UTF8.GetBytes(manifest.ToJsonString()));
                return;
            case "database":
                await PutAsync(zip, "studybot.db", new byte[4096]);
                return;
            case "table":
                // A backup of something that is no database, in good order otherwise.
                var bytes = new byte[5000];
                await PutAsync(zip, "studybot.db", bytes);
                manifest["files"]![0]!["length"] = bytes.Length;
                manifest["files"]![0]!["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
                break;
            case "escape":
                manifest["files"]!.AsArray().First(entry => entry!["name"]!.GetValue<string>().StartsWith("content/", StringComparison.Ordinal))!["name"] = "content/../../evil";
                zip.CreateEntry("content/../../evil");
                break;
            case "format":
                manifest["format"] = 2;
                break;
            case "version":
                manifest["version"] = "99.0.0";
                break;
            case "schema":
                manifest["schema"]!.AsArray().Add("9999_later.sql");
                break;
        }

        var json = Encoding.UTF8.GetBytes(manifest.ToJsonString());
        await PutAsync(zip, "manifest.json", json);
        zip.Comment = BackupReader.CommentOf(json);
    }

    private static async Task<string> TextAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync(Stop));
        return await reader.ReadToEndAsync(Stop);
    }

    private static async Task PutAsync(ZipArchive zip, string name, byte[] content)
    {
        zip.GetEntry(name)!.Delete();
        await using var entry = await zip.CreateEntry(name).OpenAsync(Stop);
        await entry.WriteAsync(content, Stop);
    }
}
