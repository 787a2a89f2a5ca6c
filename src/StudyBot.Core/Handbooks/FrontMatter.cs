using System.Globalization;

namespace StudyBot.Core.Handbooks;

/// <summary>The YAML at the head of a question's file.</summary>
internal sealed record FrontMatter
{
    private static readonly string[] Keys =
        ["id", "title", "difficulty", "tags", "aliases", "checked", "sources", "related"];

    public string? Id { get; private init; }

    public string? Title { get; private init; }

    public Difficulty Difficulty { get; private init; } = Difficulty.Medium;

    public IReadOnlyList<string> Tags { get; private init; } = [];

    public IReadOnlyList<string> Aliases { get; private init; } = [];

    public DateOnly? Checked { get; private init; }

    public IReadOnlyList<Source> Sources { get; private init; } = [];

    public IReadOnlyList<string> Related { get; private init; } = [];

    public static FrontMatter? Read(string yaml, ProblemList problems, SourceLines lines)
    {
        const int FirstLine = 2;
        switch (Yaml.Read(yaml, FirstLine, problems))
        {
            case Yaml.Map map:
                return Of(new YamlFields(map, problems, Keys), problems, lines);
            case null:
                return null;
            default:
                problems.Add(FirstLine, "bad-yaml", "The front matter has no keys.", "Start it with a line such as `id: ch1-theory-1`.");
                return null;
        }
    }

    private static FrontMatter Of(YamlFields fields, ProblemList problems, SourceLines lines)
    {
        foreach (var key in Keys.Where(key => fields.Raw(key) is not null))
        {
            lines.Set(key, fields.LineOf(key));
        }

        return new FrontMatter
        {
            Id = fields.Required("id", "ch1-theory-1"),
            Title = fields.Required("title", "A few telling words"),
            Difficulty = DifficultyOf(fields, problems),
            Tags = fields.Texts("tags"),
            Aliases = fields.Texts("aliases"),
            Checked = DateOf(fields, problems),
            Sources = [.. SourcesOf(fields, problems, lines)],
            Related = fields.Texts("related"),
        };
    }

    private static Difficulty DifficultyOf(YamlFields fields, ProblemList problems)
    {
        switch (fields.Text("difficulty"))
        {
            case null or "medium":
                return Difficulty.Medium;
            case "easy":
                return Difficulty.Easy;
            case "hard":
                return Difficulty.Hard;
            case var other:
                problems.Add(fields.LineOf("difficulty"), "bad-difficulty", $"The difficulty `{other}` is not known.", "Write easy, medium or hard.");
                return Difficulty.Medium;
        }
    }

    private static DateOnly? DateOf(YamlFields fields, ProblemList problems)
    {
        if (fields.Text("checked") is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        problems.Add(fields.LineOf("checked"), "bad-date", $"`{text}` is not a date.", "Write year-month-day, such as 2026-11-23.");
        return null;
    }

    private static IEnumerable<Source> SourcesOf(YamlFields fields, ProblemList problems, SourceLines lines)
    {
        var count = 0;
        foreach (var map in fields.Maps("sources", "- title: …` with `url: …` under it"))
        {
            var source = new YamlFields(map, problems, "title", "url");
            var title = source.Required("title", "Name of the page");
            if (source.Required("url", "https://docs.docker.com/…") is not { } address)
            {
                continue;
            }

            if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
            {
                problems.Add(source.LineOf("url"), "bad-url", $"`{address}` is not a web address.", "Write the full address, starting with https://.");
                continue;
            }

            lines.Set($"sources/{count++}", map.Line);
            yield return new Source(title ?? url.Host, url);
        }
    }
}
