using System.Text.Json;
using StudyBot.Core.Handbooks;
using StudyBot.Testing;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Handbooks;

public sealed class LintTests
{
    [Fact]
    public void The_Shipped_Content_Has_No_Problem()
    {
        var report = Lint.Run(Repository.Content);

        Assert.True(report.Problems.Count == 0, report.ToText());
        Assert.Contains(report.Packs, pack => pack is { Id: "docker-interview", Findable: > 0, Askable: > 0, Gradable: > 0 });
    }

    [Fact]
    public void Json_Has_Exactly_The_Promised_Fields()
    {
        using var pack = new PackBuilder();
        pack.Question(edit: text => text.Replace("difficulty: easy", "difficulty: “simple”", StringComparison.Ordinal));

        var report = pack.Lint();

        using var json = JsonDocument.Parse(report.ToJson());
        Assert.Equal(["packs", "problems"], Names(json.RootElement));
        var first = json.RootElement.GetProperty("packs")[0];
        Assert.Equal(["id", "chapters", "questions", "choiceItems"], Names(first));
        Assert.Equal((1, 1, 2), (first.GetProperty("chapters").GetInt32(), first.GetProperty("questions").GetInt32(), first.GetProperty("choiceItems").GetInt32()));
        var problem = json.RootElement.GetProperty("problems")[0];
        Assert.Equal(["file", "line", "rule", "message", "fix"], Names(problem));
        Assert.Equal("The difficulty `“simple”` is not known.", problem.GetProperty("message").GetString());
        Assert.Equal(4, problem.GetProperty("line").GetInt32());
    }

    [Fact]
    public void Text_Ends_With_How_Far_Each_Pack_Is()
    {
        using var pack = new PackBuilder(chapters: "- { number: 1, folder: ch1-basics, title: Basics }\n- { number: 2, folder: ch2-more, title: More }");
        pack.Question(edit: text => text.Replace("checked: 2026-11-23", "checked: soon", StringComparison.Ordinal));

        var lines = pack.Lint().ToText().Split('\n');

        Assert.Equal("small-pack/ch1-basics/theory-1.md:8: bad-date: `soon` is not a date. Write year-month-day, such as 2026-11-23.", lines[0]);
        Assert.Equal("small-pack: findable 1, askable 1, gradable 1; next: the first question of chapter 2, More", lines[^1]);
    }

    [Fact]
    public void One_Pack_Can_Be_Checked_And_An_Unknown_One_Is_Told_The_Known()
    {
        using var pack = new PackBuilder();
        pack.Question();

        Assert.Equal("small-pack", Assert.Single(Lint.Run(pack.ContentPath, "small-pack").Packs).Id);
        var failure = Assert.Throws<NoHandbookException>(() => Lint.Run(pack.ContentPath, "large-pack"));
        Assert.Contains("small-pack", failure.Message, StringComparison.Ordinal);
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
