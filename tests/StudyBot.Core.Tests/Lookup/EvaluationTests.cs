using StudyBot.Core.Evaluation;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Lookup;

public sealed class EvaluationTests : IDisposable
{
    private readonly PackBuilder _pack = new PackBuilder().Question().Question("ch1-basics/theory-2.md", text => text.Replace("title: Kettles of ch1-theory-2", "title: A tea bag tears", StringComparison.Ordinal));

    public void Dispose() => _pack.Dispose();

    [Fact]
    public void Figures_Are_Given_For_All_And_For_Each_Kind()
    {
        var found = LookupEvaluation.Found(
            _pack.Handbook(),
            [
                new TypedQuery("ch1-theory-2", "title", "A tea bag tears"),
                new TypedQuery("ch1-theory-1", "title", "A tea bag tears"),
                new TypedQuery("ch1-theory-1", "also", "A tea bag tears", ["ch1-theory-2"]),
                new TypedQuery("ch1-theory-1", "refused", "the champions league final"),
            ]);

        Assert.Equal(["all", "title", "also", "refused"], found.Keys);
        Assert.Equal(new FoundFigures(4, 0.5, 0.5, 0.5, 0.25, 0.75, 0.25), found["all"]);
        Assert.Equal(new FoundFigures(2, 0.5, 0.5, 0.5, 0, 1, 0.5), found["title"]);
        Assert.Equal(new FoundFigures(1, 1, 1, 1, 0, 1, 0), found["also"]);
    }

    [Fact]
    public void Refusals_Are_Counted_By_Kind()
    {
        var refused = LookupEvaluation.Refused(_pack.Handbook(), [new OutsideQuery("the champions league final", "far"), new OutsideQuery("A tea bag tears", "near")]);

        Assert.Equal(new RefusedFigures(2, 0.5, 0.5), refused["all"]);
        Assert.Equal(new RefusedFigures(1, 1, 0), refused["far"]);
    }

    [Fact]
    public void Grading_Is_Measured_By_Distance_And_Order()
    {
        var graded = GradingEvaluation.Graded(
            _pack.Handbook(),
            [
                new WrittenAnswer("ch1-theory-1", "strong", "Steam is pressed through the hole.", 1),
                new WrittenAnswer("ch1-theory-1", "partial", "I do not know.", 0.5),
                new WrittenAnswer("ch1-theory-1", "wrong", "It is the wind outside.", 0),
                new WrittenAnswer("ch9-theory-9", "strong", "No such question.", 1),
            ]);

        Assert.Equal(3, graded.Count);
        Assert.Equal(3, graded.Pairs);
        Assert.Equal(1, graded.OrderViolations);
    }

    [Theory]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("not json")]
    [InlineData("null")]
    public void A_Bad_Line_Is_Named(string line)
    {
        var path = Path.Combine(_pack.ContentPath, "queries.jsonl");
        File.WriteAllText(path, "{\"id\":\"x\",\"kind\":\"k\",\"query\":\"q\"}\n\n" + line + "\n");

        var failure = Assert.Throws<EvaluationFileException>(() => EvaluationFile.Queries(path));

        Assert.Contains($"{path}, line 3: expected one JSON object with the keys id, kind, query", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Missing_File_Is_Named() =>
        Assert.Contains("nowhere.jsonl cannot be read", Assert.Throws<EvaluationFileException>(() => EvaluationFile.Answers("nowhere.jsonl")).Message, StringComparison.Ordinal);
}
