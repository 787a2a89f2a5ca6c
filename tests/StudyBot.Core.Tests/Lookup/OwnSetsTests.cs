using StudyBot.Core.Evaluation;
using StudyBot.Core.Handbooks;
using StudyBot.Testing;

namespace StudyBot.Core.Tests.Lookup;

/// <summary>Keeps lookup and grading of the shipped handbook as good as they were when these sets were written.</summary>
public sealed class OwnSetsTests
{
    private static readonly Handbook Shipped = HandbookLibrary.Open(Repository.Content).Default;

    [Fact]
    public void What_Is_Meant_Is_Found()
    {
        var found = LookupEvaluation.Found(Shipped, EvaluationFile.Queries(PathOf("queries.jsonl")));

        Assert.All(found.Where(kind => kind.Value.Count >= 10), kind => Assert.True(kind.Value.Hit1 >= 0.9, $"{kind.Key}: {kind.Value}"));
        Assert.True(found["all"] is { Hit1: >= 0.96, Hit3: >= 0.99, Mrr: >= 0.97, Refused: <= 0.01, Answered: >= 0.85, ConfidentWrong: <= 0.03 }, found["all"].ToString());
    }

    [Fact]
    public void What_The_Handbook_Does_Not_Cover_Is_Refused()
    {
        var refused = LookupEvaluation.Refused(Shipped, EvaluationFile.OutOfScope(PathOf("outofscope.jsonl")));

        Assert.True(refused["far"].Rejected >= 0.9, refused["far"].ToString());
        Assert.True(refused["hostile"].Rejected >= 0.9, refused["hostile"].ToString());
        Assert.True(refused["near"] is { Rejected: >= 0.65, Answered: <= 0.05 }, refused["near"].ToString());
    }

    /// <summary>Written without a look at what lookup makes of it. The method was chosen by this set among others; no alias was added because of it.</summary>
    [Fact]
    public void What_Is_Asked_In_Words_That_The_Handbook_Does_Not_Use_Is_Found_As_Well()
    {
        var found = LookupEvaluation.Found(Shipped, EvaluationFile.Queries(PathOf("unseen.jsonl")))["all"];
        var refused = LookupEvaluation.Refused(Shipped, EvaluationFile.OutOfScope(PathOf("unseen-outofscope.jsonl")));

        Assert.Equal(136, found.Count);
        Assert.True(found is { Hit1: >= 0.95, Hit3: >= 0.98, Answered: >= 0.85, Refused: <= 0.01, ConfidentWrong: <= 0.03 }, found.ToString());
        Assert.True(refused["all"] is { Rejected: >= 0.85, Answered: <= 0.04 }, refused["all"].ToString());
    }

    [Fact]
    public void Better_Answers_Are_Graded_Better()
    {
        var graded = GradingEvaluation.Graded(Shipped, EvaluationFile.Answers(PathOf("answers.jsonl")));

        Assert.Equal(20, graded.Count);
        Assert.True(graded.MeanAbsoluteError <= 0.08, graded.ToString());
        Assert.True(graded.OrderViolations <= 1, graded.ToString());
        Assert.Equal(0, graded.StuffedAboveLimit);
    }

    private static string PathOf(string file) => Path.Combine(Repository.Root, "tests", "StudyBot.Core.Tests", "Lookup", file);
}
