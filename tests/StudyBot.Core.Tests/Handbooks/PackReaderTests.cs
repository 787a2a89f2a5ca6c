using StudyBot.Core.Handbooks;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Handbooks;

public sealed class PackReaderTests
{
    [Fact]
    public void A_Whole_Question_Is_Read_With_All_Its_Parts()
    {
        using var pack = new PackBuilder();
        pack.Question();

        var result = pack.Read();

        Assert.Empty(result.Problems);
        var question = Assert.Single(result.Handbook!.Questions);
        Assert.Equal("ch1-theory-1", question.Id);
        Assert.Equal((1, "theory"), (question.Chapter, question.SectionId));
        Assert.Equal("Kettles of ch1-theory-1", question.Title);
        Assert.Equal("Why does the kettle of ch1-theory-1 whistle?", question.Text);
        Assert.Equal("Steam is pressed through a small hole. Take it off the **heat**.", question.ShortAnswer);
        Assert.Equal(Difficulty.Easy, question.Difficulty);
        Assert.Equal(["kettle", "water"], question.Tags);
        Assert.Equal(["tea is cold in ch1-theory-1"], question.Aliases);
        Assert.Equal(new DateOnly(2026, 11, 23), question.Checked);
        Assert.Equal(new Source("The kettle book", new Uri("https://kettles.example/book")), Assert.Single(question.Sources));
        Assert.Equal(["Task", "Action"], question.Parts.Select(part => part.Part.Title));
        Assert.Equal(["Often taught: shout at it. In fact it cannot hear.", "A lid that is open never whistles."], question.Pitfalls);
        Assert.Equal(16, question.ContentHash.Length);
        Assert.True(question is { Findable: true, Askable: true, Gradable: true });
    }

    [Fact]
    public void An_Answer_Part_Keeps_Its_Source_And_A_Comment_In_Code_Is_No_Heading()
    {
        using var pack = new PackBuilder();
        pack.Question();

        var action = pack.Handbook().Questions.Single().Parts[1];

        Assert.Equal("Turn the knob:\n\n```bash\n# This is no heading\nstove --off\n```", action.Text);
    }

    [Fact]
    public void Key_Points_And_Misconceptions_Have_Explanation_And_Phrasings()
    {
        using var pack = new PackBuilder();
        pack.Question();

        var question = pack.Handbook().Questions.Single();

        Assert.Equal(3, question.KeyPoints.Count);
        Assert.Equal("Steam makes the sound", question.KeyPoints[0].Name);
        Assert.Equal("The whistle needs pressure of `steam`.", question.KeyPoints[0].Explanation);
        Assert.Equal(["Steam is pressed through the hole.", "Pressure makes it whistle."], question.KeyPoints[0].Phrasings);
        Assert.Equal(("Cold water whistles", "Only steam does."), (question.Misconceptions[1].Claim, question.Misconceptions[1].Correction));
    }

    [Fact]
    public void A_Choice_Item_Has_A_Stem_And_Four_Reasoned_Options()
    {
        using var pack = new PackBuilder();
        pack.Question();

        var item = pack.Handbook().Questions.Single().Items[1];

        Assert.Equal("2", item.Id);
        Assert.Equal("How is the kettle of ch1-theory-1 silenced?", item.Stem);
        Assert.Equal([false, false, true, false], item.Options.Select(option => option.Right));
        Assert.Equal(new ChoiceOption("Turn off the stove", true, "Without heat the steam ends."), item.Options[2]);
    }

    [Fact]
    public void Code_In_A_Stem_Stays_As_It_Is()
    {
        using var pack = new PackBuilder();
        pack.Question(edit: text => text.Replace("How is the kettle of ch1-theory-1 silenced?", "Given:\n\n```text\n- [ ] no option\n# no heading\n```\n\nWhat now?", StringComparison.Ordinal));

        var result = pack.Read();

        Assert.Empty(result.Problems);
        Assert.Equal("Given:\n\n```text\n- [ ] no option\n# no heading\n```\n\nWhat now?", result.Handbook!.Questions.Single().Items[1].Stem);
    }

    [Fact]
    public void Questions_Stand_In_The_Order_Of_Chapters_Sections_And_Numbers()
    {
        using var pack = new PackBuilder(chapters: "- { number: 2, folder: ch2-more, title: More }\n- { number: 1, folder: ch1-basics, title: Basics }");
        pack.Question("ch2-more/theory-1.md").Question("ch1-basics/scenario-1.md").Question("ch1-basics/theory-10.md").Question("ch1-basics/theory-2.md");

        var ids = pack.Handbook().Questions.Select(question => question.Id);

        Assert.Equal(["ch1-theory-2", "ch1-theory-10", "ch1-scenario-1", "ch2-theory-1"], ids);
    }

    [Fact]
    public void A_File_From_Another_System_Reads_The_Same()
    {
        using var pack = new PackBuilder();
        pack.Question();
        var plain = pack.Handbook().Questions.Single();

        pack.Question(edit: text => "\uFEFF" + text.Replace("\n", "\r\n", StringComparison.Ordinal));
        var read = pack.Read();

        Assert.Empty(read.Problems);
        Assert.Equal(plain.ContentHash, read.Handbook!.Questions.Single().ContentHash);
    }

    [Fact]
    public void Any_Edit_Of_The_File_Changes_The_Content_Hash()
    {
        using var pack = new PackBuilder();
        pack.Question();
        var before = pack.Handbook().Questions.Single().ContentHash;

        pack.Question(edit: text => text.Replace("They are heard", "They can be heard", StringComparison.Ordinal));

        Assert.NotEqual(before, pack.Handbook().Questions.Single().ContentHash);
    }

    [Fact]
    public void A_Question_Without_An_Answer_Is_Open_Work_In_A_Growing_Pack()
    {
        using var pack = new PackBuilder();
        pack.Write("ch1-basics/theory-1.md", "---\nid: ch1-theory-1\ntitle: Kettles\n---\n\n# Question\n\nWhy?\n");

        var report = pack.Lint();

        Assert.Empty(report.Problems);
        Assert.Equal("findable 0, askable 0, gradable 0; next: an answer for ch1-theory-1", report.Packs.Single().ToString());
    }

    [Fact]
    public void A_Bad_Question_Costs_Only_Itself()
    {
        using var pack = new PackBuilder();
        pack.Question().Write("ch1-basics/theory-2.md", "no front matter");

        var result = pack.Read();

        Assert.Equal("ch1-theory-1", Assert.Single(result.Handbook!.Questions).Id);
        Assert.Equal("no-front-matter", Assert.Single(result.Problems).Rule);
    }

    [Fact]
    public void A_Bad_Item_Is_Not_Asked_But_Its_Question_Serves()
    {
        using var pack = new PackBuilder();
        pack.Question(edit: text => text.Replace("- [x] Turn off the stove", "- [ ] Turn off the stove", StringComparison.Ordinal));

        var result = pack.Read();

        Assert.Equal("1", Assert.Single(result.Handbook!.Questions.Single().Items).Id);
        Assert.Equal("right-count", Assert.Single(result.Problems).Rule);
    }

    [Fact]
    public void Vocabulary_Is_Read()
    {
        using var pack = new PackBuilder();
        pack.Question().Write("vocabulary.yml", "synonyms:\n  - [kettle, pot]\nabbreviations:\n  tb: [tea bag]\nelsewhere: [samovar]\n");

        var vocabulary = pack.Handbook().Vocabulary;

        Assert.Equal(["kettle", "pot"], Assert.Single(vocabulary.Synonyms));
        Assert.Equal(["tea bag"], vocabulary.Abbreviations["tb"]);
        Assert.Equal(["samovar"], vocabulary.Elsewhere);
    }

    [Fact]
    public void Text_That_Is_Made_To_Break_Readers_Becomes_Problems()
    {
        using var pack = new PackBuilder();
        pack.Write("ch1-basics/theory-1.md", "---\n" + new string('[', 100_000) + "\n---\n\nx\n")
            .Question("ch1-basics/theory-2.md", text => text + new string('>', 50_000) + "\n")
            .Write("ch1-basics/theory-3.md", "---\na: &a [*a, *a]\n---\n\nx\n")
            .Write("ch1-basics/theory-4.md", "---\n---\n---\n");

        var result = pack.Read();

        Assert.Equal(
            ["theory-1.md", "theory-2.md", "theory-3.md", "theory-4.md"],
            result.Problems.Select(problem => Path.GetFileName(problem.File)).Distinct());
    }
}
