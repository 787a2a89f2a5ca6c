using System.Text;
using Microsoft.Extensions.Configuration;
using StudyBot.Settings;
using StudyBot.Storage;

namespace StudyBot.Backups;

/// <summary>Brings a backup back, all of it or nothing of it; see <see cref="Restoration"/>.</summary>
internal sealed class Restore(BotSettings settings, IConfiguration configuration, TimeProvider time)
{
    private const string SettingsName = "appsettings.from-backup.json";

    /// <summary>Room that has to be left on the disk.</summary>
    private const long Spare = 16 * 1024 * 1024;

    /// <param name="databaseOnly">Leaves the packs as they are.</param>
    /// <returns>Lines for the operator.</returns>
    /// <exception cref="BackupException">The backup is refused; nothing was changed.</exception>
    /// <exception cref="StorageException">The database is in use, or the backup's cannot be used; nothing was changed.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(string file, bool databaseOnly, CancellationToken stop)
    {
        using var backup = BackupReader.Open(file);
        using var restoration = Restoration.Begin(settings.StoragePath, time.GetUtcNow());
        try
        {
            return await RunAsync(backup, restoration, databaseOnly, stop);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup cannot be laid down: {failure.Message} Nothing was changed.", failure);
        }
    }

    private async Task<IReadOnlyList<string>> RunAsync(BackupReader backup, Restoration restoration, bool databaseOnly, CancellationToken stop)
    {
        CheckRoom(backup);
        var lines = new List<string>();

        // What is known to be deleted is kept known, whatever becomes of this restore.
        var register = DeletionRegister.Of(settings.StoragePath);
        if (backup.Has(BackupManifest.Deletions))
        {
            register = register.Merge(Encoding.UTF8.GetString(await backup.ReadAsync(BackupManifest.Deletions, stop)));
        }

        var database = restoration.Stage(Path.GetFullPath(settings.StoragePath));
        await backup.ExtractAsync(BackupManifest.Database, database, stop);
        var deleted = DatabaseCopy.MakeReady(database, register);
        if (deleted > 0)
        {
            lines.Add($"Deleted again, as asked since the backup was made: the data of {deleted} {(deleted == 1 ? "member" : "members")}");
        }

        var packs = databaseOnly ? [] : await StagePacksAsync(backup, restoration, stop);
        var differences = await StageSettingsAsync(backup, restoration, stop);

        // From here on it is not interrupted.
        stop.ThrowIfCancellationRequested();
        var aside = restoration.Commit();

        lines.Insert(0, $"Restored {settings.StoragePath} as of {backup.Manifest.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");
        lines.AddRange(packs.Select(pack => $"Restored the pack {pack} in {settings.ContentPath}"));
        lines.AddRange(aside.Select(kept => $"Kept what was there before as {kept}"));
        lines.AddRange(differences);
        return lines;
    }

    private void CheckRoom(BackupReader backup)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(settings.StoragePath))!;
        if (new DriveInfo(folder).AvailableFreeSpace < backup.Length + Spare)
        {
            throw new BackupException($"There is not enough room on the disk of {folder}: {(backup.Length + Spare) / (1024 * 1024)} MB are needed. Free some; nothing was changed.");
        }
    }

    private async Task<IReadOnlyList<string>> StagePacksAsync(BackupReader backup, Restoration restoration, CancellationToken stop)
    {
        var staged = new List<string>();
        foreach (var pack in backup.Packs)
        {
            var target = Path.Combine(settings.ContentPath, pack.Key);
            if (await IsThereAsync(target, pack, stop))
            {
                continue;
            }

            try
            {
                var folder = Directory.CreateDirectory(restoration.Stage(target)).FullName;
                foreach (var (file, name) in pack)
                {
                    var path = Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    await backup.ExtractAsync(file.Name, path, stop);
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new BackupException(
                    $"The backup holds the pack {pack.Key}, and {settings.ContentPath} cannot be written ({failure.Message}). Point Content:Path at a folder that can, or restore with --database-only; nothing was changed.", failure);
            }

            staged.Add(pack.Key);
        }

        return staged;
    }

    private static async Task<bool> IsThereAsync(string folder, IEnumerable<(BackedUpFile File, string Name)> pack, CancellationToken stop)
    {
        if (!Directory.Exists(folder))
        {
            return false;
        }

        var there = OwnPacks.FilesOf(folder).ToDictionary(file => file.Name, file => file.Path, StringComparer.Ordinal);
        foreach (var (file, name) in pack)
        {
            if (!there.Remove(name, out var path) || await OwnPacks.HashAsync(path, stop) != file.Sha256)
            {
                return false;
            }
        }

        return there.Count == 0;
    }

    // Settings are this machine's own: what differs is told and laid beside the database, not put in force.
    private async Task<IReadOnlyList<string>> StageSettingsAsync(BackupReader backup, Restoration restoration, CancellationToken stop)
    {
        if (!backup.Has(BackupManifest.Settings))
        {
            return [];
        }

        var json = await backup.ReadAsync(BackupManifest.Settings, stop);
        var (then, now) = (SettingsCopy.Parse(new MemoryStream(json)), SettingsCopy.Of(configuration));
        var different = then.Where(setting => now.GetValueOrDefault(setting.Key) != setting.Value)
            .Select(setting => $"Setting {setting.Key}: {setting.Value} in the backup, {now.GetValueOrDefault(setting.Key) ?? "not set"} here").ToList();
        if (different.Count == 0)
        {
            return [];
        }

        var target = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.StoragePath))!, SettingsName);
        await File.WriteAllBytesAsync(restoration.Stage(target), json, stop);
        return [.. different, $"The backup's settings are in {target}; take over what you want"];
    }
}
