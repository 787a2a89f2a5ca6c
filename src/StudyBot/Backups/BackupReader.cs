using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StudyBot.Storage;

namespace StudyBot.Backups;

/// <summary>An opened backup that this program can restore. Whatever is taken out of it is checked against its manifest.</summary>
internal sealed class BackupReader : IDisposable
{
    private const string Mark = "StudyBot backup, manifest SHA-256 ";
    private const long LongestManifest = 16 * 1024 * 1024;

    private readonly string _file;
    private readonly ZipArchive _zip;

    private BackupReader(string file, ZipArchive zip, BackupManifest manifest) => (_file, _zip, Manifest) = (file, zip, manifest);

    public BackupManifest Manifest { get; }

    public long Length => Manifest.Files.Sum(file => file.Length);

    /// <summary>What the archive says of itself, and what proves that the manifest is whole.</summary>
    public static string CommentOf(byte[] manifest) => Mark + Convert.ToHexStringLower(SHA256.HashData(manifest));

    /// <exception cref="BackupException">It is no backup, damaged, or of a newer program.</exception>
    public static BackupReader Open(string file)
    {
        if (!File.Exists(file))
        {
            throw new BackupException($"There is no file {Path.GetFullPath(file)}. Name a backup.") { WrongUsage = true };
        }

        ZipArchive? zip = null;
        try
        {
            zip = Zip(file);
            if (!zip.Comment.StartsWith(Mark, StringComparison.Ordinal) || zip.GetEntry(BackupManifest.Name) is not { } entry)
            {
                throw new BackupException($"{file} is not a backup of StudyBot. Name a file that \"backup\" made; nothing was changed.");
            }

            var reader = new BackupReader(file, zip, Check(file, Read(entry), zip.Comment));
            reader.CheckNames();
            zip = null;
            return reader;
        }
        catch (Exception failure) when (failure is InvalidDataException or JsonException or NotSupportedException or EndOfStreamException)
        {
            throw Damaged(file, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"{file} cannot be read: {failure.Message}", failure);
        }
        finally
        {
            zip?.Dispose();
        }
    }

    public bool Has(string name) => Manifest.Files.Any(file => file.Name == name);

    /// <summary>The own packs in it, with their files' names within the pack.</summary>
    public IEnumerable<IGrouping<string, (BackedUpFile File, string Name)>> Packs => Manifest.Files
        .Where(file => file.Name.StartsWith(BackupManifest.Content, StringComparison.Ordinal))
        .Select(file => (File: file, Parts: file.Name.Split('/', 3)))
        .GroupBy(file => file.Parts[1], file => (file.File, file.Parts[2]));

    /// <summary>Takes a file out, on disk when this returns.</summary>
    public async Task ExtractAsync(string name, string target, CancellationToken stop)
    {
        await using var output = new FileStream(target, FileMode.Create, FileAccess.Write);
        await CopyAsync(name, output, stop);
        output.Flush(flushToDisk: true);
    }

    public async Task<byte[]> ReadAsync(string name, CancellationToken stop)
    {
        using var output = new MemoryStream();
        await CopyAsync(name, output, stop);
        return output.ToArray();
    }

    public void Dispose() => _zip.Dispose();

    private async Task CopyAsync(string name, Stream output, CancellationToken stop)
    {
        var file = Manifest.Files.Single(known => known.Name == name);
        try
        {
            await using var input = await _zip.GetEntry(name)!.OpenAsync(stop);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (buffer, left) = (new byte[128 * 1024], file.Length);
            for (var read = await input.ReadAsync(buffer, stop); read > 0; read = await input.ReadAsync(buffer, stop))
            {
                left -= read;
                if (left < 0)
                {
                    throw Damaged(_file, null);
                }

                hash.AppendData(buffer, 0, read);
                await output.WriteAsync(buffer.AsMemory(0, read), stop);
            }

            if (left != 0 || Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
            {
                throw Damaged(_file, null);
            }
        }
        catch (InvalidDataException failure)
        {
            throw Damaged(_file, failure);
        }
    }

    private static ZipArchive Zip(string file)
    {
        var stream = File.OpenRead(file);
        try
        {
            Span<byte> begin = stackalloc byte[4];
            var isZip = stream.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length && begin.SequenceEqual("PK\x03\x04"u8);
            stream.Position = 0;
            return isZip ? new ZipArchive(stream) : throw new BackupException($"{file} is not a backup of StudyBot. Name a file that \"backup\" made; nothing was changed.");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        if (entry.Length > LongestManifest)
        {
            throw new InvalidDataException("The manifest is too long.");
        }

        using var content = entry.Open();
        using var all = new MemoryStream();
        content.CopyTo(all);
        return all.ToArray();
    }

    private static BackupManifest Check(string file, byte[] json, string comment)
    {
        if (CommentOf(json) != comment)
        {
            throw Damaged(file, null);
        }

        var format = JsonDocument.Parse(json).RootElement.GetProperty("format").GetInt32();
        var manifest = format <= BackupManifest.NewestFormat ? JsonSerializer.Deserialize(json, BackupJson.Default.BackupManifest)! : null;
        var newer = manifest is null ? $"format {format}"
            : DatabaseCopy.Newer(manifest.Schema) is { } script ? script
            : Version.Parse(manifest.Version) > Version.Parse(BackupManifest.ProgramVersion) ? $"version {manifest.Version}"
            : null;
        return newer is null
            ? manifest!
            : throw new BackupException($"{file} was made by a newer StudyBot ({newer}; this is {BackupManifest.ProgramVersion}). Restore it with that version or a later one; nothing was changed.");
    }

    // Names decide where files go, so nothing but the expected is taken.
    private void CheckNames()
    {
        string[] single = [BackupManifest.Database, BackupManifest.Deletions, BackupManifest.Settings];
        var right = Has(BackupManifest.Database)
            && Manifest.Files.All(file => _zip.GetEntry(file.Name) is not null && (single.Contains(file.Name) || IsOfPack(file.Name)))
            && Manifest.Files.DistinctBy(file => file.Name).Count() == Manifest.Files.Count;
        if (!right)
        {
            throw Damaged(_file, null);
        }
    }

    private static bool IsOfPack(string name) =>
        name.StartsWith(BackupManifest.Content, StringComparison.Ordinal)
        && name.Split('/') is { Length: >= 3 } parts
        && !parts.Any(part => part is "" or "." or ".." || part.IndexOfAny(['\\', ':', '\0']) >= 0);

    private static BackupException Damaged(string file, Exception? inner) => new($"The backup {file} is damaged. Use another one; nothing was changed.", inner);
}
