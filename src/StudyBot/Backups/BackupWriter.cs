using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using StudyBot.Settings;
using StudyBot.Storage;

namespace StudyBot.Backups;

/// <summary>
/// Makes a backup: one ZIP file with the database, own packs and the settings, beside a bot that goes on working. It comes to
/// its name only when it is whole.
/// </summary>
internal sealed class BackupWriter(BotSettings settings, IConfiguration configuration, TimeProvider time)
{
    public const string Unfinished = ".partial";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="BackupException">The file exists, or cannot be written.</exception>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public async Task WriteAsync(string file, CancellationToken stop)
    {
        file = Path.GetFullPath(file);
        if (Path.Exists(file))
        {
            throw new BackupException($"{file} exists. Name a file that does not; a backup never replaces anything.") { WrongUsage = true };
        }

        var (archive, copy) = (file + Unfinished, file + Unfinished + "-db");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);

            // Before the copy: whoever deletes data from here on is deleted again at a restore.
            var now = time.GetUtcNow();
            await Create(copy).DisposeAsync();
            var database = await DatabaseCopy.MakeAsync(settings.StoragePath, copy, stop);
            await PackAsync(archive, copy, now, database.Schema, stop);
            File.Move(archive, file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup {file} cannot be written: {failure.Message}", failure);
        }
        finally
        {
            File.Delete(copy);
            File.Delete(archive);
        }
    }

    private async Task PackAsync(string archive, string copy, DateTimeOffset now, IReadOnlyList<string> schema, CancellationToken stop)
    {
        await using var output = Create(archive);
        await using (var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, stop))
        {
            var files = new List<BackedUpFile> { await AddAsync(zip, BackupManifest.Database, File.OpenRead(copy), stop) };
            if (DeletionRegister.Of(settings.StoragePath) is { All.Count: > 0 } deletions)
            {
                files.Add(await AddAsync(zip, BackupManifest.Deletions, Text(deletions.ToString()), stop));
            }

            files.Add(await AddAsync(zip, BackupManifest.Settings, Text(SettingsCopy.ToJson(SettingsCopy.Of(configuration))), stop));
            foreach (var pack in OwnPacks.In(settings.ContentPath))
            {
                foreach (var (name, path) in OwnPacks.FilesOf(pack))
                {
                    files.Add(await AddAsync(zip, $"{BackupManifest.Content}{Path.GetFileName(pack)}/{name}", File.OpenRead(path), stop));
                }
            }

            var manifest = JsonSerializer.SerializeToUtf8Bytes(
                new BackupManifest(BackupManifest.NewestFormat, BackupManifest.ProgramVersion, now, schema, files), BackupJson.Default.BackupManifest);
            await AddAsync(zip, BackupManifest.Name, new MemoryStream(manifest), stop);
            zip.Comment = BackupReader.CommentOf(manifest);
        }

        output.Flush(flushToDisk: true);
    }

    private static async Task<BackedUpFile> AddAsync(ZipArchive zip, string name, Stream content, CancellationToken stop)
    {
        await using (content)
        {
            // A fast compression: the bot works on the same cores.
            await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(stop);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (buffer, length) = (new byte[128 * 1024], 0L);
            for (var read = await content.ReadAsync(buffer, stop); read > 0; read = await content.ReadAsync(buffer, stop))
            {
                hash.AppendData(buffer, 0, read);
                await entry.WriteAsync(buffer.AsMemory(0, read), stop);
                length += read;
            }

            return new BackedUpFile(name, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
    }

    private static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));

    // It holds what members wrote, so nobody else on the machine reads it.
    private static FileStream Create(string path) => new(path, OperatingSystem.IsWindows()
        ? new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite }
        : new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, UnixCreateMode = OwnerOnly });
}
