using CsCheck;
using StudyBot.Core.Daily;

namespace StudyBot.Core.Tests.Daily;

public sealed class QuestionBagTests
{
    private static readonly Gen<int[]> ChapterSizes = Gen.Int[1, 9].Array[1, 8];

    [Fact]
    public void Every_Question_Comes_Once_Per_Cycle() => Gen.Select(Gen.Long, ChapterSizes).Sample((seed, sizes) =>
    {
        var questions = Questions(sizes);

        var draws = Draw(seed, questions, 3 * questions.Count);

        foreach (var (cycle, ofCycle) in draws.GroupBy(draw => draw.Cycle).Select(group => (group.Key, group.ToList())))
        {
            Assert.InRange(cycle, 1, 3);
            Assert.Equal(questions.Count, ofCycle.Select(draw => draw.QuestionId).Distinct().Count());
            Assert.Equal(questions.Count, ofCycle.Count);
        }
    });

    [Fact]
    public void No_Chapter_Comes_Twice_Running_Where_That_Can_Be() => Gen.Select(Gen.Long, ChapterSizes)
        .Where((_, sizes) => sizes.Max() <= sizes.Sum() / 2)
        .Sample((seed, sizes) =>
        {
            var draws = Draw(seed, Questions(sizes), 4 * sizes.Sum());

            Assert.DoesNotContain(draws.Zip(draws.Skip(1)), pair => pair.First.Chapter == pair.Second.Chapter);
        });

    [Fact]
    public void Where_One_Chapter_Is_Too_Large_It_Repeats_As_Seldom_As_Possible() => Gen.Select(Gen.Long, ChapterSizes, Gen.Int[1, 4]).Sample((seed, sizes, cycles) =>
    {
        var draws = Draw(seed, Questions(sizes), cycles * sizes.Sum());

        // Every question of another chapter stands between two of the largest one at best.
        var (largest, others) = (cycles * sizes.Max(), cycles * (sizes.Sum() - sizes.Max()));
        Assert.Equal(Math.Max(0, largest - others - 1), draws.Zip(draws.Skip(1)).Count(pair => pair.First.Chapter == pair.Second.Chapter));
    });

    [Fact]
    public void Chapters_Of_One_Size_Take_Turns() => Gen.Long.Sample(seed =>
    {
        var draws = Draw(seed, Questions([10, 10, 10, 10, 10, 10, 10, 10]), 80);

        Assert.All(draws.Chunk(8), round => Assert.Equal(8, round.Select(draw => draw.Chapter).Distinct().Count()));
    });

    [Fact]
    public void The_Same_Seed_And_History_Give_The_Same_Question_Whatever_The_Order_Of_The_Handbook()
    {
        var questions = Questions([3, 4, 5]);

        Assert.Equal(Draw(42, questions, 30), Draw(42, [.. questions.Reverse()], 30));
        Assert.NotEqual(Draw(42, questions, 30), Draw(43, questions, 30));
    }

    [Fact]
    public void New_Content_Joins_The_Cycle_Under_Way() => Gen.Select(Gen.Long, Gen.Int[0, 11]).Sample((seed, before) =>
    {
        var history = Draw(seed, Questions([6, 6]), before);
        var more = Questions([6, 6, 2]);

        var draws = Draw(seed, more, 14, history);

        Assert.Equal(14, draws.Where(draw => draw.Cycle == 1).Select(draw => draw.QuestionId).Distinct().Count());
        Assert.All(draws, draw => Assert.Equal(1, draw.Cycle));
    });

    [Fact]
    public void A_Question_That_Is_Taken_Away_Does_Not_Come_Again()
    {
        var history = Draw(1, Questions([5, 5]), 4);

        var draws = Draw(1, Questions([5, 4]), 20, history);

        Assert.DoesNotContain(draws.Skip(4), draw => draw.QuestionId == "ch2-5");
    }

    [Fact]
    public void The_Next_Cycle_Uses_Other_Choice_Items_First() => Gen.Long.Sample(seed =>
    {
        var draws = Draw(seed, Questions([4, 4]), 16);

        foreach (var ofQuestion in draws.GroupBy(draw => draw.QuestionId))
        {
            Assert.Equal(2, ofQuestion.Select(draw => draw.ItemId).Distinct().Count());
        }
    });

    [Fact]
    public void An_Empty_Handbook_Gives_Nothing() => Assert.Null(QuestionBag.Next(1, [], []));

    [Fact]
    public void The_Cycle_Counts_Down_And_Starts_Over()
    {
        var questions = Questions([2, 1]);

        var left = Enumerable.Range(0, 4).Select(drawn => QuestionBag.LeftInCycle(questions, Draw(5, questions, drawn)));

        Assert.Equal([3, 2, 1, 3], left);
    }

    private static IReadOnlyList<BagQuestion> Questions(int[] sizes) =>
    [
        .. sizes.SelectMany((size, chapter) => Enumerable.Range(1, size).Select(number => new BagQuestion("docker", $"ch{chapter + 1}-{number}", chapter + 1, ["1", "2"]))),
    ];

    private static List<Draw> Draw(long seed, IReadOnlyList<BagQuestion> questions, int count, IReadOnlyList<Draw>? before = null)
    {
        var draws = new List<Draw>(before ?? []);
        while (draws.Count < count)
        {
            draws.Add(QuestionBag.Next(seed, questions, draws)!);
        }

        return draws;
    }
}
