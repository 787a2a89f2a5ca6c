using NodaTime;
using StudyBot.Core.Daily;
using StudyBot.Core.Learning;

namespace StudyBot.Core.Tests.Learning;

public sealed class ReviewListTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [Fact]
    public void What_Was_Never_Wrong_Is_Not_On_The_List_And_A_Miss_Comes_Back_The_Next_Day()
    {
        var list = ReviewList.Of([Answer("a", 0, right: true), Answer("b", 0, right: false), Answer("c", 0, right: true), Answer("c", 3, right: false)]);

        Assert.Equal([("b", Monday.PlusDays(1)), ("c", Monday.PlusDays(4))], list.Select(item => (item.Question.QuestionId, item.Due)));
    }

    [Fact]
    public void What_Is_Known_Again_Comes_Back_Later_Each_Time_And_Another_Miss_Brings_It_Back_Soon()
    {
        var answers = new List<StudyAnswer> { Answer("a", 0, right: false) };
        var waits = new List<int>();
        for (var turn = 0; turn < 5; turn++)
        {
            var item = Assert.Single(ReviewList.Of(answers));
            waits.Add(Period.DaysBetween(item.Last, item.Due));
            answers.Add(Answer("a", Period.DaysBetween(Monday, item.Due), right: true));
        }

        var known = Assert.Single(ReviewList.Of(answers));
        answers.Add(Answer("a", Period.DaysBetween(Monday, known.Due), right: false));
        var missed = Assert.Single(ReviewList.Of(answers));

        Assert.Equal(waits.Order(), waits);
        Assert.True(waits[^1] > waits[0]);
        Assert.True(Period.DaysBetween(missed.Last, missed.Due) < waits[^1]);
        Assert.Equal(2, missed.Misses);
    }

    [Fact]
    public void Of_Several_Answers_On_One_Day_The_First_Counts_In_Whatever_Order_They_Are_Read()
    {
        var answers = new[] { Answer("a", 0, right: false), Answer("a", 0, right: true, minute: 5), Answer("a", 1, right: false), Answer("a", 1, right: true, minute: 5) };

        var once = ReviewList.Of([answers[0], answers[2]]);

        Assert.Equal(once, ReviewList.Of(answers));
        Assert.Equal(once, ReviewList.Of(answers.Reverse()));
    }

    [Theory]
    [InlineData(0.35)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void Over_200_Days_Learners_Of_Any_Strength_Have_A_Bounded_Load_And_Know_What_They_Are_Asked(double strength)
    {
        SimulatedLearner[] learners = [.. Enumerable.Range(0, 6).Select(seed => new SimulatedLearner(strength, questions: 80, seed))];

        foreach (var learner in learners)
        {
            for (var day = 0; day < 200; day++)
            {
                learner.Live(day);
            }

            Assert.All(ReviewList.Of(learner.Answers), item =>
            {
                Assert.InRange(item.Memory.Stability, 0.001, 36_500);
                Assert.InRange(item.Memory.Difficulty, 1, 10);
                Assert.InRange(Period.DaysBetween(item.Last, item.Due), 1, Fsrs.LongestInterval);
            });

            // Five new questions are met a day at first, and 80 in all: a day never asks more than twenty of them.
            Assert.All(learner.Load, load => Assert.InRange(load, 0, PracticeDraw.MostQuestions));
        }

        var (first, last) = (learners.SelectMany(learner => learner.Load.Take(50)).Average(), learners.SelectMany(learner => learner.Load.TakeLast(50)).Average());
        Assert.True(last < first / 2, $"{first:0.0} a day at first, {last:0.0} at last");

        // What comes back was meant to be known with a probability of 90 %. It is asked on whole days, so rather sooner.
        var late = learners.SelectMany(learner => learner.Asked).Where(asked => asked.Day >= 30).ToList();
        var known = late.Average(asked => asked.Known ? 1.0 : 0.0);
        Assert.True(late.Count > 20, $"{late.Count} asked");
        Assert.InRange(known, Fsrs.Retention - 0.03, Fsrs.Retention + 0.07);
    }

    internal static StudyAnswer Answer(string question, int day, bool right, int minute = 0) => new(
        new QuestionKey("docker", question), "1", 1, Monday.PlusDays(day), new DateTimeOffset(2026, 11, 23, 12, minute, 0, TimeSpan.Zero).AddDays(day), right, right ? 0 : 1)
    {
        InPractice = true,
        ByOption = true,
    };
}
