namespace StudyBot.Core.Handbooks;

/// <summary>All packs under the content folder, as read when it was opened.</summary>
public sealed class HandbookLibrary : IHandbooks
{
    private const string PreferredPack = "docker-interview";

    private readonly Dictionary<string, Handbook> _byId;

    private HandbookLibrary(IReadOnlyList<Handbook> handbooks, IReadOnlyList<ContentProblem> problems)
    {
        All = handbooks;
        Problems = problems;
        _byId = handbooks.ToDictionary(handbook => handbook.Id, StringComparer.Ordinal);
        Default = _byId.GetValueOrDefault(PreferredPack) ?? handbooks[0];
    }

    public IReadOnlyList<Handbook> All { get; }

    public Handbook Default { get; }

    /// <summary>What was wrong with the content; each problem cost at most the question it names.</summary>
    public IReadOnlyList<ContentProblem> Problems { get; }

    public Handbook? Find(string packId) => _byId.GetValueOrDefault(packId);

    /// <exception cref="NoHandbookException">The folder is missing, or no pack in it can be used.</exception>
    public static HandbookLibrary Open(string contentPath)
    {
        var results = PackFolders(contentPath).Select(PackReader.Read).ToArray();
        var problems = results.SelectMany(result => result.Problems).ToArray();
        var handbooks = results.Select(result => result.Handbook).OfType<Handbook>().ToArray();
        return handbooks.Length > 0
            ? new HandbookLibrary(handbooks, problems)
            : throw NoHandbookException.NoneUsable(contentPath, problems);
    }

    /// <summary>The folders that hold a manifest, by name.</summary>
    /// <exception cref="NoHandbookException">The folder is missing or has no pack.</exception>
    internal static IReadOnlyList<string> PackFolders(string contentPath)
    {
        if (!Directory.Exists(contentPath))
        {
            throw NoHandbookException.NoFolder(contentPath);
        }

        var folders = Directory.EnumerateDirectories(contentPath)
            .Where(folder => File.Exists(Path.Combine(folder, PackReader.ManifestName)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return folders.Length > 0 ? folders : throw NoHandbookException.NoPack(contentPath);
    }
}
