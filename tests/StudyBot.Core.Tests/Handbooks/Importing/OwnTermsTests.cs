using StudyBot.Core.Handbooks.Importing;

namespace StudyBot.Core.Tests.Handbooks.Importing;

/// <summary>Sections and answer parts that are not the usual ones: found in the text, or named by the author.</summary>
public sealed class OwnTermsTests : IDisposable
{
    private const string Bread =
        """
        The bread handbook

        Bread handbook                 2
        Chapter 1: The starter

        In this chapter you meet what lifts the bread.

        Basics

        1. What is a starter, and
        what lives in it?

        Idea: Flour and water in which
        yeast lives.

        Next steps: Mix both.
        • Keep it warm.
        • Feed it.

        Check: It doubles. It smells mild.

        2. How is it fed?

        Idea: It needs new food.

        Next steps: Note: keep a spoonful.

        Check: It has bubbles.

        Repairs

        1. It smells of glue. What is wrong?

        Idea: It is hungry.

        Next steps: Feed it twice.

        Note: twice a day.

        Bread handbook                 3
        Check: It smells mild.
        <page>Chapter 2: The loaf

        Basics

        1. Describe a fold.

        Idea: It lines things up.

        Next steps:

        Checklist

        1. Wet hands
        2. Fold

        Check: The dough holds.
        <page>Chapter 3: The oven

        Basics

        1. Is it hot?

        Idea: Ovens lie.

        Check: The flour browns.
        Bread handbook                 4
        """;

    private const string Manifest =
        """
        title: "Bread, as we make it"
        language: en
        sections:
          - { id: basics, title: First things }
          - { id: trouble, title: Repairs }
        parts:
          - { id: what, title: What it is }
          - { id: how, title: How }

        """;

    private const string Statements =
        """
        Chapter 1: The starter

        First things

        1. Describe it.

        What it is: Flour.

        How: Mix.

        Repairs Questions

        1. It is grey.

        **What it is:** Water on top.

        **How** Stir.

        How: Well.
        """;

    private readonly Imported _imported = new();

    public void Dispose() => _imported.Dispose();

    [Fact]
    public void Sections_And_Parts_Of_A_Plain_Text_Are_Found_By_Where_They_Stand()
    {
        var report = _imported.Text(Bread.Replace("<page>", "\f", StringComparison.Ordinal));

        var handbook = _imported.Handbook();
        Assert.Equal(["Basics", "Repairs"], handbook.Sections.Select(section => section.Title));
        Assert.Equal(["Idea", "Next steps", "Check"], handbook.Parts.Select(part => part.Title));
        Assert.Equal(["ch1-basics-1", "ch1-basics-2", "ch1-repairs-1", "ch2-basics-1", "ch3-basics-1"], handbook.Questions.Select(question => question.Id));
        Assert.Equal([3, 3, 3, 3, 2], handbook.Questions.Select(question => question.Parts.Count));
        Assert.Equal("Mix both.\n\n- Keep it warm.\n- Feed it.", _imported.Question("ch1-basics-1").Parts[1].Text);
        Assert.Equal("Feed it twice.\n\nNote: twice a day.", _imported.Question("ch1-repairs-1").Parts[1].Text);
        Assert.Equal("Checklist\n\n1. Wet hands\n2. Fold", _imported.Question("ch2-basics-1").Parts[1].Text);
        Assert.Equal(4, report.Unplaced.Count);
    }

    [Fact]
    public void In_Markdown_Parts_Are_Headings_Below_The_Question_Or_Bold_Words()
    {
        _imported.Text(
            """
            # Bread {#bread .title}

            ## The starter

            ### Basics

            #### What is it? {#what}

            **Idea:** Flour.

            **Check:** It doubles.

            #### How is it fed?

            **Idea:** It needs food.

            ### Repairs

            #### It smells. Why?

            ##### Idea

            It is hungry.

            ##### Check

            It is mild.

            ## The loaf

            ### Basics

            #### Why fold?

            ##### Idea

            To line things up.
            """,
            "bread.md");

        var handbook = _imported.Handbook();
        Assert.Equal("Bread", handbook.Title);
        Assert.Equal(["basics", "repairs"], handbook.Sections.Select(section => section.Id));
        Assert.Equal(["Idea", "Check"], handbook.Parts.Select(part => part.Title));
        Assert.Equal(["ch1-basics-1", "ch1-basics-2", "ch1-repairs-1", "ch2-basics-1"], handbook.Questions.Select(question => question.Id));
        Assert.Equal("It is mild.", _imported.Question("ch1-repairs-1").Parts[1].Text);
    }

    [Fact]
    public void A_Single_Label_For_The_Answer_Is_No_Part_Of_It()
    {
        _imported.Text("Chapter 1: Bread\n\nTheory Questions\n\n1. What is it?\n\nAnswer: Flour. And water.\n\n2. Is it hot?\n\nAnswer:\nYes.\n");

        var question = _imported.Question("ch1-theory-1");
        Assert.Equal(("Flour. And water.", "Details"), (question.ShortAnswer, Assert.Single(question.Parts).Part.Title));
        Assert.Equal("Yes.", _imported.Question("ch1-theory-2").ShortAnswer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("chapters: []\n")]
    [InlineData("chapters:   # none yet\n")]
    public void A_Manifest_That_Is_There_Says_What_Sections_And_Parts_Are_Called_And_Gets_The_Chapters(string chapters)
    {
        _imported.Begin(Manifest + chapters + "complete: false\n");

        var report = _imported.Text(Statements);

        Assert.Empty(report.Unplaced);
        var handbook = _imported.Handbook();
        Assert.Equal("Bread, as we make it", handbook.Title);
        Assert.Equal("The starter", Assert.Single(handbook.Chapters).Title);
        Assert.Equal(["ch1-basics-1", "ch1-trouble-1"], handbook.Questions.Select(question => question.Id));
        Assert.Equal(["Water on top.\n\n**How** Stir.", "Well."], _imported.Question("ch1-trouble-1").Parts.Select(part => part.Text));
        var written = File.ReadAllText(Path.Combine(_imported.Pack, "pack.yml"));
        _imported.Text(Statements);
        Assert.Equal(written, File.ReadAllText(Path.Combine(_imported.Pack, "pack.yml")));
    }

    [Fact]
    public void A_Manifest_That_Does_Not_Fit_The_Text_Is_Named_With_The_Fix_And_Nothing_Is_Written()
    {
        _imported.Begin(Manifest + "chapters:\n  - { number: 1, folder: ch1-loaf, title: The loaf }\n");
        Assert.Contains("exists with other content", Fails(Statements), StringComparison.Ordinal);

        _imported.Begin("title: Bread\nsections:\n  - { id: basics, title: Basics }\n");
        Assert.Contains("Add `parts:`", Fails(Statements), StringComparison.Ordinal);

        _imported.Begin("title: Bread\nsections: []\n");
        Assert.Contains("cannot be used", Fails(Statements), StringComparison.Ordinal);

        _imported.Begin(Manifest);
        Assert.Contains("Add `- { id: tools, title: \"Tools\" }` under `sections:`", Fails("# Bread\n\n## Starter\n\n### Tools\n\n#### What is a bowl?\n\nRound.\n\n## Loaf\n\n### Tools\n\n#### What is a knife?\n\nSharp.\n"), StringComparison.Ordinal);
    }

    private string Fails(string text)
    {
        var failure = Assert.Throws<ImportException>(() => _imported.Text(text));
        Assert.Equal(["pack.yml"], Directory.EnumerateFileSystemEntries(_imported.Pack).Select(Path.GetFileName));
        return failure.Message;
    }
}
