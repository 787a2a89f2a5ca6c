using System.Diagnostics;
using CsCheck;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;
using StudyBot.Testing;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Core.Tests.Lookup;

public sealed class HandbookIndexTests
{
    private static readonly Handbook Shipped = HandbookLibrary.Open(Repository.Content).Default;

    [Theory]
    [InlineData("why does npm install run again on every build")]
    [InlineData("why does npm instal run agian on evry biuld")]
    [InlineData("ch5-troubleshooting-1")]
    [InlineData("NPM INSTALL RUNS AGAIN ON EVERY BUILD")]
    [InlineData("pip install runs again after every code change")]
    public void The_Question_That_Is_Meant_Comes_First(string text)
    {
        var result = HandbookIndex.Of(Shipped).Find(text);

        Assert.Equal("ch5-troubleshooting-1", Assert.IsType<LookupResult.Answer>(result).Best.Id);
    }

    [Theory]
    [InlineData("what's for lunch in the canteen today?")]
    [InlineData("who won the champions league final?")]
    [InlineData("thanks, that worked!")]
    [InlineData("nice work everyone")]
    [InlineData("how")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("'; DROP TABLE questions; --")]
    [InlineData("\" OR ( * ^ AND NOT")]
    [InlineData("\uD83D\uDC33\uD83D\uDC33")]
    [InlineData("\u200b\u2060\ufeff\u202e\u0000")]
    [InlineData("\uD800 \uDFFF")]
    [InlineData("((((a+)+)+)+)+$")]
    public void What_The_Handbook_Does_Not_Cover_Is_Not_Answered(string text)
    {
        var result = HandbookIndex.Of(Shipped).Find(text);

        Assert.IsType<LookupResult.None>(result);
    }

    [Fact]
    public void Any_Text_Is_Taken()
    {
        using var pack = new PackBuilder();
        pack.Question();
        var index = HandbookIndex.Of(pack.Handbook());

        Gen.String.Sample(text => Assert.NotNull(index.Find(text)));
    }

    [Theory]
    [InlineData("docker ")]
    [InlineData("a")]
    [InlineData("npm install \0")]
    [InlineData("-")]
    public void A_Flood_Of_Text_Is_Taken_In_Its_Stride(string text)
    {
        var flood = string.Concat(Enumerable.Repeat(text, 6000 / text.Length));

        var watch = Stopwatch.StartNew();
        var result = HandbookIndex.Of(Shipped).Find(flood);

        Assert.NotNull(result);
        Assert.True(watch.ElapsedMilliseconds < 10_000, $"took {watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void Words_Of_The_Pack_Are_Known_By_Their_Synonyms_And_Abbreviations()
    {
        using var pack = new PackBuilder();
        pack.Question(edit: text => text.Replace("title: Kettles of ch1-theory-1", "title: The kettle boils over", StringComparison.Ordinal))
            .Question("ch1-basics/theory-2.md", text => text.Replace("title: Kettles of ch1-theory-2", "title: A tea bag tears", StringComparison.Ordinal))
            .Write("vocabulary.yml", "synonyms:\n  - [boils over, spills]\nabbreviations:\n  tb: [tea bag]\n");
        var index = HandbookIndex.Of(pack.Handbook());

        Assert.Equal("ch1-theory-1", index.Find("it spills").Ranked[0].Question.Id);
        Assert.Equal("ch1-theory-2", index.Find("my tb is gone").Ranked[0].Question.Id);
    }

    [Fact]
    public void A_Handbook_May_Be_About_Everyday_Words()
    {
        using var pack = new PackBuilder();
        pack.Question(edit: text => text.Replace("title: Kettles of ch1-theory-1", "title: Sleep before an interview", StringComparison.Ordinal));

        var found = HandbookIndex.Of(pack.Handbook()).Find("interview sleep");

        Assert.IsNotType<LookupResult.None>(found);
        Assert.Equal("ch1-theory-1", found.Ranked[0].Question.Id);
    }

    [Fact]
    public void A_Withheld_Question_Is_Not_Found_By_Its_Answer()
    {
        using var pack = new PackBuilder();
        pack.Question();
        var index = HandbookIndex.Of(pack.Handbook());
        var withheld = new HashSet<string>(StringComparer.Ordinal) { "ch1-theory-1" };

        Assert.Equal("ch1-theory-1", index.Find("steam pressed through a narrow hole").Ranked[0].Question.Id);
        Assert.Empty(index.Find("steam pressed through a narrow hole", withheld).Ranked);
        Assert.Equal("ch1-theory-1", index.Find("why does the kettle whistle", withheld).Ranked[0].Question.Id);
    }

    [Fact]
    public void The_Same_Text_Always_Gets_The_Same_Result()
    {
        var index = HandbookIndex.Of(Shipped);
        var results = new string[200];

        Parallel.For(0, results.Length, i => results[i] = string.Join(' ', index.Find("copy or add files").Ranked.Select(match => $"{match.Question.Id} {match.Score}")));

        Assert.Single(results.Distinct());
    }

    [Fact]
    public void An_Empty_Pack_Finds_Nothing()
    {
        using var pack = new PackBuilder();

        var result = HandbookIndex.Of(pack.Handbook()).Find("anything at all");

        Assert.Empty(Assert.IsType<LookupResult.None>(result).Ranked);
    }
}
