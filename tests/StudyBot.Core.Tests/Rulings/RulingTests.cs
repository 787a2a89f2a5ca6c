using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Rulings;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Rulings;

public sealed class RulingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Void_Shows_First_What_It_Changes_Then_Asks_Why_And_Tells_Everyone()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);

        var preview = await world.Lead.PressesAsync(await day.HistoryAsync(world.Lead), "Void");
        Assert.Equal(10, await day.PointsOfAsync(day.Ada, Stop));
        var form = await world.Lead.PressesAsync(preview, "Give the reason and void");
        await world.Lead.SubmitsAsync(form, ("reason", "Two options are right."));
        var again = await world.Lead.SubmitsAsync(form, ("reason", "Again."));
        await world.Sweep.RunAsync(Stop);

        Assert.EndsWith("1 member -1, 1 member -10", preview.Text);
        Assert.Equal(RulingTexts.VoidAlready, again.Text);
        Assert.Equal(0, await day.PointsOfAsync(day.Ada, Stop));
        Assert.Contains("voided", day.Post.Card.Title);
        Assert.StartsWith("**Voided by a lead:**", day.Post.Card.Body);
        var news = world.Chat.PostsIn(world.Chat.General)[1];
        Assert.Equal(2, world.Chat.PostsIn(world.Chat.General).Count);
        Assert.Contains("the question was voided and counts for nobody. 1 member -1, 1 member -10.", news.Text);
        Assert.Contains("Two options are right.", news.Text);
        Assert.Null(news.Reply.Pings);
        Assert.StartsWith("This question was voided", (await day.ResultOfAsync(day.Ada)).Reply!.Cards[0].Body);
    }

    [Fact]
    public async Task Another_Option_Can_Replace_The_Right_One_Also_When_The_Lead_Gains()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var lead = day.Bob.ManagesTheServer();

        var preview = await lead.PressesAsync(await lead.PressesAsync(await day.HistoryAsync(lead), "Correct"), $"Only {ClosedDay.Letter(day.Wrong)}");
        var shown = preview.Reply!.Text;
        await lead.SubmitsAsync(await lead.PressesAsync(preview, "Give the reason and correct"), ("reason", "The manual says so."));

        Assert.EndsWith("1 member +10, 1 member -10", shown);
        Assert.Equal((0, 10), (await day.PointsOfAsync(day.Ada, Stop), await day.PointsOfAsync(day.Bob, Stop)));
        Assert.Contains($"**Corrected by a lead:** right is {ClosedDay.Letter(day.Wrong)}; it was {ClosedDay.Letter(day.Right)}.", day.Post.Card.Body);
        Assert.Contains($"✓ right: **{ClosedDay.Letter(day.Wrong)}**", day.Post.Card.Body);
        Assert.Contains("1 member +10, 1 member -10", world.Chat.PostsIn(world.Chat.General)[1].Text);
    }

    [Fact]
    public async Task Another_Option_Can_Be_Accepted_As_Well()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, settings => settings with { Thread = ThreadMode.Closing }, Stop);

        await CorrectAsync(day, $"{ClosedDay.Letter(day.Wrong)} also");

        Assert.Equal((10, 10), (await day.PointsOfAsync(day.Ada, Stop), await day.PointsOfAsync(day.Bob, Stop)));
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
        Assert.Contains("1 member +10.", world.Chat.PostsIn(Assert.Single(world.Chat.Threads).Id)[^1].Text);
        Assert.StartsWith("✓ right", (await day.ResultOfAsync(day.Bob)).Text);
    }

    [Fact]
    public async Task What_Could_Not_Be_Told_Is_Told_After_A_Restart_And_Once()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.EditAsync));

        await CorrectAsync(day, $"{ClosedDay.Letter(day.Wrong)} also");
        Assert.DoesNotContain("Corrected", day.Post.Card.Body);
        Assert.Equal(10, await day.PointsOfAsync(day.Bob, Stop));
        await world.RestartAsync();
        await world.Sweep.RunAsync(Stop);
        await world.Sweep.RunAsync(Stop);

        Assert.Contains("Corrected", day.Post.Card.Body);
        Assert.Equal(2, world.Chat.PostsIn(world.Chat.General).Count);
    }

    [Theory]
    [InlineData("Only {0}", false)]
    [InlineData("{0} also", true)]
    public async Task A_Corrected_Post_Gives_No_Reason_That_The_Correction_Made_Wrong(string button, bool firstStays)
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var options = (await world.Questions.OnDateAsync(day.Course.Id, Day(0), Stop))!.Asked!.Options;
        var before = day.Post.Card.Body;

        await CorrectAsync(day, button.Replace("{0}", $"{ClosedDay.Letter(day.Wrong)}", StringComparison.Ordinal));
        await world.Sweep.RunAsync(Stop);

        var lost = Enumerable.Range(0, options.Count).Where(option => !HasReason(day.Post.Card.Body, option)).ToList();
        Assert.All(Enumerable.Range(0, options.Count), option => Assert.True(HasReason(before, option)));
        Assert.Equal(firstStays ? [day.Wrong] : new[] { day.Wrong, day.Right }.Order(), lost);

        bool HasReason(string body, int option) =>
            body.Split("\n\n").Single(block => block.Contains($"**{ClosedDay.Letter(option)}**", StringComparison.Ordinal) && !block.StartsWith("**Corrected", StringComparison.Ordinal))
                .Contains(options[option].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Post_That_People_Took_Away_Does_Not_Keep_A_Decision_From_Being_Told()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        world.Chat.RemoveMessage(day.Post.Ref);

        await CorrectAsync(day, $"{ClosedDay.Letter(day.Wrong)} also");

        Assert.Contains("accepted as right as well", Assert.Single(world.Chat.PostsIn(world.Chat.General)).Text);
    }

    [Fact]
    public async Task A_Discussion_That_People_Took_Away_Does_Not_Keep_A_Decision_From_Being_Told()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, settings => settings with { Thread = ThreadMode.Closing }, Stop);
        world.Chat.RemoveChannel(Assert.Single(world.Chat.Threads).Id);

        await CorrectAsync(day, $"{ClosedDay.Letter(day.Wrong)} also");

        Assert.Contains("accepted as right as well", world.Chat.PostsIn(world.Chat.General)[^1].Text);
    }

    [Fact]
    public async Task A_Lead_Regrades_Unasked_From_The_History_But_Not_The_Own_Answer()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);

        var answer = await world.Lead.ChoosesAsync(await world.Lead.PressesAsync(await day.HistoryAsync(world.Lead), "Regrade"), "Cyd");
        await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(answer, "Regrade"), ("points", "5"), ("reason", "It is all there."));
        var own = day.Cyd.ManagesTheServer();
        var ownAnswer = await own.ChoosesAsync(await own.PressesAsync(await day.HistoryAsync(own), "Regrade"), "Cyd");
        var refused = await own.PressesAsync(ownAnswer, "Regrade");

        Assert.Contains(answer.Reply!.Cards[0].Fields, field => field.Name == "Their own words");
        Assert.Equal((10, 5), (await day.PointsOfAsync(day.Ada, Stop), await day.PointsOfAsync(day.Cyd, Stop)));
        Assert.Equal(RulingTexts.NotOnOwnAnswer, refused.Text);
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task The_History_Is_Open_To_Everyone_With_Who_Decided_When_And_Why_But_Only_Leads_Can_Decide()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        await CorrectAsync(day, $"{ClosedDay.Letter(day.Wrong)} also");

        var member = await day.HistoryAsync(day.Ada);
        var lead = await day.HistoryAsync(world.Lead);
        var forged = await day.Ada.ForgesAsync(day.Post, $"ruling:void:{day.Id}:0:0");
        var back = await day.Ada.PressesAsync(member, "Back to the list");

        var line = member.Reply!.Cards.Single(card => card.Title == "Decisions").Body;
        Assert.Contains(Markup.Person(world.Lead.Id), line);
        Assert.Contains(Markup.LongTime(On(1, 9)), line);
        Assert.EndsWith("is right as well: The manual says so.", line);
        Assert.Equal(["Back to the list"], Labels(member));
        Assert.Equal(["Void", "Correct", "Regrade", "Reviews", "Back to the list"], Labels(lead));
        Assert.Equal(DailyTexts.NeedsLead, forged.Text);
        Assert.Contains("Mon, 23 Nov 2026: closed", back.Card.Body);
    }

    [Fact]
    public async Task Every_Decision_About_A_Question_Can_Be_Read_With_Its_Whole_Reason()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var answers = await world.Lead.PressesAsync(await day.HistoryAsync(world.Lead), "Regrade");
        var form = await world.Lead.PressesAsync(await world.Lead.ChoosesAsync(answers, day.Cyd.Id.ToString()), "Regrade");
        var reasons = Enumerable.Range(0, 11).Select(number => $"Reason {number:00} {new string('x', 190)}").ToList();
        foreach (var (number, reason) in reasons.Index())
        {
            await world.Lead.SubmitsAsync(form, ("points", number % 2 == 0 ? "2" : "3"), ("reason", reason));
        }

        var newest = await day.HistoryAsync(day.Ada);
        var older = await day.Ada.PressesAsync(newest, "Older decisions");
        var shown = older.Reply!.Cards[1].Body + "\n" + newest.Reply!.Cards[1].Body;
        var back = await day.Ada.PressesAsync(older, "Newer decisions");

        Assert.Equal(reasons, shown.Split('\n').Select(line => line[line.IndexOf("Reason", StringComparison.Ordinal)..]));
        Assert.Equal(newest.Reply.Cards[1].Body, back.Reply!.Cards[1].Body);
    }

    [Fact]
    public async Task A_Request_Of_Somebody_Whose_Name_Is_Not_Known_Shows_No_Raw_Id()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var dan = world.Chat.As("Dan");
        await dan.SubmitsAsync(await dan.PressesAsync(await day.ResultOfAsync(dan), "Report a problem"), ("reason", "Odd."));

        var requests = await world.Lead.PressesAsync(await day.HistoryAsync(world.Lead), "Reviews (1 waiting)");

        var choice = requests.Reply!.Rows.SelectMany(row => row.Controls).OfType<Select>().Single().Choices.Single();
        Assert.Equal($"waits: {LeaderboardTexts.Nameless(dan.Id)}, problem", choice.Label);
    }

    [Fact]
    public async Task A_Void_Settles_Every_Request_About_The_Question()
    {
        await using var world = new DailyWorld();
        var day = await ClosedDay.OfAsync(world, null, Stop);
        await day.Bob.SubmitsAsync(await day.Bob.PressesAsync(await day.ResultOfAsync(day.Bob), "Report a problem"), ("reason", "Odd."));
        var waiting = await day.HistoryAsync(world.Lead);
        var card = await world.Lead.ChoosesAsync(await world.Lead.PressesAsync(waiting, "Reviews (1 waiting)"), "waits: Bob, problem");

        var preview = await world.Lead.PressesAsync(card, "Void");
        await world.Lead.SubmitsAsync(await world.Lead.PressesAsync(preview, "Give the reason and void"), ("reason", "It is odd."));

        Assert.Contains("the question was voided", (await day.ResultOfAsync(day.Bob)).Reply!.Cards[^1].Body);
        Assert.Empty(await world.Get<IReviewStore>().OpenInAsync(day.Course.Id, Stop));
    }

    [Fact]
    public async Task Nothing_Can_Be_Decided_While_A_Question_Is_Open()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var post = world.Chat.PostsIn(world.Chat.General).Single();

        var answers = new List<Seen>();
        foreach (var action in (string[])["void", "correct", "replace", "answers", "reviews", "regrade-form", "voided"])
        {
            answers.Add(await world.Lead.ForgesAsync(post, $"ruling:{action}:1:0:1"));
        }

        Assert.All(answers, answer => Assert.Equal(DailyTexts.UnknownQuestion, answer.Text));
    }

    private static IEnumerable<string> Labels(Seen seen) => seen.Reply!.Rows.SelectMany(row => row.Controls).OfType<Button>().Select(button => button.Label);

    private static async Task CorrectAsync(ClosedDay day, string label)
    {
        var lead = day.World.Lead;
        var preview = await lead.PressesAsync(await lead.PressesAsync(await day.HistoryAsync(lead), "Correct"), label);
        await lead.SubmitsAsync(await lead.PressesAsync(preview, "Give the reason and correct"), ("reason", "The manual says so."));
    }
}
