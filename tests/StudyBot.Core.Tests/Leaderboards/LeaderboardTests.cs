using CsCheck;
using NodaTime;
using NodaTime.Text;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Scoring;
using StudyBot.Testing;

namespace StudyBot.Core.Tests.Leaderboards;

public sealed class LeaderboardTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);
    private static readonly Dates AllTime = Dates.Of(BoardPeriod.AllTime, Monday, Monday);

    [Fact]
    public void Equal_Members_Share_A_Place_And_The_Next_Place_Is_Skipped()
    {
        var facts = new FactsBuilder().Day(Monday, ("Ada", 0), ("Grace", 0), ("Linus", 1)).Build();

        var board = Leaderboard.Of(facts, AllTime);

        Assert.Equal([(1, true), (1, true), (3, false)], board.Standings.Select(standing => (standing.Rank, standing.Joint)));
    }

    [Fact]
    public void With_Equal_Points_The_Better_Share_Of_Right_Options_Comes_First()
    {
        // Ada needed two answers for her 10 points; the day she missed keeps her from a streak bonus.
        var facts = new FactsBuilder()
            .Day(Monday, ("Ada", 1), ("Grace", 0))
            .Day(Monday.PlusDays(2), ("Linus", 0))
            .Day(Monday.PlusDays(4), ("Ada", 0))
            .Build();

        var board = Leaderboard.Of(facts, AllTime);

        Assert.Equal(["Grace", "Linus", "Ada"], board.Standings.Select(standing => standing.Name));
        Assert.Equal([10, 10, 10], board.Standings.Select(standing => standing.Points));
    }

    [Fact]
    public void With_Equal_Points_And_Accuracy_Who_Got_There_First_Leads()
    {
        var facts = new FactsBuilder().Day(Monday, ("Linus", 0)).Day(Monday.PlusDays(1), ("Ada", 0)).Build();

        Assert.Equal(["Linus", "Ada"], Leaderboard.Of(facts, AllTime).Standings.Select(standing => standing.Name));
    }

    [Fact]
    public void A_Week_Runs_From_Monday_To_Sunday()
    {
        var facts = new FactsBuilder()
            .Day(Monday.PlusDays(-1), ("Ada", 0))
            .Day(Monday, ("Grace", 0))
            .Day(Monday.PlusDays(6), ("Linus", 0))
            .Build();

        var week = Leaderboard.Of(facts, Dates.Of(BoardPeriod.Week, Monday.PlusDays(3), Monday));

        Assert.Equal(["Grace", "Linus"], week.Standings.Select(standing => standing.Name));
    }

    [Theory]
    [InlineData("2027-02-01", "2027-02-01", "2027-02-28")]
    [InlineData("2028-02-29", "2028-02-01", "2028-02-29")]
    [InlineData("2026-12-31", "2026-12-01", "2026-12-31")]
    public void A_Season_Is_The_Calendar_Month_Of_A_Scheduled_Date(string date, string first, string last) =>
        Assert.Equal(new Dates(Parsed(first), Parsed(last)), SeasonDates.Of(Parsed(date)));

    [Fact]
    public void The_Season_Board_Stays_Until_A_Question_Of_The_Next_Season_Has_Closed()
    {
        var facts = new FactsBuilder().Day(Monday, ("Ada", 0)).Day(Monday.PlusDays(7), ("Grace", 0));

        var before = Dates.Of(BoardPeriod.Season, new LocalDate(2026, 12, 1), lastClosed: Monday.PlusDays(7));
        facts.Day(new LocalDate(2026, 12, 1), ("Linus", 0));
        var after = Dates.Of(BoardPeriod.Season, new LocalDate(2026, 12, 2), CourseScores.Of(facts.Build()).LastClosed);

        Assert.Equal(["Ada", "Grace"], Leaderboard.Of(facts.Build(), before).Standings.Select(standing => standing.Name));
        Assert.Equal(["Linus"], Leaderboard.Of(facts.Build(), after).Standings.Select(standing => standing.Name));
        Assert.Equal("November 2026", LeaderboardTexts.Season(before));
        Assert.Equal("15 November to 14 January 2027", LeaderboardTexts.Season(new Dates(new LocalDate(2026, 11, 15), new LocalDate(2027, 1, 14))));
    }

    [Fact]
    public void The_Rows_Around_Ones_Own_Are_Two_Above_And_Two_Below()
    {
        var facts = new FactsBuilder();
        for (var day = 0; day < 9; day++)
        {
            facts.Day(Monday.PlusDays(day), ($"m{day}", 0));
        }

        var board = Leaderboard.Of(facts.Build(), AllTime);

        Assert.Equal(["m3", "m4", "m5", "m6", "m7"], board.Around(FactsBuilder.Id("m5")).Select(standing => standing.Name));
        Assert.Equal(["m0", "m1", "m2"], board.Around(FactsBuilder.Id("m0")).Select(standing => standing.Name));
        Assert.Equal(["m6", "m7", "m8"], board.Around(FactsBuilder.Id("m8")).Select(standing => standing.Name));
        Assert.Empty(board.Around(FactsBuilder.Id("somebody else")));
    }

    [Fact]
    public void The_Order_In_Which_Facts_Are_Read_Never_Changes_A_Board()
    {
        Gen.Select(Gen.Int[0, 3].Array[2, 6].Array[1, 8], Gen.Int).Sample((days, seed) =>
        {
            var builder = new FactsBuilder();
            for (var day = 0; day < days.Length; day++)
            {
                builder.Day(Monday.PlusDays(day), [.. days[day].Select((option, i) => ($"m{i}", option))]);
            }

            var facts = builder.Build();
            var random = new Random(seed);
            var shuffled = facts with
            {
                Questions = [.. facts.Questions.OrderBy(_ => random.Next()).Select(question => question with { Answers = [.. question.Answers.OrderBy(_ => random.Next())] })],
            };

            return Leaderboard.Of(facts, AllTime).Standings.SequenceEqual(Leaderboard.Of(shuffled, AllTime).Standings);
        });
    }

    private static LocalDate Parsed(string date) => LocalDatePattern.Iso.Parse(date).Value;
}
