using System.Diagnostics;
using StudyBot.EndToEnd.Tests.LongRuns;
using StudyBot.EndToEnd.Tests.Running;

namespace StudyBot.EndToEnd.Tests.Operating;

/// <summary>
/// The program is killed as soon as the n-th change shows in its folder, for one n after another: every file that it makes,
/// writes, renames or removes is a step.
/// </summary>
public sealed class BackupKillTests : BotTest
{
    private const int MoreThanThereAre = 200;

    [Fact]
    public Task Killed_While_Restoring_All_Is_Old_Or_All_Is_New() => RestoreAsync(everyNth: 5);

    [LongFact]
    [Trait("Runs", "long")]
    public async Task Killed_At_Every_Step_Of_A_Restore_All_Is_Old_Or_All_Is_New()
    {
        var (old, restored) = await RestoreAsync(everyNth: 1);

        Assert.True(old > 0 && restored > 0, $"{old} kills left the old state, {restored} the new one");
    }

    [Fact]
    public Task Killed_While_Backing_Up_There_Is_A_Whole_Backup_Or_None() => BackUpAsync(everyNth: 3);

    [LongFact]
    [Trait("Runs", "long")]
    public Task Killed_At_Every_Step_Of_A_Backup_There_Is_A_Whole_One_Or_None() => BackUpAsync(everyNth: 1);

    private async Task<(int Old, int New)> RestoreAsync(int everyNth)
    {
        var there = await new Place(Path.Combine(Folder, "there")).HoldingAsync("backed up", Stop);
        var backup = await there.BackUpAsync("backup.zip", Stop);
        var (old, restored, killed) = (0, 0, true);
        for (var step = 1; killed && step < MoreThanThereAre; step += everyNth)
        {
            var here = await new Place(Path.Combine(Folder, $"here-{step}")).HoldingAsync("was here", Stop);

            killed = await KilledAtAsync(here, $"restore {backup}", step);
            var left = await here.WordsAsync(Stop);

            Assert.True(left is ("was here", "was here") or ("backed up", "backed up"), $"Killed at change {step} it left {left}");
            Assert.True(killed || left.Database == "backed up", "Not killed, it did not restore");
            (old, restored) = left.Database == "was here" ? (old + 1, restored) : (old, restored + 1);

            // Nothing of the killed one is in the way of the next.
            await here.RestoreAsync(backup, Stop);
            Assert.Equal(("backed up", "backed up"), await here.WordsAsync(Stop));
            Assert.DoesNotContain(here.Files().Keys, file => file.Contains(".restore", StringComparison.Ordinal));
        }

        Assert.False(killed, "It never came to its end");
        TestContext.Current.TestOutputHelper?.WriteLine($"{old + restored} restores, {old} left as it was, {restored} restored");
        return (old, restored);
    }

    private async Task BackUpAsync(int everyNth)
    {
        var here = await new Place(Path.Combine(Folder, "here")).HoldingAsync("kept", Stop);
        var (none, whole, killed) = (0, 0, true);
        for (var step = 1; killed && step < MoreThanThereAre; step += everyNth)
        {
            var name = $"backup-{step}.zip";
            var file = Path.Combine(here.Folder, name);

            killed = await KilledAtAsync(here, $"backup {name}", step);

            Assert.Equal(("kept", "kept"), await here.WordsAsync(Stop));
            (none, whole) = File.Exists(file) ? (none, whole + 1) : (none + 1, whole);
            if (!File.Exists(file))
            {
                await here.BackUpAsync(name, Stop);
            }

            var elsewhere = new Place(Path.Combine(Folder, $"elsewhere-{step}"));
            await elsewhere.RestoreAsync(file, Stop);
            Assert.Equal(("kept", "kept"), await elsewhere.WordsAsync(Stop));
        }

        Assert.False(killed, "It never came to its end");
        TestContext.Current.TestOutputHelper?.WriteLine($"{none + whole} backups, {none} left none, {whole} whole");
    }

    // Whether it was killed before its end.
    private static async Task<bool> KilledAtAsync(Place place, string verb, int change)
    {
        var (seen, reached) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var watcher = new FileSystemWatcher(place.Folder)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.Size | NotifyFilters.LastWrite,
        };
        void Count(object sender, FileSystemEventArgs happened)
        {
            if (Interlocked.Increment(ref seen) == change)
            {
                reached.TrySetResult();
            }
        }

        watcher.Created += Count;
        watcher.Changed += Count;
        watcher.Deleted += Count;
        watcher.Renamed += Count;
        watcher.EnableRaisingEvents = true;
        await using var process = place.Start(verb);
        var end = process.EndAsync(Stop);
        if (await Task.WhenAny(end, reached.Task) == end)
        {
            return false;
        }

        // Not the usual way of killing, which looks for children first: that takes a while.
        using var target = Process.GetProcessById(process.Id);
        target.Kill();
        await end;
        return process.ExitCode != 0;
    }
}
