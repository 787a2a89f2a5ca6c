using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Lookup;

public sealed class SuggestionTests
{
    [Fact]
    public async Task Nothing_Typed_Offers_Starters_Spread_Over_The_Chapters()
    {
        using var pack = TwoChapters();

        var choices = await new Ask(pack.Handbook()).Types("");

        Assert.Equal(
            ["ch1-theory-1", "ch2-theory-1", "ch1-scenario-1", "ch2-theory-2", "ch1-theory-2"],
            choices.Select(choice => choice.Value));
    }

    [Fact]
    public async Task What_Is_Named_Comes_Before_Alias_And_Keyword_And_Those_Before_Content()
    {
        using var pack = TwoChapters();
        pack.Question("ch2-more/theory-3.md", text => text.Replace("title: Kettles of ch2-theory-3", "title: Lemon", StringComparison.Ordinal))
            .Question("ch2-more/theory-4.md", text => text.Replace("- tea is cold in ch2-theory-4", "- lemon is missing", StringComparison.Ordinal))
            .Question("ch2-more/theory-5.md", text => text.Replace("Silence the kettle.", "Add a lemon.", StringComparison.Ordinal));

        var choices = await new Ask(pack.Handbook()).Types("lemo");

        Assert.Equal(["ch2-theory-3", "ch2-theory-4", "ch2-theory-5"], choices.Select(choice => choice.Value));
    }

    [Fact]
    public async Task An_Id_Or_Title_That_Is_Typed_Whole_Comes_First()
    {
        using var pack = TwoChapters();
        var ada = new Ask(pack.Handbook());

        Assert.Equal("ch2-theory-2", (await ada.Types("CH2-theory-2"))[0].Value);
        Assert.Equal("ch1-theory-2", (await ada.Types("kettles of ch1-theory-2"))[0].Value);
    }

    [Fact]
    public async Task Long_Titles_Are_Cut_And_Still_Told_Apart()
    {
        using var pack = new PackBuilder();
        for (var i = 1; i <= 30; i++)
        {
            pack.Question($"ch1-basics/theory-{i}.md", text => text.Replace("title: Kettles of", "title: " + new string('K', 120) + " of", StringComparison.Ordinal));
        }

        var choices = await new Ask(pack.Handbook()).Types("kk");

        Assert.Equal(25, choices.Count);
        Assert.All(choices, choice => Assert.InRange(choice.Label.Length, 1, 100));
        Assert.Distinct(choices.Select(choice => choice.Label));
        Assert.EndsWith("… · 1 Theory 7", choices[6].Label, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Slip_Does_Not_Empty_The_List_Under_Any_Keystroke()
    {
        using var pack = TwoChapters();
        pack.Question("ch2-more/theory-3.md", text => text.Replace("title: Kettles of ch2-theory-3", "title: Porcelain cracks", StringComparison.Ordinal));
        var ada = new Ask(pack.Handbook());
        const string Typed = "procelain crakcs";

        for (var length = 6; length <= Typed.Length; length++)
        {
            Assert.Equal("ch2-theory-3", (await ada.Types(Typed[..length]))[0].Value);
        }
    }

    [Theory]
    [InlineData("\0\u200B")]
    [InlineData("((((")]
    [InlineData("zzzzzz")]
    public async Task Typing_Nonsense_Suggests_Nothing(string text)
    {
        using var pack = TwoChapters();

        Assert.Empty(await new Ask(pack.Handbook()).Types(text));
    }

    private static PackBuilder TwoChapters() =>
        new PackBuilder(chapters: "- { number: 1, folder: ch1-basics, title: Basics }\n- { number: 2, folder: ch2-more, title: More }")
            .Question().Question("ch1-basics/theory-2.md").Question("ch1-basics/scenario-1.md")
            .Question("ch2-more/theory-1.md").Question("ch2-more/theory-2.md");
}
