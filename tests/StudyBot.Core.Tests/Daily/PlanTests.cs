using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Scoring;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Daily;

public sealed class PlanTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_Preview_Is_What_Comes_And_Never_Tells_The_Key()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();

        var preview = await PressAsync(world, "Preview");
        await world.AtAsync(On(0, 10), Stop);

        var asked = (await world.Questions.OpenInAsync(course.Id, Stop))!.Asked!;
        Assert.Equal(DailyCards.Question(asked), preview.Card.Body);
        Assert.DoesNotContain("Because", System.Text.Json.JsonSerializer.Serialize(preview.Reply));
        Assert.DoesNotContain(asked.Title, preview.Card.Title);
    }

    [Fact]
    public async Task A_Skipped_Question_Is_Passed_Over_Once_And_The_History_Says_By_Whom()
    {
        await using var world = new DailyWorld(2, 2);
        var course = await world.CourseAsync();
        var preview = await PressAsync(world, "Preview");

        var ask = await world.Lead.PressesAsync(preview, "Skip");
        Assert.Equal(preview.Card.Body, (await PressAsync(world, "Preview")).Card.Body);
        await world.Lead.PressesAsync(ask, "Skip");
        var twice = await world.Lead.PressesAsync(preview, "Skip");
        await world.AtAsync(On(0, 10), Stop);

        Assert.NotEqual(preview.Card.Body, DailyCards.Question((await world.Questions.OpenInAsync(course.Id, Stop))!.Asked!));
        Assert.Equal(PlanTexts.Moved, twice.Text);
        var history = await world.Chat.As("Ada").RunsAsync("/daily history");
        Assert.EndsWith("passed over the next question", history.Reply!.Cards[1].Body);
        Assert.Equal([true, false], (await world.Questions.DrawsAsync(course.Id, Stop)).Select(draw => draw.Skipped));
    }

    [Fact]
    public async Task Why_A_Question_Was_Passed_Over_Stands_In_The_History_If_The_Lead_Says_So()
    {
        await using var world = new DailyWorld(2, 2);
        await world.CourseAsync();
        var ask = await world.Lead.PressesAsync(await PressAsync(world, "Preview"), "Skip");

        var skipped = await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(ask, "Give a reason"), ("reason", "Asked last week."));

        Assert.StartsWith("Skipped.", skipped.Text);
        var history = await world.Chat.As("Ada").RunsAsync("/daily history");
        Assert.EndsWith("passed over the next question: Asked last week.", history.Reply!.Cards[1].Body);
    }

    [Fact]
    public async Task A_Pinned_Question_Comes_First_And_Has_Then_Had_Its_Turn()
    {
        await using var world = new DailyWorld(2, 2);
        var course = await world.CourseAsync();
        var offered = await world.Lead.TypesAsync("/daily status", "pin", "title 2.2");
        Assert.Empty(await world.Chat.As("Ada").TypesAsync("/daily status", "pin", ""));

        var pinned = await world.Lead.RunsAsync("/daily status", ("pin", offered.Single().Value));
        var refused = await world.Chat.As("Ada").RunsAsync("/daily status", ("pin", offered.Single().Value));
        for (var day = 0; day < 4; day++)
        {
            await world.AtAsync(On(day, 10), Stop);
        }

        Assert.StartsWith("Pinned: **Title 2.2**", pinned.Text);
        Assert.StartsWith("Stem 2.2.", pinned.Card.Body);
        Assert.Equal(DailyTexts.NeedsLead, refused.Text);
        var asked = (await world.Questions.HistoryAsync(course.Id, 10, Stop)).Select(question => question.Asked!.QuestionId).Reverse().ToList();
        Assert.Equal("ch2-theory-2", asked[0]);
        Assert.Equal(4, asked.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_Pin_That_Fits_Nothing_Or_Had_Its_Turn_Is_Refused_With_What_Is_Near()
    {
        await using var world = new DailyWorld(2, 2);
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var gone = (await world.Questions.OpenInAsync(course.Id, Stop))!.Asked!.QuestionId;

        var unclear = await world.Lead.SubmitsAsync(await PressAsync(world, "Pin another"), ("text", "title"));
        var again = await world.Lead.SubmitsAsync(await PressAsync(world, "Pin another"), ("text", gone));

        Assert.Equal(3, unclear.Text.Split('•').Length - 1);
        Assert.Contains("Nothing was pinned", again.Text);
        Assert.Null((await world.Courses.FindAsync(course.Id, Stop))!.PinnedQuestion);
    }

    [Fact]
    public async Task A_Lead_Who_Looked_At_The_Key_Has_A_Neutral_Day()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        await AnswerAsync(world, "Lea", "Ada");
        await world.AtAsync(On(1, 9), Stop);

        var ask = await world.Lead.PressesAsync(await PressAsync(world, "Preview"), "Show key");
        Assert.Contains("will then not count", ask.Text);
        var key = await world.Lead.PressesAsync(ask, "Show key");
        await world.AtAsync(On(1, 10), Stop);
        await AnswerAsync(world, "Lea", "Ada");
        await world.AtAsync(On(2, 10), Stop);
        await AnswerAsync(world, "Lea", "Ada");
        await world.AtAsync(On(3, 9), Stop);

        Assert.Contains("the true one", key.Text);
        var ledger = Ledger.Of((await world.Facts.OfCourseAsync(course.Id, Stop))!);
        Assert.Equal([Day(0), Day(2)], ledger.Entries.Where(entry => entry.Member == world.Lead.Id).Select(entry => entry.Date));
        Assert.Equal((2, 3), (ledger.Streaks[world.Lead.Id].Days, ledger.Streaks[world.Chat.As("Ada").Id].Days));
        var post = world.Chat.PostsIn(world.Chat.General)[1];
        Assert.StartsWith("You looked at the key", (await world.Lead.PressesAsync(post, "My result")).Reply!.Cards[0].Body);
    }

    [Fact]
    public async Task An_Earlier_Next_Question_After_Days_Off_Closes_The_Open_One_Five_Minutes_Before()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync(settings => settings with { Window = TimeSpan.FromDays(4) });
        await world.Lead.SubmitsAsync(
            await world.Lead.PressesAsync(await PressAsync(world, "Days off"), "Add days off"), ("first", "2026-11-24"), ("last", "2026-11-26"));
        await world.AtAsync(On(0, 10), Stop);
        Assert.Equal(On(4, 9, 55), await ClosesAsync());

        await world.Lead.ChoosesAsync(await PressAsync(world, "Days off"), "2026-11-24/2026-11-26");
        Assert.Equal(On(1, 9, 55), await ClosesAsync());

        async Task<DateTimeOffset> ClosesAsync() => (await world.Questions.OpenInAsync(course.Id, Stop))!.ClosesAt;
    }

    [Fact]
    public async Task Days_Off_Are_Left_Out_And_Can_Be_Taken_Back_And_Touch_No_Streak()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();

        var listed = await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(await PressAsync(world, "Days off"), "Add days off"), ("first", "2026-11-24"), ("last", "2026-11-25"));
        await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(listed, "Add days off"), ("first", "2026-11-26"));
        var removed = await world.Lead.ChoosesAsync(await PressAsync(world, "Days off"), "2026-11-26");
        for (var day = 0; day < 4; day++)
        {
            await world.AtAsync(On(day, 10), Stop);
            await AnswerAsync(world, "Ada");
        }

        await world.AtAsync(On(4, 9), Stop);

        Assert.Equal("• Tue, 24 Nov 2026 to Wed, 25 Nov 2026", removed.Text);
        Assert.Equal([Day(3), Day(0)], (await world.Questions.HistoryAsync(course.Id, 9, Stop)).Select(question => question.Date));
        Assert.Equal(2, Ledger.Of((await world.Facts.OfCourseAsync(course.Id, Stop))!).Streaks[world.Chat.As("Ada").Id].Days);
    }

    [Theory]
    [InlineData("tomorrow", "")]
    [InlineData("2026-11-22", "")]
    [InlineData("2026-12-24", "2026-12-23")]
    [InlineData("2026-12-24", "2028-12-24")]
    public async Task Days_Off_That_Cannot_Be_Are_Refused(string first, string last)
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();

        var answer = await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(await PressAsync(world, "Days off"), "Add days off"), ("first", first), ("last", last));

        Assert.Equal(PlanTexts.BadDaysOff, answer.Text);
        Assert.Empty((await world.Courses.FindAsync(course.Id, Stop))!.DaysOff);
    }

    [Fact]
    public async Task The_Panel_Pauses_And_Its_Old_Buttons_Notice_That_Another_Question_Comes()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var preview = await PressAsync(world, "Preview");
        await world.AtAsync(On(0, 10), Stop);

        var moved = await world.Lead.PressesAsync(preview, "Show key");
        await world.Lead.SubmitsAsync(await PressAsync(world, "Pause"), ("text", "2026-12-01"));

        Assert.Equal(PlanTexts.Moved, moved.Text);
        Assert.Equal(new NodaTime.LocalDate(2026, 12, 1), (await world.Courses.FindAsync(course.Id, Stop))!.Pause!.Until);
    }

    [Theory]
    [InlineData("preview")]
    [InlineData("key")]
    [InlineData("skip")]
    [InlineData("pin-form")]
    [InlineData("off")]
    public async Task Members_Cannot_Plan(string action)
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var panel = await world.Lead.RunsAsync("/daily status");
        await world.AtAsync(On(0, 10), Stop);

        var answer = await world.Chat.As("Ada").ForgesAsync(world.Chat.PostsIn(world.Chat.General).Single(), $"plan:{action}:{course.Id}:1");

        Assert.NotEmpty(panel.Required.Buttons);
        Assert.Equal(DailyTexts.NeedsLead, answer.Text);
    }

    private static async Task<Seen> PressAsync(DailyWorld world, string label) => await world.Lead.PressesAsync(await world.Lead.RunsAsync("/daily status"), label);

    private static async Task AnswerAsync(DailyWorld world, params string[] names)
    {
        foreach (var name in names)
        {
            if (world.Chat.PostsIn(world.Chat.General)[^1] is var post && post.Buttons.Any(button => button.Label.StartsWith('A')))
            {
                await world.Chat.As(name).PressesAsync(post, "A");
            }
        }
    }
}
