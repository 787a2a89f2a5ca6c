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
            foreach (var unfinished in Directory.EnumerateFiles(settings.BackupPath, $"{Prefix}*{Ending}{BackupWriter.Unfinished}*"))
            {
                File.Delete(unfinished);
            }

            DropOld();
            logger.LogInformation("Backed up to {File}", file);
        }
        catch (Exception failure) when (failure is BackupException or StorageException or IOException or UnauthorizedAccessException)
        {
            logger.LogError("The nightly backup failed, and is tried again in an hour: {Reason}", failure.Message);
        }
    }

    /// <summary>Removes backups and copies that were kept for long enough: more than there are to be, or older, as when the bot was away.</summary>
    public void DropOld()
    {
        try
        {
            var now = time.GetUtcNow();
            DatabaseCopy.DropOld(settings.StoragePath, now - CopiesKept);
            if (settings.BackupKeep > 0)
            {
                DropBackups(NightOf(now).AddDays(-settings.BackupKeep));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            logger.LogError("Old backups and copies cannot be removed: {Reason}", failure.Message);
        }
    }

    // The newest one stays however old it is: the next takes its place within the hour, or cannot be made.
    private void DropBackups(DateOnly last)
    {
        var files = FilesIn(settings.BackupPath).ToList();
        foreach (var (path, _) in files.Where((file, at) => at > 0 && (at >= settings.BackupKeep || file.Night <= last)))
        {
            File.Delete(path);
        }
    }

    // Newest first. Files of other names are somebody else's.
    private static IEnumerable<(string Path, DateOnly Night)> FilesIn(string folder) => !Directory.Exists(folder) ? [] : Directory
        .EnumerateFiles(folder, $"{Prefix}*{Ending}")
        .Select(path => (Path: path, Parsed: DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path)[Prefix.Length..], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var night), Night: night))
        .Where(file => file.Parsed)
        .OrderByDescending(file => file.Night)
        .Select(file => (file.Path, file.Night));
}
