using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks;

/// <summary>Reads a pack's folder. A bad file costs its question and becomes problems; it never throws for content.</summary>
public static partial class PackReader
{
    public const string ManifestName = "pack.yml";
    public const string VocabularyName = "vocabulary.yml";

    public static PackResult Read(string folder)
    {
        var id = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var manifestProblems = new ProblemList($"{id}/{ManifestName}");
        if (PackManifest.Read(folder, id, manifestProblems) is not { } manifest)
        {
            return new PackResult(null, manifestProblems.Found, [], []);
        }

        var vocabularyProblems = new ProblemList($"{id}/{VocabularyName}");
        var vocabulary = VocabularyReader.Read(Path.Combine(folder, VocabularyName), vocabularyProblems);
        var problems = new List<ContentProblem>();
        var files = new List<QuestionFile>();
        var chapters = new List<Chapter>();
        foreach (var chapter in manifest.Chapters)
        {
            var read = ReadChapter(folder, id, manifest, chapter, problems);
            files.AddRange(read);
            chapters.Add(new Chapter(chapter.Number, chapter.Title, [.. read.Select(file => file.Question)]));
        }

        FindUnlisted(folder, id, manifest, problems);
        var handbook = new Handbook(id, manifest.Title, manifest.Language, manifest.Complete, manifest.Sections, manifest.Parts, chapters, vocabulary);
        return new PackResult(handbook, [.. manifestProblems.Found, .. vocabularyProblems.Found, .. problems], files, manifest.Retired);
    }

    [GeneratedRegex("^(?<section>[a-z][a-z0-9-]*)-(?<number>[1-9][0-9]?)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FileName();

    private static List<QuestionFile> ReadChapter(string folder, string id, PackManifest manifest, ManifestChapter chapter, List<ContentProblem> problems)
    {
        var found = new List<(int Section, int Number, QuestionFile File)>();
        var declared = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in FilesIn(Path.Combine(folder, chapter.Folder), $"{id}/{chapter.Folder}", problems))
        {
            var list = new ProblemList($"{id}/{chapter.Folder}/{Path.GetFileName(path)}");
            if (ReadQuestion(path, manifest, chapter, list) is { } read)
            {
                found.Add(read);
                FindDuplicate(read.File, declared, list);
            }

            problems.AddRange(list.Found);
        }

        return [.. found.OrderBy(read => read.Section).ThenBy(read => read.Number).Select(read => read.File)];
    }

    private static (int Section, int Number, QuestionFile File)? ReadQuestion(string path, PackManifest manifest, ManifestChapter chapter, ProblemList problems)
    {
        var name = FileName().Match(Path.GetFileNameWithoutExtension(path));
        var section = name.Success ? manifest.Sections.ToList().FindIndex(known => known.Id == name.Groups["section"].Value) : -1;
        if (section < 0 || Path.GetExtension(path) != ".md")
        {
            problems.Add(
                1,
                "file-name",
                "The file's name does not say which question it holds.",
                $"Name it by section and number, such as `{manifest.Sections[0].Id}-1.md`; sections are {string.Join(", ", manifest.Sections.Select(known => known.Id))}.");
            return null;
        }

        if (PackFile.Read(path, problems) is not { } text)
        {
            return null;
        }

        var number = int.Parse(name.Groups["number"].ValueSpan);
        var place = new QuestionPlace($"ch{chapter.Number}-{name.Value}", chapter.Number, manifest.Sections[section].Id, manifest.Parts);
        return QuestionReader.Read(text, place, problems) is { } file ? (section, number, file) : null;
    }

    // A question goes by its file's place, so a copied file still serves; the id that was copied with it is reported.
    private static void FindDuplicate(QuestionFile file, Dictionary<string, string> declared, ProblemList problems)
    {
        if (!declared.TryAdd(file.DeclaredId, file.File))
        {
            problems.Add(file.Lines.Of("id"), "duplicate-id", $"The id `{file.DeclaredId}` also stands in {declared[file.DeclaredId]}.", $"Write `id: {file.Question.Id}`.");
        }
    }

    private static void FindUnlisted(string folder, string id, PackManifest manifest, List<ContentProblem> problems)
    {
        foreach (var unlisted in FoldersIn(folder).Where(name => manifest.Chapters.All(chapter => chapter.Folder != name)))
        {
            problems.Add(new ContentProblem(
                $"{id}/{ManifestName}",
                manifest.ChaptersLine,
                "unlisted-folder",
                $"The folder `{unlisted}` is not a chapter of this pack.",
                $"Add `- {{ number: {manifest.Chapters[^1].Number + 1}, folder: {unlisted}, title: … }}` or the like to `chapters`, or remove the folder."));
        }

        foreach (var stray in FilesIn(folder, id, problems).Select(path => Path.GetFileName(path)).Where(name => name.EndsWith(".md", StringComparison.Ordinal) && name != "README.md"))
        {
            problems.Add(new ContentProblem($"{id}/{stray}", 1, "stray-file", "A question's file stands outside any chapter.", "Move it into a chapter's folder."));
        }
    }

    private static string[] FilesIn(string folder, string name, List<ContentProblem> problems)
    {
        try
        {
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder).Where(path => IsShown(Path.GetFileName(path))).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add(new ContentProblem(name, 1, "unreadable-folder", "The folder cannot be listed.", "Check that its permissions let the bot read it."));
            return [];
        }
    }

    private static IEnumerable<string> FoldersIn(string folder) =>
        Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Where(IsShown).Order(StringComparer.Ordinal);

    private static bool IsShown(string name) => !name.StartsWith('.') && !name.EndsWith('~');
}
