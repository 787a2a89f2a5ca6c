using StudyBot.Core.Handbooks;
using StudyBot.Core.Handbooks.Importing;

namespace StudyBot.Core.Tests.Handbooks.Importing;

public sealed class QuestionSheetTests : IDisposable
{
    private const string Header = "question,right,wrong 1,wrong 2,wrong 3,why right,why wrong 1,why wrong 2,why wrong 3,chapter\n";
    private const string Options = "Steam,Air,A bell,Heat,It swings.,It does not swing.,There is none.,It makes no sound.";

    private readonly Imported _imported = new();

    public void Dispose() => _imported.Dispose();

    [Fact]
    public void Rows_Fill_Questions_By_Id_By_Title_And_By_Their_Words()
    {
        _imported.Text(TeaHandbook.Damaged);

        var report = _imported.Text($"{Header}ch1-theory-1,{Options},\nWhat is a <spout>?,{Options},\n\"the LID does not fit.\nWhat now?\",{Options},1\n", "sheet.csv");

        Assert.Empty(report.Unplaced);
        Assert.Equal((1, 3), (report.Chapters, report.Questions));
        var item = Assert.Single(_imported.Question("ch1-theory-1").Items);
        Assert.Equal("Why does a kettle whistle, and how do you stop it?", item.Stem);
        Assert.Equal(("Steam", true, "It swings."), (item.Options[0].Text, item.Options[0].Right, item.Options[0].Reason));
        Assert.Equal(3, _imported.Handbook().Questions.Count(question => question.Askable));
    }

    [Fact]
    public void Everything_Else_In_A_Filled_File_Stays_And_A_Second_Run_Adds_Nothing()
    {
        _imported.Text(TeaHandbook.Damaged);
        var file = Path.Combine(_imported.Pack, "ch1-kettles", "theory-1.md");
        File.AppendAllText(file, "\n# Choice items\n\n## Item 4\n\nWhat now?\n\n- [ ] a\n  b\n- [x] c\n  d\n- [ ] e\n  f\n- [ ] g\n  h\n\n# Pitfalls\n\n- Mine.\n");
        var before = _imported.Question("ch1-theory-1");

        _imported.Text($"{Header}ch1-theory-1,{Options},\n", "sheet.csv");
        var once = File.ReadAllText(file);
        var report = _imported.Text($"{Header}ch1-theory-1,{Options},\n", "sheet.csv");

        Assert.Equal(once, File.ReadAllText(file));
        Assert.Empty(report.Unplaced);
        var after = _imported.Question("ch1-theory-1");
        Assert.Equal(["4", "5"], after.Items.Select(item => item.Id));
        Assert.Equal(before.Parts, after.Parts);
        Assert.Equal(["Mine."], after.Pitfalls);
    }

    [Fact]
    public void Rows_That_Fit_No_Question_Make_New_Ones()
    {
        _imported.Text(TeaHandbook.Damaged);

        var report = _imported.Text($"{Header}Why is the handle hot?,{Options},2\nWhy is the handle hot?,Metal,Air,A bell,Heat,It conducts.,No.,None.,Not alone.,2\nAnd this?,{Options},Kettles\n", "sheet.csv");

        Assert.Empty(report.Unplaced);
        Assert.Equal(2, report.Questions);
        var made = _imported.Question("ch2-theory-1");
        Assert.True(made is { Askable: true, Title: "Why is the handle hot?", Items.Count: 2 });
        Assert.Equal("Steam. It swings.", made.ShortAnswer);
        Assert.Equal("And this?", _imported.Question("ch1-theory-3").Title);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void A_Sheet_Alone_Makes_A_Pack(char separator)
    {
        var sheet = $"{Header}Why does it whistle?,{Options},1: Kettles\nWhy is a cup round?,{Options},Cups\n".Replace(',', separator);

        var report = _imported.Text(sheet, "sheet.csv");

        Assert.Equal((2, 2), (report.Chapters, report.Questions));
        Assert.Equal(["Kettles", "Cups"], _imported.Handbook().Chapters.Select(chapter => chapter.Title));
        Assert.All(_imported.Handbook().Questions, question => Assert.True(question.Askable));
    }

    [Fact]
    public void An_Id_That_The_Pack_Does_Not_Have_Never_Becomes_A_Question_Of_That_Name()
    {
        var report = _imported.Text($"{Header}ch1-theory-7,{Options},1\nWhat is tea?,{Options},1\n", "sheet.csv");

        Assert.Equal((2, "no question ch1-theory-7 in the pack"), report.Unplaced.Select(row => (row.Line, row.Why)).Single());
        Assert.Equal(["What is tea?"], _imported.Handbook().Questions.Select(question => question.Title));
        Assert.StartsWith("1 chapter, 1 question, 1 line not placed", report.ToText()[report.ToText().LastIndexOf('\n')..].Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_That_Cannot_Be_Used_Are_Reported_By_Line_And_The_Others_Count()
    {
        _imported.Text(TeaHandbook.Damaged);

        var report = _imported.Text(
            $"{Header}\"ch1-theory-1\",\"Steam, \"\"hot\"\"\",Air,A bell,Heat,\"It\nswings.\",No.,None.,Not so.,\n\nNo such question?,{Options},\nNo such chapter?,{Options},9\nch1-theory-2,Steam,,A bell,Heat,a,b,c,d,\nch1-theory-2,Steam,Air,A bell,Heat,a,b,,d,\n,{Options},1\nch1-theory-2,short\n",
            "sheet.csv");

        Assert.Equal("Steam, \"hot\"", _imported.Question("ch1-theory-1").Items[0].Options[0].Text);
        Assert.Equal(
            [
                (5, "no such question, and no chapter for a new one"),
                (6, "no chapter '9' in the pack"),
                (7, "no option 'wrong 1'"),
                (8, "no reason 'why wrong 2'"),
                (9, "no question"),
                (10, "no reason 'why right'"),
            ],
            report.Unplaced.Select(row => (row.Line, row.Why)));
    }

    [Fact]
    public void Reasons_May_Share_A_Column_And_A_Stem_May_Have_One()
    {
        var report = _imported.Text("Question;Stem;Right;Wrong1;Wrong2;Wrong3;Reasons\nWhy does it whistle?;What swings?;Steam;Air;Bell;Heat;It swings|Not so|None there|No sound\n", "sheet.csv");

        Assert.Empty(report.Unplaced);
        var item = _imported.Question("ch1-theory-1").Items[0];
        Assert.Equal(("What swings?", "No sound"), (item.Stem, item.Options[3].Reason));
    }

    [Theory]
    [InlineData("one,two\n1,2\n", "column names")]
    [InlineData(Header, "has no question")]
    public void A_Sheet_Without_Its_Columns_Or_Rows_Is_Named(string sheet, string said)
    {
        var failure = Assert.Throws<ImportException>(() => _imported.Text(sheet, "sheet.csv"));

        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.Contains("sheet.csv", failure.Message, StringComparison.Ordinal);
    }
}
