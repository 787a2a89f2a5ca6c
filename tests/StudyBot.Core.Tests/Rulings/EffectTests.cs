using CsCheck;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Rulings;
using StudyBot.Core.Scoring;
using StudyBot.Core.Tests.Scoring;

namespace StudyBot.Core.Tests.Rulings;

public sealed class EffectTests
{
    private static readonly MemberId Lead = new(99);
    private static readonly Dates AllTime = new(LocalDate.MinIsoValue, LocalDate.MaxIsoValue);

    [Fact]
    public void A_Void_Equals_A_History_In_Which_The_Day_Never_Was() => Gen.Select(HistoryGen.Facts, Gen.Int[0, 19]).Sample((facts, at) =>
    {
        var question = facts.Questions[at % facts.Questions.Count];

        var voided = Effects.After(facts, question.InstanceId, Ruling(RulingKind.Void));

        Same(facts.Without(question.InstanceId), voided);
    });

    [Fact]
    public void A_Correction_Equals_A_History_That_Always_Had_The_Other_Key() =>
        Gen.Select(HistoryGen.Facts, Gen.Int[0, 19], Gen.Int[0, 3], Gen.Bool).Sample((facts, at, option, replace) =>
        {
            var question = facts.Questions[at % facts.Questions.Count];
            HashSet<int> right = replace ? [option] : [.. question.RightOptions, option];
            var always = facts with { Questions = [.. facts.Questions.Select(one => one == question ? one with { RightOptions = right } : one)] };

            Same(always, Effects.After(facts, question.InstanceId, Ruling(replace ? RulingKind.Replace : RulingKind.Accept) with { Option = option }));
        });

    [Fact]
    public void A_Regrade_Changes_The_Points_Of_Exactly_One_Member() =>
        Gen.Select(HistoryGen.Facts.Where(facts => facts.Questions.Any(question => question.Answers.Count > 0)), Gen.Int[0, 99], Gen.Int[0, 10]).Sample((facts, at, tenths) =>
        {
            var asked = facts.Questions.Where(question => question.Answers.Count > 0).ToList();
            var question = asked[at % asked.Count];
            var member = question.Answers[at % question.Answers.Count].Member;

            var after = Effects.After(facts, question.InstanceId, Ruling(RulingKind.Regrade) with { About = member }, tenths / 10m);

            Assert.Equal(
                Ledger.Of(facts).Entries.Where(entry => entry.Member != member || entry.Date != question.Date),
                Ledger.Of(after).Entries.Where(entry => entry.Member != member || entry.Date != question.Date));
            Assert.True(Effects.Between(facts, after).Sum(change => change.Members) <= 1);
        });

    [Fact]
    public void What_Is_Told_Adds_Up_To_What_Changed() => Gen.Select(HistoryGen.Facts, HistoryGen.Facts).Sample((before, after) =>
    {
        var changes = Effects.Between(before, after);

        Assert.Equal(Total(after) - Total(before), changes.Sum(change => change.Points * change.Members));
        Assert.DoesNotContain(changes, change => change.Points == 0 || change.Members == 0);
        Assert.Empty(Effects.Between(before, before));
    });

    [Fact]
    public void The_Order_In_Which_Anything_Arrives_Changes_Neither_Points_Nor_Boards() =>
        Gen.Select(HistoryGen.Facts, Gen.Int).Sample((facts, seed) => Same(facts, facts.Shuffled(seed)));

    [Fact]
    public void A_Members_Points_And_Streak_Depend_On_Nobody_Elses_Answers() => Gen.Select(HistoryGen.Facts, Gen.ULong[1, 5]).Sample((facts, id) =>
    {
        var member = new MemberId(id);
        var alone = facts with { Questions = [.. facts.Questions.Select(question => question with { Answers = [.. question.Answers.Where(answer => answer.Member == member)] })] };

        Assert.Equal(Ledger.Of(facts).Entries.Where(entry => entry.Member == member), Ledger.Of(alone).Entries);
        Assert.Equal(Ledger.Of(facts).Streaks.GetValueOrDefault(member), Ledger.Of(alone).Streaks.GetValueOrDefault(member));
    });

    private static int Total(CourseFacts facts) => Ledger.Of(facts).Entries.Sum(entry => entry.Points);

    private static void Same(CourseFacts expected, CourseFacts actual)
    {
        Assert.Equal(Ledger.Of(expected).Entries, Ledger.Of(actual).Entries);
        Assert.Equal(Ledger.Of(expected).Streaks.OrderBy(pair => pair.Key.Value), Ledger.Of(actual).Streaks.OrderBy(pair => pair.Key.Value));
        Assert.Equal(Leaderboard.Of(expected, AllTime).Standings, Leaderboard.Of(actual, AllTime).Standings);
    }

    private static Ruling Ruling(RulingKind kind) => new(kind, Lead, DateTimeOffset.UnixEpoch, "why");
}
