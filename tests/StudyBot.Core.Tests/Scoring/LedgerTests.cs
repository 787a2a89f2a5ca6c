using CsCheck;
using NodaTime;
using StudyBot.Core.Scoring;
using StudyBot.Testing;

namespace StudyBot.Core.Tests.Scoring;

public sealed class LedgerTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    [Fact]
    public void The_Right_Option_Earns_Ten_And_A_Wrong_One_Nothing()
    {
        var facts = new FactsBuilder().Day(Monday, ("Ada", 0), ("Grace", 2)).Build();

        var ledger = Ledger.Of(facts);

        Assert.Equal([("Ada", 10), ("Grace", 0)], PointsByName(ledger, facts));
    }

    [Fact]
    public void Answering_In_A_Row_Adds_One_Then_Two_Even_When_Wrong()
    {
        var facts = new FactsBuilder()
            .Day(Monday, ("Ada", 3))
            .Day(Monday.PlusDays(1), ("Ada", 3))
            .Day(Monday.PlusDays(2), ("Ada", 3))
            .Day(Monday.PlusDays(3), ("Ada", 3))
            .Build();

        Assert.Equal([0, 1, 2, 2], Ledger.Of(facts).Entries.Select(entry => entry.StreakPoints));
    }

    [Fact]
    public void A_Weekend_Without_A_Question_Does_Not_Break_A_Streak()
    {
        var friday = Monday.PlusDays(4);
        var facts = new FactsBuilder().Day(friday, ("Ada", 0)).Day(friday.PlusDays(3), ("Ada", 0)).Build();

        Assert.Equal(2, Ledger.Of(facts).Streaks[FactsBuilder.Id("Ada")].Days);
    }

    [Fact]
    public void A_Question_That_Is_Still_Open_Breaks_No_Streak_And_Uses_No_Freeze()
    {
        var closed = new FactsBuilder().Day(Monday, ("Ada", 0)).Day(Monday.PlusDays(1), ("Ada", 0)).Build();
        var open = closed with { Days = [.. closed.Days, new ScheduledDay(Monday.PlusDays(2), DayOutcome.Pending)] };

        Assert.Equal(2, Ledger.Of(open).Streaks[FactsBuilder.Id("Ada")].Days);
        Assert.Equal(Ledger.Of(closed).Streaks, Ledger.Of(open).Streaks);
    }

    [Fact]
    public void A_Missed_Day_Without_A_Freeze_Starts_The_Streak_Over()
    {
        var facts = new FactsBuilder()
            .Day(Monday, ("Ada", 0))
            .Day(Monday.PlusDays(1), ("Grace", 0))
            .Day(Monday.PlusDays(2), ("Ada", 0))
            .Build();

        Assert.Equal(1, Ledger.Of(facts).Streaks[FactsBuilder.Id("Ada")].Days);
    }

    [Fact]
    public void Seven_Days_Answered_Earn_A_Freeze_That_Covers_One_Missed_Day()
    {
        var facts = new FactsBuilder();
        for (var day = 0; day < 7; day++)
        {
            facts.Day(Monday.PlusDays(day), ("Ada", 0));
        }

        facts.Day(Monday.PlusDays(7), ("Grace", 0)).Day(Monday.PlusDays(8), ("Ada", 0));

        var streak = Ledger.Of(facts.Build()).Streaks[FactsBuilder.Id("Ada")];

        Assert.Equal(new Streak(Days: 8, Freezes: 0, Answered: 8), streak);
    }

    [Fact]
    public void A_Voided_Day_Equals_A_History_Without_It()
    {
        var history = Gen.Int[0, 3].Array[0, 3].Array[1, 12];
        string[] names = ["Ada", "Grace", "Linus"];

        Gen.Select(history, Gen.Int[0, 11]).Sample((days, at) =>
        {
            var gone = at % days.Length;
            var voided = new FactsBuilder();
            var without = new FactsBuilder();
            for (var day = 0; day < days.Length; day++)
            {
                var date = Monday.PlusDays(day);
                var answers = days[day].Select((option, i) => (names[i], option)).ToArray();
                if (day == gone)
                {
                    voided.VoidDay(date, answers);
                }
                else
                {
                    voided.Day(date, answers);
                    without.Day(date, answers);
                }
            }

            return Ledger.Of(voided.Build()).Entries.SequenceEqual(Ledger.Of(without.Build()).Entries);
        });
    }

    private static List<(string Name, int Points)> PointsByName(Ledger ledger, CourseFacts facts) =>
        [.. ledger.Entries.Select(entry => (facts.Names[entry.Member], entry.Points)).OrderBy(pair => pair.Item1, StringComparer.Ordinal)];
}
