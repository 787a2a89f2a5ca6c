using Markdig;
using Markdig.Syntax;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Tests.Handbooks.Importing;
using StudyBot.Testing;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Handbooks;

/// <summary>Whoever copies an example from the guide gets a pack without problems.</summary>
public sealed class ContentReadmeTests
{
    private const string QuestionPath = "ch1-kettles/theory-1.md";

    [Fact]
    public void Every_Example_In_The_Guide_Is_Read_Without_A_Problem()
    {
        using var pack = new PackBuilder("tea");
        var examples = Examples("yaml", "markdown");

        pack.Write("pack.yml", Assert.Single(examples, example => example.Contains("chapters:", StringComparison.Ordinal)));
        pack.Write("commands.yml", Assert.Single(examples, example => example.Contains("commands:", StringComparison.Ordinal)));
        pack.Write("vocabulary.yml", Assert.Single(examples, example => example.Contains("synonyms:", StringComparison.Ordinal)));
        var question = Assert.Single(examples, example => example.StartsWith("---", StringComparison.Ordinal));
        string[] sections = [.. examples.Where(example => example.StartsWith("# ", StringComparison.Ordinal))];
        pack.Write(QuestionPath, question + "\n\n" + string.Join("\n\n", sections) + "\n");
        var report = pack.Lint();

        Assert.Empty(report.Problems);
        Assert.Equal(8, examples.Count);
        var read = pack.Handbook().Questions.Single();
        Assert.True(read is { Findable: true, Askable: true, Gradable: true });
        Assert.Equal((4, 2, 2, 1, 1), (read.Parts.Count, read.Pitfalls.Count, read.KeyPoints.Count, read.Misconceptions.Count, read.Items.Count));
        Assert.Equal(2, pack.Handbook().Vocabulary.Synonyms.Count);
    }

    [Theory]
    [InlineData("kettle lid --opn", "Did you mean `--open`?")]
    [InlineData("kettle brew", "See `kettle --help`.")]
    [InlineData("kettle cover --dry-run --open && kettle run tea --hot && stove -t 5 --off", null)]
    public void The_List_Of_Commands_In_The_Guide_Does_What_The_Guide_Says(string command, string? fix)
    {
        using var pack = new PackBuilder();
        pack.Write("commands.yml", Assert.Single(Examples("yaml"), example => example.Contains("commands:", StringComparison.Ordinal)));
        pack.Question(edit: text => text.Replace("stove --off", command, StringComparison.Ordinal));

        var fixes = pack.Lint().Problems.Select(problem => problem.Fix);

        Assert.Equal(fix is null ? 0 : 1, fixes.Count(found => found.StartsWith(fix ?? "", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_Example_Of_A_Handbooks_Text_And_Its_Sheet_Can_Be_Imported()
    {
        using var imported = new Imported();

        var text = imported.Text(Assert.Single(Examples("text"), example => example.StartsWith("Tea", StringComparison.Ordinal)));
        var sheet = imported.Text(Assert.Single(Examples("csv")), "items.csv");

        Assert.Empty(text.Unplaced);
        Assert.Empty(sheet.Unplaced);
        Assert.Equal(["ch1-theory-1", "ch1-theory-2", "ch1-troubleshooting-1"], imported.Handbook().Questions.Select(question => question.Id));
        Assert.Equal(2, imported.Handbook().Questions.Count(question => question.Askable));
        Assert.Contains("```bash\nstove --off\n```", imported.Question("ch1-theory-1").Parts.Single(part => part.Part.Id == "action").Text, StringComparison.Ordinal);
        Assert.Empty(Lint.Run(Path.GetDirectoryName(imported.Pack)!).Problems);
    }

    [Fact]
    public void The_Example_Of_Sections_And_Parts_Of_Ones_Own_Can_Be_Imported()
    {
        using var imported = new Imported();
        imported.Begin(Assert.Single(Examples("yaml"), example => example.Contains("cause", StringComparison.Ordinal)));

        var report = imported.Text(Assert.Single(Examples("text"), example => example.StartsWith("Chapter", StringComparison.Ordinal)));

        Assert.Empty(report.Unplaced);
        var question = Assert.Single(imported.Handbook().Questions);
        Assert.Equal("ch1-repairs-1", question.Id);
        Assert.Equal(["What is wrong: Chalk holds it.", "What to do: Boil a little vinegar."], question.Parts.Select(part => $"{part.Part.Title}: {part.Text}"));
        Assert.Empty(Lint.Run(Path.GetDirectoryName(imported.Pack)!).Problems);
    }

    private static List<string> Examples(params string[] languages)
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Content, "README.md"));
        return
        [
            .. Markdown.Parse(guide)
                .Descendants<FencedCodeBlock>()
                .Where(block => languages.Contains(block.Info))
                .Select(block => block.Lines.ToString()),
        ];
    }
}
