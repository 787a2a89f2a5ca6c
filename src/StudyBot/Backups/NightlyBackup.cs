using System.Globalization;
using Microsoft.Extensions.Logging;
using StudyBot.Settings;
using StudyBot.Storage;

namespace StudyBot.Backups;

/// <summary>One backup a night by itself; the last few are kept, and copies from before migrations and restores no longer than they.</summary>
internal sealed class NightlyBackup(BotSettings settings, BackupWriter writer, TimeProvider time, ILogger<NightlyBackup> logger)
{
    // When few people are awake in Europe and America; a night that was missed is made up for at the next full hour.
    private static readonly TimeSpan Begins = TimeSpan.FromHours(3);
    private static readonly TimeSpan CopiesKept = TimeSpan.FromDays(7);

    private const string Prefix = "studybot-";
    private const string Ending = ".zip";
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>The night of the newest backup that is there; null if there is none.</summary>
    public static DateOnly? NewestIn(string folder) => FilesIn(folder).Select(file => (DateOnly?)file.Night).FirstOrDefault();

    /// <summary>The night that an instant belongs to, by the date (UTC) on which it begins.</summary>
    public static DateOnly NightOf(DateTimeOffset now) => DateOnly.FromDateTime((now - Begins).UtcDateTime);

    /// <summary>Makes this night's backup unless it is there. Call it as often as you like.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var file = Path.Combine(settings.BackupPath, $"{Prefix}{NightOf(time.GetUtcNow()).ToString(DateFormat, CultureInfo.InvariantCulture)}{Ending}");
        if (settings.BackupKeep == 0 || File.Exists(file))
        {
            return;
        }

        try
        {
            await writer.WriteAsync(file, stop);
            Tidy();
            logger.LogInformation("Backed up to {File}", file);
        }
        catch (Exception failure) when (failure is BackupException or StorageException or IOException or UnauthorizedAccessException)
        {
            logger.LogError("The nightly backup failed, and is tried again in an hour: {Reason}", failure.Message);
        }
    }

    private void Tidy()
    {
        foreach (var (path, _) in FilesIn(settings.BackupPath).Skip(settings.BackupKeep))
        {
            File.Delete(path);
        }

        foreach (var unfinished in Directory.EnumerateFiles(settings.BackupPath, $"{Prefix}*{Ending}{BackupWriter.Unfinished}*"))
        {
            File.Delete(unfinished);
        }

        DatabaseCopy.DropOld(settings.StoragePath, time.GetUtcNow() - CopiesKept);
    }

    // Newest first. Files of other names are somebody else's.
    private static IEnumerable<(string Path, DateOnly Night)> FilesIn(string folder) => !Directory.Exists(folder) ? [] : Directory
        .EnumerateFiles(folder, $"{Prefix}*{Ending}")
        .Select(path => (Path: path, Parsed: DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path)[Prefix.Length..], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var night), Night: night))
        .Where(file => file.Parsed)
        .OrderByDescending(file => file.Night)
        .Select(file => (file.Path, file.Night));
}
