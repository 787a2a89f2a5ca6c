using NodaTime;
using StudyBot.Backups;
using StudyBot.Core.Daily;
using StudyBot.Settings;

namespace StudyBot.Doctor;

/// <summary>The machine: its time zone data, its disk, and the backups on it.</summary>
internal static class PlaceFindings
{
    private const long Megabyte = 1024 * 1024;

    // A night's backup takes a copy and an archive of it, the write-ahead log grows meanwhile.
    private const long Spare = 64 * Megabyte;

    // Governments announce changes months ahead; data this old lacks some.
    private const int OldestZoneData = 2;

    /// <summary>Nothing can be reckoned in a zone that is not known.</summary>
    public static bool HasKnownZone(Course course) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(course.Settings.Zone) is not null;

    public static IEnumerable<Finding> TimeZones(IReadOnlyList<Course> courses, DateTimeOffset now)
    {
        // "TZDB: 2026f (mapping: ...)"
        var version = DateTimeZoneProviders.Tzdb.VersionId.Split(' ') is [_, var named, ..] ? named : DateTimeZoneProviders.Tzdb.VersionId;
        var unknown = courses.Where(course => !HasKnownZone(course)).ToList();
        foreach (var course in unknown)
        {
            yield return Finding.Problem("time zones", $"the course {course.Settings.Name} is in {course.Settings.Zone}, which the data of {version} does not know", "choose another zone with /daily setup, or update StudyBot");
        }

        if (int.TryParse(version.AsSpan(0, Math.Min(4, version.Length)), out var year) && now.Year - year >= OldestZoneData)
        {
            yield return Finding.Problem("time zones", $"the data is of {version}", "update StudyBot, which brings newer data");
        }
        else if (unknown.Count == 0)
        {
            yield return Finding.Ok("time zones", $"data of {version}");
        }
    }

    public static IEnumerable<Finding> Disk(BotSettings settings, Func<string, long> freeSpace)
    {
        var folder = Path.GetDirectoryName(settings.StoragePath)!;
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        if (!MayWrite(folder))
        {
            yield return Finding.Problem("disk", $"this account may not write {folder}", "let the account that runs the bot write it, or move it and set Storage:Path");
        }

        var needed = (2 * (File.Exists(settings.StoragePath) ? new FileInfo(settings.StoragePath).Length : 0)) + Spare;
        var free = freeSpace(folder);
        yield return free >= needed
            ? Finding.Ok("disk", $"{free / Megabyte} MB free")
            : Finding.Problem("disk", $"only {free / Megabyte} MB are free where {folder} is", $"free some: a backup and the database's work need {needed / Megabyte} MB");
    }

    /// <param name="botRuns">Only then a backup can be late.</param>
    public static Finding Backups(BotSettings settings, bool botRuns, DateTimeOffset now)
    {
        const string name = "backups";
        if (settings.BackupKeep == 0)
        {
            return Finding.Ok(name, "none by itself, as Backup:Keep is 0");
        }

        return NightlyBackup.NewestIn(settings.BackupPath) switch
        {
            null => Finding.Ok(name, $"none in {settings.BackupPath} yet; the first comes within an hour of the bot's work"),
            { } newest when botRuns && NightlyBackup.NightOf(now).DayNumber - newest.DayNumber > 1 =>
                Finding.Problem(name, $"the newest in {settings.BackupPath} is of {newest:yyyy-MM-dd}", "see the bot's log for why; mostly the disk is full or the folder may not be written"),
            { } newest => Finding.Ok(name, $"the newest in {settings.BackupPath} is of {newest:yyyy-MM-dd}"),
        };
    }

    private static bool MayWrite(string folder)
    {
        try
        {
            using var _ = new FileStream(
                Path.Combine(folder, ".studybot-doctor"), new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
