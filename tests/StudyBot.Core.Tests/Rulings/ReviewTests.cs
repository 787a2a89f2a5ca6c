using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Rulings;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Rulings;

public sealed class ReviewTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_Result_Explains_Every_Point_And_The_Grade_In_Private()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);

        var ada = await day.ResultOfAsync(day.Ada);
        var cyd = await day.ResultOfAsync(day.Cyd);

        Assert.True(cyd.IsPrivate);
        Assert.Equal("Right option: 10 of 10\nStreak: 0 (1 day in a row)\n**Together: 10**", ada.Reply!.Cards[0].Body);
        Assert.StartsWith("Streak now: 1 day, freezes left: 0", ada.Reply.Cards[0].Footer);
        Assert.Equal("Right option: 0 (none chosen)\nOwn words: 1 of 5\nStreak: 0 (1 day in a row)\n**Together: 1**", cyd.Reply!.Cards[0].Body);
        var words = cyd.Reply.Cards[1];
        Assert.Equal(["Graded as an answer to", "Key points found: 1 of 2", "Missed: 1 of 2", "Not so"], words.Fields.Select(field => field.Name));
        Assert.Contains("Layer cache: your words", words.Fields[1].Value);
        Assert.Contains("Order of copies", words.Fields[2].Value);
        Assert.Contains("A daemon keeps no state of builds.", words.Fields[3].Value);
        Assert.StartsWith("Graded offline by key-points", words.Footer);
        Assert.Equal(["Ask for review", "Report a problem"], cyd.Required.Buttons.Select(button => button.Label));
    }

    [Fact]
    public async Task Words_For_A_Question_Without_Key_Points_Say_That_Only_A_Lead_Can_Grade_Them()
    {
        await using var world = new DailyWorld();
        world.Books.All = [TestHandbook.Edited(world.Books.Default, question => question with { KeyPoints = [] })];
        var day = await ClosedDay.OfAsync(world, null, Stop);

        var words = (await day.ResultOfAsync(day.Cyd)).Reply!.Cards[1];

        Assert.Equal(ResultTexts.NoKeyPoints, words.Fields.Single(field => field.Name == "Good to know").Value);
    }

    [Fact]
    public async Task Somebody_Who_Did_Not_Answer_Sees_The_Answer_And_Can_Only_Report()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);

        var result = await day.ResultOfAsync(world.Chat.As("Dan"));

        Assert.Contains("✓ right", result.Card.Body);
        Assert.Equal(["Report a problem"], result.Required.Buttons.Select(button => button.Label));
    }

    [Fact]
    public async Task A_Request_Reaches_The_Leads_As_One_Card_And_Only_One_Can_Be_Open()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        var day = await ClosedDay.OfAsync(world, settings => settings with { LeadChannel = leads }, Stop);
        var result = await day.ResultOfAsync(day.Cyd);

        var form = await day.Cyd.PressesAsync(result, "Ask for review");
        var asked = await day.Cyd.SubmitsAsync(form, ("reason", "I *did* say it."));
        var again = await day.Cyd.SubmitsAsync(form, ("reason", "Again."));
        await world.Sweep.RunAsync(Stop);

        Assert.Equal(RulingTexts.Asked, asked.Text);
        Assert.Equal(RulingTexts.AlreadyAsked, again.Text);
        var card = Assert.Single(world.Chat.PostsIn(leads));
        Assert.Contains(@"I \*did\* say it.", card.Card.Body);
        Assert.Equal(["Regrade", "Keep", "Correct", "Void"], card.Buttons.Select(button => button.Label));
        Assert.Contains(card.Card.Fields, field => field.Name == "Graded" && field.Value.StartsWith("1 of 5", StringComparison.Ordinal));
        Assert.Empty((await day.ResultOfAsync(day.Cyd)).Required.Buttons);
    }

    [Fact]
    public async Task Without_A_Lead_Channel_Requests_Wait_In_The_Status_With_A_Count()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);

        await AskAsync(day, day.Cyd, "Ask for review");
        await AskAsync(day, world.Chat.As("Dan"), "Report a problem");
        var lead = await world.Lead.RunsAsync("/daily status");
        var member = await day.Cyd.RunsAsync("/daily status");

        Assert.StartsWith("2 waiting", lead.Card.Fields.Single(field => field.Name == "Reviews").Value);
        Assert.DoesNotContain(member.Card.Fields, field => field.Name == "Reviews");
    }

    [Fact]
    public async Task A_Card_That_Could_Not_Be_Posted_Comes_With_A_Later_Turn()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        var day = await ClosedDay.OfAsync(world, settings => settings with { LeadChannel = leads }, Stop);
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync));

        await AskAsync(day, day.Bob, "Report a problem");
        Assert.Empty(world.Chat.PostsIn(leads));
        await world.RestartAsync();
        await world.Sweep.RunAsync(Stop);
        await world.Sweep.RunAsync(Stop);

        Assert.Single(world.Chat.PostsIn(leads));
    }

    [Fact]
    public async Task A_Regrade_Changes_The_Points_And_The_Member_Is_Told_With_The_Next_Receipt()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        var day = await ClosedDay.OfAsync(world, settings => settings with { LeadChannel = leads }, Stop);
        await AskAsync(day, day.Cyd, "Ask for review");
        var card = world.Chat.PostsIn(leads).Single();

        var refused = await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(card, "Regrade"), ("points", "6"), ("reason", "Well said."));
        Assert.Equal(1, await day.PointsOfAsync(day.Cyd, Stop));
        var form = await world.Lead.PressesAsync(card, "Regrade");
        await world.Lead.SubmitsAsync(form, ("points", "4"), ("reason", "Well said."));
        var twice = await world.Chat.As("Leo").ManagesTheServer().SubmitsAsync(form, ("points", "0"), ("reason", "No."));

        Assert.Contains("is not a whole number from 0 to 5", refused.Text);
        Assert.Equal(RulingTexts.DecidedAlready, twice.Text);
        Assert.Equal((10, 0, 4), (await day.PointsOfAsync(day.Ada, Stop), await day.PointsOfAsync(day.Bob, Stop), await day.PointsOfAsync(day.Cyd, Stop)));
        Assert.Empty(card.Buttons);
        Assert.Contains("regraded one answer: Well said.", card.Card.Fields[^1].Value);
        var result = await day.ResultOfAsync(day.Cyd);
        Assert.Contains("Own words: 4 of 5 (regraded by a lead; the grader gave 1)", result.Reply!.Cards[0].Body);
        Assert.Contains("your own words were regraded", result.Reply.Cards[^1].Body);

        await world.AtAsync(On(1, 10), Stop);
        var next = world.Chat.PostsIn(world.Chat.General)[^1];
        var receipt = await day.Cyd.PressesAsync(next, "A");
        var second = await day.Cyd.PressesAsync(next, "B");
        Assert.Contains("your own words were regraded", receipt.Reply!.Cards.Single().Body);
        Assert.Empty(second.Reply!.Cards);
    }

    [Fact]
    public async Task Keeping_Needs_A_Reason_And_Changes_No_Points()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        var day = await ClosedDay.OfAsync(world, settings => settings with { LeadChannel = leads }, Stop);
        await AskAsync(day, day.Cyd, "Ask for review");
        var card = world.Chat.PostsIn(leads).Single();

        var form = await world.Lead.PressesAsync(card, "Keep");
        var empty = await world.Lead.SubmitsAsync(form, ("reason", "  "));
        await world.Lead.SubmitsAsync(form, ("reason", "The order is missing."));

        Assert.Equal(RulingTexts.NoReason, empty.Text);
        Assert.Equal(1, await day.PointsOfAsync(day.Cyd, Stop));
        Assert.Contains("stays as it is", (await day.ResultOfAsync(day.Cyd)).Reply!.Cards[^1].Body);
    }

    [Fact]
    public async Task A_Lead_Never_Decides_On_The_Own_Answer_And_Others_Never_At_All()
    {
        await using var world = new DailyWorld();
        var leads = world.Chat.ChannelNamed("leads");
        var day = await ClosedDay.OfAsync(world, settings => settings with { LeadChannel = leads }, Stop);
        await AskAsync(day, day.Cyd, "Ask for review");
        var card = world.Chat.PostsIn(leads).Single();

        var member = await day.Bob.PressesAsync(card, "Keep");
        var own = await Task.WhenAll(card.Buttons.Select(button => button.Label).ToList().Select(label => day.Cyd.ManagesTheServer().PressesAsync(card, label)));
        var forged = await day.Cyd.ForgesAsync(card, $"ruling:regrade-form:{day.Id}:0:{day.Cyd.Id}");

        Assert.Equal(Core.Daily.DailyTexts.NeedsLead, member.Text);
        Assert.All([.. own, forged], answer => Assert.Equal(RulingTexts.NotOnOwnAnswer, answer.Text));
    }

    [Fact]
    public async Task Requests_Are_Taken_For_Seven_Days()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var early = await day.ResultOfAsync(day.Cyd);
        world.Time.SetUtcNow(On(8, 9, 0, 1));

        var late = await day.ResultOfAsync(day.Cyd);
        var pressed = await day.Cyd.PressesAsync(early, "Ask for review");

        Assert.Empty(late.Required.Buttons);
        Assert.Equal(RulingTexts.TooLateToAsk, pressed.Text);
    }

    private static async Task AskAsync(ClosedDay day, FakeMember member, string button) =>
        await member.SubmitsAsync(await member.PressesAsync(await day.ResultOfAsync(member), button), ("reason", "Please look."));
}
