using System.Diagnostics;
using CsCheck;
using StudyBot.Core.Handbooks;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Handbooks;

public sealed class HostileContentTests
{
    private static readonly QuestionPlace Place = new("ch1-theory-1", 1, "theory", [new AnswerPart("task", "Task"), new AnswerPart("action", "Action")]);

    [Fact]
    public void A_Damaged_File_Is_Either_Read_Or_Reported()
    {
        var whole = PackBuilder.QuestionText("ch1-theory-1");

        Gen.Select(Gen.Int[0, whole.Length], Gen.Int[0, whole.Length], Gen.String).Sample((one, other, noise) =>
        {
            var (start, end) = (Math.Min(one, other), Math.Max(one, other));
            var problems = new ProblemList("file.md");

            var read = QuestionReader.Read(whole[..start] + noise + whole[end..], Place, problems);

            Assert.True(read is not null || problems.Found.Count > 0);
            Assert.All(problems.Found, problem => Assert.True(problem is { Line: >= 1, Message.Length: > 0, Fix.Length: > 0 }));
        });
    }

    [Theory]
    [InlineData("> ", 30_000)]
    [InlineData("- ", 30_000)]
    [InlineData("[", 60_000)]
    [InlineData("![", 60_000)]
    [InlineData("*a ", 60_000)]
    [InlineData("`a ``", 20_000)]
    [InlineData("<", 60_000)]
    [InlineData("|-", 20_000)]
    [InlineData("# \n", 20_000)]
    public void A_Flood_Of_One_Sign_Is_Read_In_Time(string sign, int count)
    {
        var problems = new ProblemList("file.md");
        var text = PackBuilder.QuestionText("ch1-theory-1") + "\n" + string.Concat(Enumerable.Repeat(sign, count)) + "\n";
        var watch = Stopwatch.StartNew();

        var read = QuestionReader.Read(text, Place, problems);

        Assert.True(read is not null || problems.Found.Count > 0);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Text_That_Nests_Too_Deeply_Costs_Its_Question_And_Is_Named()
    {
        using var pack = new PackBuilder();
        pack.Question(edit: text => text + "\n" + string.Concat(Enumerable.Repeat("> ", 5_000)) + "end\n").Question("ch1-basics/theory-2.md");

        var problem = Assert.Single(pack.Lint().Problems);

        Assert.Equal(("small-pack/ch1-basics/theory-1.md", "nested-too-deeply"), (problem.File, problem.Rule));
        Assert.Equal(["ch1-theory-2"], pack.Handbook().Questions.Select(question => question.Id));
    }

    [Fact]
    public void A_Name_May_End_In_A_Number_Sign()
    {
        using var pack = new PackBuilder();
        pack.Question(edit: text => text.Replace("## Steam makes the sound", "## Steam is C#", StringComparison.Ordinal).Replace("## Heat makes the steam", "## Heat ##", StringComparison.Ordinal));

        var points = pack.Handbook().Questions.Single().KeyPoints;

        Assert.Equal(["Steam is C#", "Heat", "The hole must be small"], points.Select(point => point.Name));
    }
}
