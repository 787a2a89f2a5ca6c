using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Handbooks;

/// <summary>A pack decides how many chapters, sections and parts it has; nothing counts on those of the shipped one.</summary>
public sealed class OtherPackTests
{
    [Fact]
    public void A_Pack_With_Two_Sections_And_One_Part_Can_Be_Found_Asked_And_Graded()
    {
        using var pack = new PackBuilder("tea");
        pack.Write(
            "pack.yml",
            """
            title: Tea
            sections:
              - { id: brewing, title: Brewing }
              - { id: serving, title: Serving }
            parts:
              - { id: why, title: Why }
            chapters:
              - { number: 4, folder: green, title: Green tea }
              - { number: 11, folder: black, title: Black tea }
              - { number: 12, folder: white, title: White tea }
            """);
        Write(pack, "green/brewing-1.md", "ch4-brewing-1");
        Write(pack, "black/serving-12.md", "ch11-serving-12");
        Write(pack, "white/serving-1.md", "ch12-serving-1");

        var report = pack.Lint();

        Assert.True(report.Problems.Count == 0, report.ToText());
        Assert.Equal("findable 3, askable 3, gradable 3; next: nothing is missing; add a chapter, or set complete: true", report.Packs[0].ToString());
        var handbook = HandbookLibrary.Open(pack.ContentPath).Default;
        var found = HandbookIndex.Of(handbook).Find("tea is cold in ch11-serving-12").Ranked[0].Question;
        Assert.Equal("ch11-serving-12", found.Id);
        Assert.Equal(["Why"], found.Parts.Select(part => part.Part.Title));
        Assert.True(found is { Findable: true, Askable: true, Gradable: true });
    }

    private static void Write(PackBuilder pack, string path, string id)
    {
        var text = PackBuilder.QuestionText(id).WithOwnItems(id.Replace("-", "", StringComparison.Ordinal));
        var (task, action, pitfalls) = (At("# Task"), At("# Action"), At("# Pitfalls"));
        pack.Write(path, string.Concat(text.AsSpan(0, task), "# Why\n\nBecause.\n\n", text.AsSpan(pitfalls)));
        Assert.True(task < action && action < pitfalls);

        int At(string heading) => text.IndexOf(heading, StringComparison.Ordinal);
    }
}
