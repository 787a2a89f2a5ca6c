using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using StudyBot.Doctor;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Storage;
using StudyBot.Testing;

namespace StudyBot.EndToEnd.Tests.Operating;

/// <summary>Faults are planted one by one, and doctor has to name each of them and nothing else.</summary>
public sealed class DoctorTests : BotTest
{
    private static readonly string[] Denied = ["SEND_MESSAGES", "EMBED_LINKS"];

    [Fact]
    public async Task Beside_A_Running_Bot_It_Finds_What_Is_Wrong_At_Discord_And_In_Memory()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, channel) = (await bot.MemberAsync("Ada", Stop), await bot.Server.ChannelAsync("daily-questions", Stop));
        var post = await PostOneAsync(ada, channel);
        await ada.PressesAsync(post, "A ·", Stop);
        await CloseAsync(ada, channel);
        await ada.RunsAsync(channel, "leaderboard", Stop);
        var place = Beside(bot);

        var sound = await ExamineAsync(place);
        Assert.Empty(Problems(sound));
        Assert.Contains(sound.Findings, finding => finding is { Name: "bot" } && finding.Message.StartsWith("runs and is ready", StringComparison.Ordinal));
        Assert.Equal($"https://discord.com/oauth2/authorize?client_id={(await bot.Server.GetAsync("bot", Stop)).GetProperty("application").GetString()}&scope=bot&permissions=309237763072", sound.InviteLink!.ToString());

        var denied = await bot.Server.PostAsync("faults", new { fault = "deny", channel, permissions = Denied }, Stop);
        Assert.Contains("lacks Send Messages, Embed Links", Assert.Single(Problems(await ExamineAsync(place))).Message, StringComparison.Ordinal);
        await bot.Server.DeleteAsync($"faults/{denied.GetProperty("id")}", Stop);

        // An answer changed behind the bot's back: without its trigger, the bot does not notice.
        await place.RunSqlAsync(
            """
            drop trigger closed_response_changed;
            update response set option = (
                select case when q.right_option = response.option then (q.right_option + 1) % 4 else q.right_option end
                from question_instance q where q.id = response.instance_id);
            """,
            Stop);
        Assert.Equal(["database", "boards of the running bot"], Problems(await ExamineAsync(place)).Select(finding => finding.Name));

        var wrong = Beside(bot, ("Discord:Token", "not-the-token"));
        var refused = await ExamineAsync(wrong);
        Assert.Contains(Problems(refused), finding => finding.Name == "token" && finding.Message.Contains("Discord:Token", StringComparison.Ordinal));
        Assert.DoesNotContain("not-the-token", refused.ToJson(), StringComparison.Ordinal);

        var server = await bot.Server.FirstServerAsync(Stop);
        await bot.Server.DeleteAsync($"servers/{server}/bot", Stop);
        Assert.Contains(Problems(await ExamineAsync(place)), finding => finding.Message.Contains("the bot is not in server", StringComparison.Ordinal));
        await bot.Server.PutAsync($"servers/{server}/bot", Stop);
        await bot.Server.DeleteAsync($"channels/{channel}", Stop);
        Assert.Contains(Problems(await ExamineAsync(place)), finding => finding.Message.Contains("was deleted", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("update course set zone = 'Mars/Olympus'", "time zones: the course Docker crew is in Mars/Olympus")]
    [InlineData("update course set pack = 'coffee'", "content: the course Docker crew asks from the pack coffee")]
    [InlineData("update course set state = 'paused', pause_reason = 'access', access_lost_at = 1, access_obstacle = 'permissions', access_missing = 2", "course Docker crew: the bot lacks Send Messages")]
    [InlineData("update course set state = 'paused', pause_reason = 'access', access_lost_at = 1, access_obstacle = 'server'", "course Docker crew: the bot is not in server")]
    [InlineData("insert into SchemaVersions (ScriptName, Applied) values ('9999_later.sql', 1)", "database: The database")]
    [InlineData("delete from SchemaVersions where ScriptName like '0006%'", "database: The database")]
    [InlineData("drop index course_by_server", "database: the index course_by_server is missing")]
    public async Task A_Fault_In_The_Database_Is_Named_With_A_Fix(string harm, string named)
    {
        var place = await WithCourseAsync();
        await place.RunSqlAsync(harm, Stop);

        var problem = Assert.Single(Problems(await ExamineAsync(place)));

        Assert.StartsWith(named, $"{problem.Name}: {problem.Message}", StringComparison.Ordinal);
        Assert.NotEmpty(problem.Fix!);
    }

    [Fact]
    public async Task A_Deletion_That_Was_Asked_For_And_Not_Done_Is_Named()
    {
        var place = await WithCourseAsync();
        DeletionRegister.Of(place.Database).Add(Deletion.Of(1, 3, TimeProvider.System.GetUtcNow()));

        Assert.Equal("deletions", Assert.Single(Problems(await ExamineAsync(place))).Name);
    }

    [Fact]
    public async Task A_Damaged_Database_Is_Named_And_Left_As_It_Is()
    {
        var place = await WithCourseAsync();
        await using (var file = File.OpenWrite(place.Database))
        {
            file.Position = 4096 * 3;
            await file.WriteAsync(new byte[4096 * 8], Stop);
        }

        var before = place.Files();
        var report = await ExamineAsync(place);

        Assert.Contains(Problems(report), finding => finding.Name == "database");
        Assert.Equal(before, place.Files());
    }

    [Fact]
    public async Task A_Full_Disk_Old_Zone_Data_And_Broken_Content_Are_Named()
    {
        var place = await WithCourseAsync();
        Assert.Empty(Problems(await ExamineAsync(place)));

        Assert.StartsWith("only 3 MB are free", Assert.Single(Problems(await ExamineAsync(place, free: 3 * 1024 * 1024))).Message, StringComparison.Ordinal);

        var later = new FakeTimeProvider(new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal("time zones", Assert.Single(Problems(await ExamineAsync(place, time: later))).Name);

        await File.WriteAllTextAsync(Path.Combine(place.Settings.ContentPath, "docker-interview", "pack.yml"), "title: [", Stop);
        Assert.Contains(Problems(await ExamineAsync(place)), finding => finding.Name == "content" && finding.Fix is not null);
    }

    [Fact]
    public async Task A_Backup_That_Is_Days_Old_Under_A_Running_Bot_Is_Named()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var place = Beside(bot);
        Directory.CreateDirectory(place.Settings.BackupPath);
        await File.WriteAllTextAsync(Path.Combine(place.Settings.BackupPath, "studybot-2026-01-05.zip"), "", Stop);

        Assert.Equal("backups", Assert.Single(Problems(await ExamineAsync(place))).Name);
    }

    [Fact]
    public async Task The_Verb_Says_By_Its_Exit_Code_How_It_Went()
    {
        var place = await WithCourseAsync();

        var (sound, json) = await place.RunAsync("doctor --json", Stop);
        var (wrongUsage, _) = await place.RunAsync("doctor --jsn", Stop);
        await place.RunSqlAsync("update course set pack = 'coffee'", Stop);
        var (problem, text) = await place.RunAsync("doctor", Stop);
        var (cannotStart, why) = await new Place(Path.Combine(Folder, "other")).RunAsync("doctor --json", Stop, ("Health:Port", "none"));

        Assert.Equal((0, 2, 1, 3), (sound, wrongUsage, problem, cannotStart));
        Assert.All(JsonDocument.Parse(json).RootElement.GetProperty("findings").EnumerateArray(), finding => Assert.Equal("ok", finding.GetProperty("state").GetString()));
        Assert.Contains("PROBLEM  content: ", text, StringComparison.Ordinal);
        Assert.Contains("         Fix: ", text, StringComparison.Ordinal);
        Assert.Contains("Health:Port", JsonDocument.Parse(why).RootElement.GetProperty("findings")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static List<Finding> Problems(DoctorReport report) => [.. report.Findings.Where(finding => finding.State == FindingState.Problem)];

    private static Task<DoctorReport> ExamineAsync(Place place, long free = 1L << 40, TimeProvider? time = null) =>
        new Examination(place.Settings, place.Configuration, time ?? TimeProvider.System) { FreeSpace = _ => free }.RunAsync(Stop);

    private async Task<Place> WithCourseAsync()
    {
        var place = await new Place(Path.Combine(Folder, "place")).HoldingAsync("docker-interview", Stop, "docker-interview");
        Directory.Delete(Path.Combine(place.Settings.ContentPath, "tea"), recursive: true);
        await place.RunSqlAsync(
            """
            insert into course (
                id, server_id, channel_id, name, pack, zone, post_minute, weekdays, window_minutes, thread_mode, written_max, names_mode, state, bag_seed, created_by, created_at)
            values (9, 1, 2, 'Docker crew', 'docker-interview', 'Europe/Paris', 600, 31, 60, 'none', 5, 'shown', 'active', 7, 3, 1000)
            """,
            Stop);
        return place;
    }

    // As an operator with the running bot's settings.
    private Place Beside(RunningBot bot, params (string Key, string Value)[] other) => new(
        Folder,
        [
            ("Discord:ApiBaseUrl", bot.Host.Local!.ApiBaseUrl.ToString()),
            ("Discord:Token", bot.Host.Local!.BotToken),
            ("Storage:Path", "data/local/studybot.db"),
            ("Content:Path", Repository.Content),
            ("Health:Port", $"{bot.Host.Health.Port}"),
            .. other,
        ]);
}
