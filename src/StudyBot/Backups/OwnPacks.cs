using System.Security.Cryptography;
using StudyBot.Core.Handbooks;

namespace StudyBot.Backups;

/// <summary>Packs that did not come with the program as they are, and that nobody else has a copy of.</summary>
internal static class OwnPacks
{
    // One line per shipped file: its hash and its path in the content folder. Made when the program is built.
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Shipped = new(ReadShipped);

    /// <summary>The folders of own packs, by name; none where there are no packs.</summary>
    public static IReadOnlyList<string> In(string contentPath)
    {
        try
        {
            return [.. HandbookLibrary.PackFolders(contentPath).Where(folder => !IsShipped(folder))];
        }
        catch (NoHandbookException)
        {
            return [];
        }
    }

    public static IEnumerable<(string Name, string Path)> FilesOf(string packFolder) => Directory
        .EnumerateFiles(packFolder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false })
        .Select(path => (Name: Path.GetRelativePath(packFolder, path).Replace(Path.DirectorySeparatorChar, '/'), path))
        .OrderBy(file => file.Name, StringComparer.Ordinal);

    public static async Task<string> HashAsync(string path, CancellationToken stop)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop));
    }

    private static bool IsShipped(string folder)
    {
        var prefix = Path.GetFileName(folder) + "/";
        var files = FilesOf(folder).ToDictionary(file => prefix + file.Name, file => file.Path, StringComparer.Ordinal);
        var shipped = Shipped.Value.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return shipped.Count == files.Count
            && shipped.TrueForAll(file => files.TryGetValue(file.Key, out var path) && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) == file.Value);
    }

    private static Dictionary<string, string> ReadShipped()
    {
        using var stream = typeof(OwnPacks).Assembly.GetManifestResourceStream("StudyBot.ShippedContent.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', 2))
            .ToDictionary(parts => parts[1].Replace('\\', '/'), parts => parts[0].ToLowerInvariant(), StringComparer.Ordinal);
    }
}
