using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks;

internal sealed record ManifestChapter(int Number, string Folder, string Title);

/// <summary>What pack.yml says: the pack's title, language, sections, answer parts and chapters.</summary>
internal sealed partial record PackManifest(
    string Title,
    string Language,
    bool Complete,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<AnswerPart> Parts,
    IReadOnlyList<ManifestChapter> Chapters,
    int ChaptersLine,
    IReadOnlyList<string> Retired)
{
    // Both stand in the ids of buttons, which have room for 90 characters.
    private const int MaxPackId = 32;
    private const int MaxSectionId = 20;

    private static readonly string[] Reserved = ["Question", "Answer", "Pitfalls", "Key points", "Misconceptions", "Choice items"];

    public static bool IsReserved(string title) => Reserved.Contains(title, StringComparer.OrdinalIgnoreCase);

    /// <param name="mayLackChapters">An import adds them.</param>
    public static PackManifest? Read(string folder, string id, ProblemList problems, bool mayLackChapters = false)
    {
        if (id.Length > MaxPackId || !Name().IsMatch(id))
        {
            problems.Add(1, "pack-name", $"The folder's name `{id}` cannot be a pack's id.", $"Use at most {MaxPackId} small letters, digits and hyphens, such as `docker-interview`.");
            return null;
        }

        var path = Path.Combine(folder, PackReader.ManifestName);
        if (!File.Exists(path))
        {
            problems.Add(1, "missing-manifest", $"The folder `{id}` has no {PackReader.ManifestName}.", "Add one with title, language, sections, parts and chapters.");
            return null;
        }

        if (PackFile.Read(path, problems) is not { } text)
        {
            return null;
        }

        switch (Yaml.Read(text, 1, problems))
        {
            case null:
                return null;
            case Yaml.Map map:
                return Of(new YamlFields(map, problems, "title", "language", "complete", "sections", "parts", "chapters", "retired"), problems, mayLackChapters);
            default:
                problems.Add(1, "bad-yaml", "The manifest has no keys.", "Start it with a line such as `title: My handbook`.");
                return null;
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();

    private static PackManifest? Of(YamlFields fields, ProblemList problems, bool mayLackChapters)
    {
        var title = fields.Required("title", "My handbook");
        var language = fields.Text("language") ?? "en";
        var sections = Named(fields, "sections", problems).Select(entry => new Section(entry.Id, entry.Title)).ToArray();
        var parts = Named(fields, "parts", problems).Where(entry => IsFree(entry, problems)).Select(entry => new AnswerPart(entry.Id, entry.Title)).ToArray();
        var chapters = ChaptersOf(fields, problems);
        if (sections.Length == 0)
        {
            problems.Add(fields.LineOf("sections"), "missing-key", "The pack has no `sections`.", "Add `sections:` with entries such as `- { id: theory, title: Theory }`.");
        }

        if (chapters.Count == 0 && !mayLackChapters)
        {
            problems.Add(fields.LineOf("chapters"), "missing-key", "The pack has no `chapters`.", "Add `chapters:` with entries such as `- { number: 1, folder: ch1-basics, title: Basics }`.");
        }

        return title is null || sections.Length == 0 || (chapters.Count == 0 && !mayLackChapters)
            ? null
            : new PackManifest(title, language, CompleteOf(fields, problems), sections, parts, chapters, fields.LineOf("chapters"), fields.Texts("retired"));
    }

    private static bool CompleteOf(YamlFields fields, ProblemList problems)
    {
        switch (fields.Text("complete"))
        {
            case null or "false":
                return false;
            case "true":
                return true;
            case var other:
                problems.Add(fields.LineOf("complete"), "wrong-kind", $"`complete: {other}` is neither true nor false.", "Write true once nothing is missing any more, else false.");
                return false;
        }
    }

    private static List<(string Id, string Title, int Line)> Named(YamlFields fields, string key, ProblemList problems)
    {
        var entries = new List<(string Id, string Title, int Line)>();
        foreach (var map in fields.Maps(key, "- { id: theory, title: Theory }"))
        {
            var entry = new YamlFields(map, problems, "id", "title");
            if (entry.Required("id", "theory") is not { } id || entry.Required("title", "Theory") is not { } title)
            {
                continue;
            }

            if (id.Length > MaxSectionId || !Name().IsMatch(id) || char.IsDigit(id[0]))
            {
                problems.Add(map.Line, "bad-id", $"`{id}` cannot be an id.", $"Use at most {MaxSectionId} small letters, digits and hyphens, starting with a letter.");
            }
            else if (entries.Any(known => known.Id == id || known.Title == title))
            {
                problems.Add(map.Line, "duplicate-id", $"`{id}` or its title stands in `{key}` twice.", "Remove one of them.");
            }
            else
            {
                entries.Add((id, title, map.Line));
            }
        }

        return entries;
    }

    private static bool IsFree((string Id, string Title, int Line) part, ProblemList problems)
    {
        if (!Reserved.Contains(part.Title))
        {
            return true;
        }

        problems.Add(part.Line, "reserved-title", $"A part cannot be called `{part.Title}`: that heading has a meaning of its own.", "Choose another title.");
        return false;
    }

    private static List<ManifestChapter> ChaptersOf(YamlFields fields, ProblemList problems)
    {
        var chapters = new List<ManifestChapter>();
        foreach (var map in fields.Maps("chapters", "- { number: 1, folder: ch1-basics, title: Basics }"))
        {
            var entry = new YamlFields(map, problems, "number", "folder", "title");
            var (number, folder, title) = (entry.Required("number", "1"), entry.Required("folder", "ch1-basics"), entry.Required("title", "Basics"));
            if (number is null || folder is null || title is null)
            {
                continue;
            }

            if (!int.TryParse(number, out var value) || value is < 1 or > 99)
            {
                problems.Add(entry.LineOf("number"), "bad-number", $"`{number}` is not a chapter's number.", "Use a whole number from 1 to 99.");
            }
            else if (!Name().IsMatch(folder))
            {
                problems.Add(entry.LineOf("folder"), "bad-id", $"`{folder}` cannot be a chapter's folder.", "Use small letters, digits and hyphens, such as `ch1-basics`.");
            }
            else if (chapters.Any(known => known.Number == value || known.Folder == folder))
            {
                problems.Add(map.Line, "duplicate-chapter", $"Chapter {value} or its folder `{folder}` stands here twice.", "Give each chapter a number and a folder of its own.");
            }
            else
            {
                chapters.Add(new ManifestChapter(value, folder, title));
            }
        }

        return [.. chapters.OrderBy(chapter => chapter.Number)];
    }
}
