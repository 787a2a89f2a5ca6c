using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using StudyBot.Backups;
using StudyBot.EndToEnd.Tests.Running;

namespace StudyBot.EndToEnd.Tests.Operating;

public sealed class NightlyBackupTests : BotTest
{
    [Fact]
    public async Task Each_Night_Has_One_Backup_And_The_Last_Seven_Are_Kept()
    {
        var place = await new Place(Folder).HoldingAsync("old", Stop);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 2, 17, 0, TimeSpan.Zero));
        using var log = new WarningLog();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var nightly = new NightlyBackup(place.Settings, new BackupWriter(place.Settings, place.Configuration, time), time, logs.CreateLogger<NightlyBackup>());
        Directory.CreateDirectory(place.Settings.BackupPath);
        foreach (var name in (string[])["studybot-2026-11-19.zip.partial", "studybot-2026-11-19.zip.partial-db", "before-the-exam.zip", "studybot-by-hand.zip"])
        {
            await File.WriteAllTextAsync(Path.Combine(place.Settings.BackupPath, name), "", Stop);
        }

        // Every hour of nine days and a bit.
        for (var hour = 0; hour < 9 * 24 + 2; hour++)
        {
            await nightly.RunAsync(Stop);
            time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(
            ["before-the-exam.zip", .. Enumerable.Range(23, 7).Select(day => $"studybot-2026-11-{day}.zip"), "studybot-by-hand.zip"],
            Directory.EnumerateFiles(place.Settings.BackupPath).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(new DateOnly(2026, 11, 29), NightlyBackup.NewestIn(place.Settings.BackupPath));
        Assert.Empty(log.Lines);

        // The bot was away for five days: what is older than a week goes all the same, with copies from before migrations.
        await File.WriteAllTextAsync(place.Database + ".before-0002_access-20261120120000.bak", "", Stop);
        time.Advance(TimeSpan.FromDays(5));
        await nightly.RunAsync(Stop);
        Assert.Equal(
            ["studybot-2026-11-28.zip", "studybot-2026-11-29.zip", "studybot-2026-12-04.zip"],
            Directory.EnumerateFiles(place.Settings.BackupPath, "studybot-2026-*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        nightly.DropOld();
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(place.Database)!, "*.bak"));
        var elsewhere = new Place(Path.Combine(Folder, "elsewhere"));
        await elsewhere.RestoreAsync(Path.Combine(place.Settings.BackupPath, "studybot-2026-11-29.zip"), Stop);
        Assert.Equal(("old", "old"), await elsewhere.WordsAsync(Stop));
    }

    [Fact]
    public async Task A_Backup_That_Fails_Is_Told_And_Made_Up_For_An_Hour_Later()
    {
        var place = await new Place(Folder).HoldingAsync("old", Stop);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 4, 17, 0, TimeSpan.Zero));
        using var log = new WarningLog();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var nightly = new NightlyBackup(place.Settings, new BackupWriter(place.Settings, place.Configuration, time), time, logs.CreateLogger<NightlyBackup>());
        await File.WriteAllTextAsync(place.Settings.BackupPath, "a file where the folder should be", Stop);

        await nightly.RunAsync(Stop);
        File.Delete(place.Settings.BackupPath);
        time.Advance(TimeSpan.FromHours(1));
        await nightly.RunAsync(Stop);

        Assert.Contains("tried again in an hour", Assert.Single(log.Lines), StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 20), NightlyBackup.NewestIn(place.Settings.BackupPath));
    }

    [Fact]
    public async Task A_Running_Bot_Backs_Up_When_Its_Clock_Comes_To_The_Night()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var backups = new Place(Folder).Settings.BackupPath;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);

        for (var night = 0; night < 2; night++)
        {
            var before = NightlyBackup.NewestIn(backups);
            await bot.Server.AdvanceAsync(TimeSpan.FromDays(1), Stop);
            while (NightlyBackup.NewestIn(backups) == before)
            {
                await timer.WaitForNextTickAsync(Stop);
            }
        }

        Assert.Equal(2, Directory.GetFiles(backups).Length);
        Assert.Empty(bot.Warnings);
    }
}
