using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>A pack whose manifest was there before the import, with its sections, parts, and perhaps its chapters.</summary>
internal sealed partial class BegunPack
{
    private readonly string _path;
    private readonly string _text;
    private readonly PackManifest _manifest;

    private BegunPack(string path, string text, PackManifest manifest)
    {
        _path = path;
        _text = text;
        _manifest = manifest;
        Terms = HandbookTerms.Of(manifest);
    }

    public HandbookTerms Terms { get; }

    /// <summary>Null where there is no manifest yet.</summary>
    /// <exception cref="ImportException">The manifest cannot be used.</exception>
    public static BegunPack? Read(string pack)
    {
        var path = Path.Combine(pack, PackReader.ManifestName);
        if (!File.Exists(path))
        {
            return null;
        }

        var problems = new ProblemList(PackReader.ManifestName);
        var manifest = PackManifest.Read(pack, Path.GetFileName(pack), problems, mayLackChapters: true);
        if (manifest is null || problems.Found.Count > 0)
        {
            throw ImportException.Of($"The pack in '{pack}' cannot be used: {problems.Found[0]}");
        }

        return manifest.Parts.Count > 0
            ? new BegunPack(path, File.ReadAllText(path), manifest)
            : throw ImportException.Of($"'{path}' names no answer parts. Add `parts:` with entries such as `- {{ id: details, title: Details }}`, and import again.");
    }

    /// <summary>The manifest with the chapters that it lacks.</summary>
    /// <exception cref="ImportException">The text has other sections or chapters than the manifest.</exception>
    public string With(IReadOnlyList<Section> sections, IReadOnlyList<ManifestChapter> chapters)
    {
        if (sections.FirstOrDefault(section => Terms.Section(section.Id) is null) is { } unknown)
        {
            throw ImportException.Of($"The text has a section '{unknown.Title}' that '{_path}' does not name. Add `- {{ id: {unknown.Id}, title: {QuestionDraft.Quote(unknown.Title)} }}` under `sections:`, and import again.");
        }

        if (_manifest.Chapters.Count == 0)
        {
            var lines = PackFiles.ChapterLines(chapters);
            return EmptyChapters().IsMatch(_text) ? EmptyChapters().Replace(_text, _ => lines, 1) : $"{_text.TrimEnd()}\n\n{lines}";
        }

        return _manifest.Chapters.SequenceEqual(chapters.OrderBy(chapter => chapter.Number))
            ? _text
            : throw OutFolder.Exists(_path);
    }

    [GeneratedRegex(@"^chapters:[ \t]*(\[[ \t]*\]|~|null)?[ \t]*(#[^\n]*)?(\r?\n|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex EmptyChapters();
}
