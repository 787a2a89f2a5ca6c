using NodaTime;
using StudyBot.Core.Answers;
using StudyBot.Core.Away;
using StudyBot.Core.Scoring;
using StudyBot.Core.Tests.Scoring;
using StudyBot.Testing;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Away;

public sealed class AwayTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_Day_Away_Neither_Adds_To_A_Streak_Nor_Breaks_It()
    {
        var built = new FactsBuilder().Day(Monday, ("Ada", 0)).Day(Monday.PlusDays(1), ("Grace", 0)).Day(Monday.PlusDays(2), ("Ada", 0)).Build();
        var facts = built with { Questions = [.. built.Questions.Select((question, at) => at == 1 ? question with { Away = new HashSet<Core.Chat.MemberId> { FactsBuilder.Id("Ada") } } : question)] };

        Assert.Equal(2, Ledger.Of(facts).Streaks[FactsBuilder.Id("Ada")].Days);
    }

    [Fact]
    public void A_Streak_Is_As_If_The_Days_Away_Had_Not_Been() => CsCheck.Check.Sample(HistoryGen.Facts, facts =>
    {
        var member = new Core.Chat.MemberId(3);
        var without = facts with { Questions = [.. facts.Questions.Where(question => !question.Away.Contains(member))] };

        Assert.Equal(Ledger.Of(without).Streaks.GetValueOrDefault(member), Ledger.Of(facts).Streaks.GetValueOrDefault(member));
        Assert.All(Ledger.Of(facts).Entries.Where(entry => entry.Away), entry => Assert.Equal(0, entry.StreakPoints));
    });

    [Fact]
    public async Task Somebody_Is_Away_From_The_Next_Question_On_Until_The_Day_They_Are_Back()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var ada = world.Chat.As("Ada");
        await world.AtAsync(On(0, 10), Stop);
        await ada.PressesAsync(world.Chat.PostsIn(world.Chat.General).Single(), "A ·");

        var told = await ada.RunsAsync("me away", ("until", "2026-11-26"));
        await world.AtAsync(On(1, 10), Stop);
        await world.AtAsync(On(2, 10), Stop);
        await world.AtAsync(On(3, 10), Stop);
        await world.AtAsync(On(4, 9, 30), Stop);

        Assert.Contains("away until **Thursday, 26 November**", told.Text, StringComparison.Ordinal);
        Assert.Contains("2 days with a question, from Tuesday, 24 November on. 18 days are left in November.", told.Text, StringComparison.Ordinal);
        Assert.Contains("open now still counts as usual", told.Text, StringComparison.Ordinal);
        var facts = (await world.Facts.OfCourseAsync(course.Id, Stop))!;
        Assert.Equal([false, true, true, false], facts.Questions.Select(question => question.Away.Contains(ada.Id)));

        Assert.Equal(ResultTexts.WasAway, (await ada.PressesAsync(world.Chat.PostsIn(world.Chat.General)[1], "My result")).Text);

        // Thursday was missed, with no freeze to cover it.
        Assert.Equal(0, Ledger.Of(facts).Streaks[ada.Id].Days);
        Assert.StartsWith("You are not away. 18 days are left", (await ada.RunsAsync("me away")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coming_Back_Early_Counts_From_The_Next_Question_On()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var ada = world.Chat.As("Ada");
        var told = await ada.RunsAsync("me away", ("until", "2026-11-30"));
        await world.AtAsync(On(0, 10), Stop);

        var back = await ada.PressesAsync(told, "I am back");
        var again = await ada.ForgesAsync(told.Required, $"away:back:{course.Id}");
        await ada.PressesAsync(world.Chat.PostsIn(world.Chat.General).Single(), "A ·");
        await world.AtAsync(On(1, 10), Stop);
        await world.AtAsync(On(2, 9, 30), Stop);

        Assert.Equal(AwayTexts.IsBack, back.Text);
        Assert.Equal(AwayTexts.WasBack, again.Text);
        Assert.Equal([true, false], (await world.Facts.OfCourseAsync(course.Id, Stop))!.Questions.Select(question => question.Away.Contains(ada.Id)));
        var result = await ada.PressesAsync(world.Chat.PostsIn(world.Chat.General)[0], "My result");
        Assert.Contains(result.Required.Reply.Cards, card => card.Body.Contains("you were away, so it stays at 0 days", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("tomorrow")]
    [InlineData("2028-01-01")]
    public async Task A_Date_That_Is_Over_Or_None_Changes_Nothing(string typed)
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();

        Assert.Equal(AwayTexts.BadUntil(typed), (await world.Chat.As("Ada").RunsAsync("me away", ("until", typed))).Text);
        Assert.StartsWith("You are not away.", (await world.Chat.As("Ada").RunsAsync("me away")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_More_Than_Twenty_Days_Of_A_Season_Can_Be_Taken()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        var ada = world.Chat.As("Ada");

        // December has 23 weekdays: the twentieth is the 28th.
        var tooLong = await ada.RunsAsync("me away", ("until", "2027-01-11"));
        var longest = await ada.RunsAsync("me away", ("until", "2026-12-29"));

        Assert.Contains("`until:2026-12-29`", tooLong.Text, StringComparison.Ordinal);
        Assert.Contains("away until **Tuesday, 29 December**", longest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_Of_One_Season_Do_Not_Count_For_Another()
    {
        var november = Enumerable.Range(1, 20).Select(day => new LocalDate(2026, 11, day)).ToList();

        Assert.Equal(new LocalDate(2026, 11, 23), AwayRules.TooMany(november, [Monday]));
        Assert.Null(AwayRules.TooMany(november, [new LocalDate(2026, 12, 1)]));
        Assert.Equal(0, AwayRules.Left(november, Monday));
    }

    [Fact]
    public async Task Dates_To_Be_Back_Are_Offered_While_Typing()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();

        var offered = await world.Chat.As("Ada").TypesAsync("me away", "until", "monday");

        Assert.Equal(["2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21"], offered.Select(choice => choice.Value));
    }
}
