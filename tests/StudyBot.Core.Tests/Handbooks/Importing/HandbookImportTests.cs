using System.Text;
using System.Text.Json;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Handbooks.Importing;

namespace StudyBot.Core.Tests.Handbooks.Importing;

public sealed class HandbookImportTests : IDisposable
{
    private readonly Imported _imported = new();

    public void Dispose() => _imported.Dispose();

    [Fact]
    public void A_Damaged_Text_Becomes_A_Pack_With_Its_Chapters_Sections_And_Questions()
    {
        var report = _imported.Text(TeaHandbook.Damaged);

        var handbook = _imported.Handbook();
        Assert.Equal((2, 5), (report.Chapters, report.Questions));
        Assert.Equal("TEA HANDBOOK", handbook.Title);
        Assert.Equal(["Kettles", "Cups and saucers"], handbook.Chapters.Select(chapter => chapter.Title));
        Assert.Equal(["theory", "troubleshooting", "scenario"], handbook.Sections.Select(section => section.Id));
        Assert.Equal(
            ["ch1-theory-1", "ch1-theory-2", "ch1-troubleshooting-1", "ch2-scenario-1", "ch2-scenario-2"],
            handbook.Questions.Select(question => question.Id));
        Assert.Equal([4, 2, 4, 4, 3], handbook.Questions.Select(question => question.Parts.Count));
        Assert.All(handbook.Questions, question => Assert.True(question.Findable));
        Assert.False(handbook.Complete);
    }

    [Fact]
    public void Broken_Lines_Are_Joined_And_Cut_Words_Are_Whole()
    {
        _imported.Text(TeaHandbook.Damaged);

        var question = _imported.Question("ch1-theory-1");
        Assert.Equal("Why does a kettle whistle, and how do you stop it?", question.Text);
        Assert.Equal("Steam is pressed through a small hole, which the \"kettle book\" calls a whistle.", question.Parts[0].Text);
        Assert.Equal("Find the source of the sound and stop it without a burn. A whistle hurts without any warning.", question.Parts[1].Text);
        Assert.Equal("It is silent. Nobody is hurt. The water stays hot.", question.Parts[3].Text);
        Assert.Equal("It is silent. Nobody is hurt.", question.ShortAnswer);
    }

    [Fact]
    public void Lists_And_Code_Keep_Their_Form()
    {
        _imported.Text(TeaHandbook.Damaged);

        Assert.Equal(
            """
            First the fire, then the lid:

            - Turn off the stove.
            - **Lift the lid:** slowly, with a cloth.
              - Mind the steam.
            1. Wait.
            2. Pour.

            ```text
            stove --off
            # 1. Is it off?
            kettle lid --open
            ```
            """,
            _imported.Question("ch1-theory-1").Parts[2].Text);
        Assert.Equal("1. **Try one.**\n2. Try the other.", _imported.Question("ch1-troubleshooting-1").Parts[2].Text);
        Assert.Equal("Take the thick one:\n\n```yaml\ncup:\n  walls: thick\n```", _imported.Question("ch2-scenario-1").Parts[2].Text);
        Assert.Equal("What is a `<spout>`?", _imported.Question("ch1-theory-2").Text);
    }

    [Fact]
    public void What_Belongs_To_The_Pages_Is_Reported_By_Line()
    {
        var report = _imported.Text(TeaHandbook.Damaged);

        string[] lines = TeaHandbook.Damaged.Split('\n');
        var unplaced = report.Unplaced.Select(line => line.Text).ToList();
        Assert.All(report.Unplaced, line => Assert.Contains(line.Text.Split(' ')[0], lines[line.Line - 1], StringComparison.Ordinal));
        string[] expected = ["For those who brew", "TABLE OF CONTENTS", "This chapter is about kettles.", "7", "Tea handbook 8", "Tea handbook 9", "Tea handbook 10", "[cite: 3]", "[cite: 4]", "[cite: 5]"];
        Assert.All(expected, text => Assert.Contains(text, unplaced));
        Assert.DoesNotContain("TEA HANDBOOK", unplaced);
    }

    [Fact]
    public void The_Report_As_Json_Has_Exactly_The_Promised_Fields()
    {
        using var json = JsonDocument.Parse(_imported.Text(TeaHandbook.Damaged).ToJson());

        Assert.Equal(["chapters", "questions", "unplaced"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["line", "text"], json.RootElement.GetProperty("unplaced")[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void A_Fresh_Pack_Has_Open_Work_Only_And_Lint_Says_What_To_Write()
    {
        _imported.Text(TeaHandbook.Damaged);

        var report = Lint.Run(Path.GetDirectoryName(_imported.Pack)!);

        Assert.True(report.Problems.Count == 0, report.ToText());
        Assert.Equal("findable 5, askable 0, gradable 0; next: a choice item for ch1-theory-1, and for 4 more", report.Packs[0].ToString());
    }

    [Fact]
    public void Markdown_With_Headings_Alone_Becomes_A_Pack()
    {
        const string text =
            """
            # The tea book

            ## Contents

            - [Kettles](#kettles)

            ## Kettles

            ### Basics

            #### Why does a kettle whistle?

            Steam is pressed through a hole.

            ```bash
            # no heading
            stove --off
            ```

            #### What is a lid?

            It closes the kettle.

            ## Cups

            ### Basics

            #### Is a mug a cup?

            Yes. It is a large one.
            """;

        var report = _imported.Text(text, "tea.md");

        var handbook = _imported.Handbook();
        Assert.Equal((2, 3, "The tea book"), (report.Chapters, report.Questions, handbook.Title));
        Assert.Equal(["ch1-basics-1", "ch1-basics-2", "ch2-basics-1"], handbook.Questions.Select(question => question.Id));
        Assert.Equal("Steam is pressed through a hole.\n\n```bash\n# no heading\nstove --off\n```", handbook.Questions.First().ShortAnswer);
        Assert.Equal(["Contents", "- [Kettles](#kettles)"], report.Unplaced.Select(line => line.Text.TrimStart('#').Trim()));
    }

    [Fact]
    public void Questions_Without_Labels_Are_Told_By_Their_Numbers()
    {
        _imported.Text("Chapter 1: Kettles\n\nTheory Questions\n\n1. Why does it whistle?\n\nBecause of the steam.\n\n2. Describe a lid.\n\nIt closes the kettle.\n\nTroubleshooting Questions\n\n1. Is it hot?\n\nYes.\n");

        Assert.Equal(["ch1-theory-1", "ch1-theory-2", "ch1-troubleshooting-1"], _imported.Handbook().Questions.Select(question => question.Id));
        Assert.Equal("It closes the kettle.", _imported.Question("ch1-theory-2").ShortAnswer);
    }

    [Theory]
    [InlineData("<!-- a comment that never ends")]
    [InlineData(">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> deep")]
    [InlineData("# A heading of its own")]
    [InlineData("<pre>")]
    [InlineData("--- and more")]
    [InlineData("    # indented")]
    [InlineData("~~~~")]
    public void No_Text_Makes_The_Pack_Invalid(string line)
    {
        _imported.Text($"Chapter 1: Kettles\n\nTheory Questions\n\n1. Why?\n\nSituation: Steam.\n\n{line}\n\nTask: Stop it.\n\nAction: Turn it off.\n\nResult: Silence.\n");

        Assert.Equal(4, _imported.Question("ch1-theory-1").Parts.Count);
    }

    [Theory]
    [InlineData("Why does a **kettle** whistle?", "Why does a kettle whistle?")]
    [InlineData("Your kettle is old and made of steel. It whistles all day and all night, and nobody sleeps. Why?", "Your kettle is old and made of steel")]
    [InlineData("Your recipe for a good cup of tea says `pour . .` and then waits for as long as it takes to cool", "Your recipe for a good cup of tea says pour . . and then waits for as long as…")]
    [InlineData("What is a \"pot\"?", "What is a \"pot\"?")]
    public void A_Title_Is_The_Question_Or_Its_Beginning(string question, string title)
    {
        _imported.Text($"Chapter 1: Kettles\n\nTheory Questions\n\n1. {question}\n\nSituation: Steam.\n");

        Assert.Equal(title, _imported.Question("ch1-theory-1").Title);
        Assert.Equal(question, _imported.Question("ch1-theory-1").Text);
    }

    [Fact]
    public void A_Second_Import_Of_The_Same_Text_Changes_Nothing()
    {
        _imported.Text(TeaHandbook.Damaged);
        var before = Snapshot();

        _imported.Text(TeaHandbook.Damaged);

        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void Nobodys_Work_Is_Overwritten_And_Nothing_Is_Half_Done()
    {
        _imported.Text(TeaHandbook.Damaged);
        var edited = Path.Combine(_imported.Pack, "ch1-kettles", "theory-2.md");
        File.AppendAllText(edited, "\n# Pitfalls\n\n- Mine.\n");
        File.Delete(Path.Combine(_imported.Pack, "ch1-kettles", "theory-1.md"));
        var before = Snapshot();

        var failure = Assert.Throws<ImportException>(() => _imported.Text(TeaHandbook.Damaged));

        Assert.Contains(edited, failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
    }

    [Theory]
    [InlineData("%PDF-1.7", "pdftotext")]
    [InlineData("PK\u0003\u0004xyz", "pandoc")]
    [InlineData("", "empty")]
    [InlineData(" \n\t\n", "empty")]
    [InlineData("a\0b", "binary")]
    [InlineData("Once upon a time there was no question.\n", "No question was found")]
    public void A_File_That_Is_No_Handbook_Is_Named_With_The_Fix(string text, string said)
    {
        var failure = _imported.Fails(Encoding.UTF8.GetBytes(text));

        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.Contains(_imported.Source(), failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.False(failure.WrongUsage);
        Assert.False(Directory.Exists(_imported.Pack));
    }

    [Fact]
    public void A_Wrong_Encoding_And_A_Huge_File_Are_Named_With_The_Fix()
    {
        Assert.Contains("UTF-16", _imported.Fails(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Chapter 1")).ToArray()).Message, StringComparison.Ordinal);
        Assert.Contains("iconv -f UTF-16LE", _imported.Fails(Encoding.Unicode.GetBytes("Chapter 1: Caf\u00e9s")).Message, StringComparison.Ordinal);
        Assert.Contains("iconv -f UTF-16BE", _imported.Fails(Encoding.BigEndianUnicode.GetBytes("Chapter 1: Caf\u00e9s")).Message, StringComparison.Ordinal);
        Assert.Contains("not UTF-8 in line 2", _imported.Fails("Chapter 1: T\nth\u00e9"u8.ToArray().SkipLast(1).ToArray()).Message, StringComparison.Ordinal);
        Assert.Contains("larger than", _imported.Fails(new byte[50 * 1024 * 1024]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Missing_File_And_A_Bad_Folder_Name_Are_Wrong_Usage()
    {
        var missing = Assert.Throws<ImportException>(() => HandbookImport.Run(_imported.Source("none.txt"), _imported.Pack));
        var bad = Assert.Throws<ImportException>(() => HandbookImport.Run(_imported.Source(), _imported.Source("My Pack")));

        Assert.True(missing.WrongUsage && bad.WrongUsage);
        Assert.Contains("none.txt", missing.Message, StringComparison.Ordinal);
        Assert.Contains("My Pack", bad.Message, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Snapshot() =>
        Directory.EnumerateFiles(_imported.Pack, "*", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllText, StringComparer.Ordinal);
}
