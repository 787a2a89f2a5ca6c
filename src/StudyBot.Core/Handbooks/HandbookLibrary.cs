namespace StudyBot.Core.Handbooks;

/// <summary>All packs under the content folder, as last read.</summary>
public sealed class HandbookLibrary : IHandbooks
{
    private const string PreferredPack = "docker-interview";

    private readonly string _contentPath;
    private volatile Shelf _shelf;

    private HandbookLibrary(string contentPath, Shelf shelf)
    {
        _contentPath = contentPath;
        _shelf = shelf;
    }

    public IReadOnlyList<Handbook> All => _shelf.All;

    public Handbook Default => _shelf.Default;

    /// <summary>What is wrong with the content; each problem costs at most the question it names.</summary>
    public IReadOnlyList<ContentProblem> Problems => _shelf.Problems;

    public Handbook? Find(string packId) => _shelf.All.FirstOrDefault(handbook => handbook.Id == packId);

    /// <exception cref="NoHandbookException">The folder is missing, or no pack in it can be used.</exception>
    public static HandbookLibrary Open(string contentPath) => new(contentPath, Read(contentPath, new Dictionary<string, LastGood>(StringComparer.Ordinal)));

    /// <summary>Reads the folder again. What an edit broke keeps serving as it was, and stands in <see cref="Problems"/>.</summary>
    /// <exception cref="NoHandbookException">There is no pack any more; the last ones keep serving.</exception>
    public void Reload() => _shelf = Read(_contentPath, _shelf.Packs);

    /// <summary>The folders that hold a manifest, by name. One that begins with a dot is no pack, as it may be on its way in or out.</summary>
    /// <exception cref="NoHandbookException">The folder is missing or has no pack.</exception>
    public static IReadOnlyList<string> PackFolders(string contentPath)
    {
        if (!Directory.Exists(contentPath))
        {
            throw NoHandbookException.NoFolder(contentPath);
        }

        var folders = Directory.EnumerateDirectories(contentPath)
            .Where(folder => !Path.GetFileName(folder).StartsWith('.') && File.Exists(Path.Combine(folder, PackReader.ManifestName)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return folders.Length > 0 ? folders : throw NoHandbookException.NoPack(contentPath);
    }

    private static Shelf Read(string contentPath, IReadOnlyDictionary<string, LastGood> before)
    {
        var problems = new List<ContentProblem>();
        var packs = new Dictionary<string, LastGood>(StringComparer.Ordinal);
        foreach (var folder in PackFolders(contentPath))
        {
            var read = PackReader.Read(folder);
            problems.AddRange(read.Problems);
            packs[folder] = before.GetValueOrDefault(folder, LastGood.Nothing).After(read);
        }

        Handbook[] handbooks = [.. packs.Values.Select(pack => pack.Handbook).OfType<Handbook>()];
        return handbooks.Length > 0
            ? new Shelf(handbooks, handbooks.FirstOrDefault(handbook => handbook.Id == PreferredPack) ?? handbooks[0], problems, packs)
            : throw NoHandbookException.NoneUsable(contentPath, problems);
    }

    private sealed record Shelf(
        IReadOnlyList<Handbook> All,
        Handbook Default,
        IReadOnlyList<ContentProblem> Problems,
        IReadOnlyDictionary<string, LastGood> Packs);
}
