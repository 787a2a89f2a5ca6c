using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Learning;
using StudyBot.Core.Rulings;
using StudyBot.Core.Scoring;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Learning;

public sealed class QuizTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Round_Asks_Privately_Judges_Each_Answer_And_Ends_With_What_To_Review()
    {
        await using var world = new DailyWorld(6, 6);
        await world.CourseAsync();
        var ada = world.Chat.As("Ada");

        var round = await ada.RunsAsync("/quiz", ("count", 3));
        Assert.Equal("", round.Text);
        var heading = round.Card.Heading;
        await PickAsync(world, ada, round, right: true);
        await PickAsync(world, ada, await ada.PressesAsync(round, "Next question"), right: false);
        var judged = round.Card;
        await PickAsync(world, ada, await ada.PressesAsync(round, "Next question"), right: true);
        var summary = await ada.PressesAsync(round, "Finish");

        Assert.True(round.IsPrivate);
        Assert.Equal("Quiz · 1 of 3 · only for you, not counted", heading);
        Assert.Equal("✗ Not right", judged.Title);
        Assert.Contains("✗ wrong, your choice", judged.Body, StringComparison.Ordinal);
        Assert.Equal("2 of 3 right", summary.Card.Title);
        Assert.Contains("come back from tomorrow on: `/me review`", summary.Card.Body, StringComparison.Ordinal);
        Assert.Single(world.Chat.SeenBy(ada, world.Chat.General));
    }

    [Fact]
    public async Task A_Round_Goes_On_After_A_Restart_With_Its_Old_Buttons_And_With_The_Command()
    {
        await using var world = new DailyWorld(6, 6);
        await world.CourseAsync();
        var ada = world.Chat.As("Ada");
        var left = await PickAsync(world, ada, await ada.RunsAsync("/quiz", ("count", 2)), right: true);

        await world.RestartAsync();
        var again = await ada.RunsAsync("/quiz");
        var lead = again.Text;
        await ada.PressesAsync(left, "Next question");
        var heading = left.Card.Heading;
        await PickAsync(world, ada, left, right: true);
        await ada.PressesAsync(again, "A");

        Assert.Equal(LearningTexts.GoingOn, lead);
        Assert.Equal("Quiz · 2 of 2 · only for you, not counted", heading);

        // The first answer counts, whichever message the second press came from.
        Assert.Equal("✓ Right", again.Card.Title);
        Assert.Equal("2 of 2 right", (await ada.PressesAsync(again, "Finish")).Card.Title);
    }

    [Fact]
    public async Task What_Is_Open_Or_Comes_Next_Is_Never_Drawn_And_Never_Judged()
    {
        await using var world = new DailyWorld(2, 2);
        var course = await world.CourseAsync();
        var ada = world.Chat.As("Ada");
        var early = await ada.RunsAsync("/quiz", ("count", 20));
        await world.AtAsync(On(0, 10), Stop);
        var open = (await world.Questions.OpenInAsync(course.Id, Stop))!.Asked!.QuestionId;
        var next = world.Get<QuestionDesk>().Choose((await world.Courses.FindAsync(course.Id, Stop))!, await world.Questions.DrawsAsync(course.Id, Stop))!.Asked.QuestionId;

        var drawn = await ada.RunsAsync("/quiz", ("count", 20));
        var round = (await world.Get<IPracticeStore>().UnderWayAsync(course.Id, ada.Id, PracticeKind.Quiz, Stop))!;
        var forged = await ada.ForgesAsync(early.Required, new PracticeControl(PracticeControl.Pick, 1, PlaceOf(await OfAsync(world, 1), next)).ToString());

        Assert.StartsWith("2 questions can be practised here now", drawn.Text, StringComparison.Ordinal);
        Assert.Empty(round.Items.Select(item => item.Question.QuestionId).Intersect([open, next]));
        Assert.Equal(LearningTexts.LeftOut, forged.Text);
        Assert.All((await OfAsync(world, 1)).Items, item => Assert.Null(item.Chosen));
    }

    [Fact]
    public async Task A_Round_Answers_Nobody_Else_And_Nowhere_Else()
    {
        await using var world = new DailyWorld(6);
        await world.CourseAsync();
        await world.Chat.As("Ada").RunsAsync("/quiz");
        var bobs = await world.Chat.As("Bob").RunsAsync("/quiz");

        var stolen = await world.Chat.As("Bob").ForgesAsync(bobs.Required, "quiz:pick:1:0:0");
        var odd = await world.Chat.As("Bob").ForgesAsync(bobs.Required, "quiz:pick:2:99:7");
        var nowhere = await world.Chat.As("Bob").ForgesAsync(bobs.Required, "quiz:next:77:0:0");

        Assert.Equal(LearningTexts.NotYourRound, stolen.Text);
        Assert.Equal(LearningTexts.ItemGone, odd.Text);
        Assert.Equal(LearningTexts.RoundGone, nowhere.Text);
    }

    [Fact]
    public async Task Practice_Earns_No_Points_And_Is_On_No_Board()
    {
        await using var world = new DailyWorld(6, 6);
        var course = await world.CourseAsync();
        var ada = world.Chat.As("Ada");
        var round = await ada.RunsAsync("/quiz", ("count", 1));
        await PickAsync(world, ada, round, right: true);

        Assert.Empty(Ledger.Of((await world.Facts.OfCourseAsync(course.Id, Stop))!).Entries);
        Assert.Contains("No question has closed", (await ada.RunsAsync("/leaderboard")).Card.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Chapter_Can_Be_Named_By_Number_Or_Title_And_An_Unknown_One_Is_Refused()
    {
        await using var world = new DailyWorld(3, 3);
        await world.CourseAsync();
        var ada = world.Chat.As("Ada");

        var unknown = await ada.RunsAsync("/quiz", ("chapter", "Kubernetes"));
        var choices = await ada.TypesAsync("/quiz", "chapter", "chapter 2");
        await ada.RunsAsync("/quiz", ("chapter", choices.Single().Value), ("count", 2));

        Assert.Contains("has no chapter like \"Kubernetes\"", unknown.Text, StringComparison.Ordinal);
        Assert.All((await OfAsync(world, 1)).Items, item => Assert.Equal(2, item.Chapter));
    }

    [Fact]
    public async Task What_Was_Wrong_In_A_Daily_Question_Or_In_Practice_Is_Reviewed_When_It_Is_Due()
    {
        await using var world = new DailyWorld(6, 6);
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var missed = (await world.Questions.FindAsync(day.Id, Stop))!.Asked!.QuestionId;

        var none = await day.Ada.RunsAsync("/me review");
        var due = await day.Bob.RunsAsync("/me review");
        var footer = due.Card.Footer;
        await PickAsync(world, day.Bob, due, right: true, PracticeKind.Review);
        var summary = await day.Bob.PressesAsync(due, "Finish");
        var later = await day.Bob.RunsAsync("/me review");

        Assert.StartsWith("Your review list is empty", none.Text, StringComparison.Ordinal);
        Assert.Contains(missed, footer, StringComparison.Ordinal);
        Assert.Equal("You knew 1 of 1", summary.Card.Title);
        Assert.StartsWith("Nothing to review today. Next: 1 question,", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Voided_Question_Leaves_The_Review_List_As_If_It_Had_Never_Been_Asked()
    {
        await using var world = new DailyWorld(6, 6);
        var day = await ClosedDay.OfAsync(world, null, Stop);
        var question = (await world.Questions.FindAsync(day.Id, Stop))!;
        await world.Get<IRulingStore>().ApplyAsync(new Decision(question, new Ruling(RulingKind.Void, world.Lead.Id, On(1, 9), "Wrong.")), Stop);

        Assert.StartsWith("Your review list is empty", (await day.Bob.RunsAsync("/me review")).Text, StringComparison.Ordinal);
    }

    /// <summary>Presses the right option, or the next one, of the question that the last round shows.</summary>
    internal static async Task<Seen> PickAsync(DailyWorld world, FakeMember member, Seen asked, bool right, PracticeKind kind = PracticeKind.Quiz)
    {
        var course = (await world.Courses.InServerAsync(world.Chat.Server, Stop)).Single();
        var round = (await world.Get<IPracticeStore>().UnderWayAsync(course.Id, member.Id, kind, Stop))!;
        var item = round.Items.First(item => item.Chosen is null);

        // The first option of every item of the test's handbook is the right one.
        var place = item.Order.IndexOf('0', StringComparison.Ordinal);
        return await member.PressesAsync(asked, ClosedDay.Letter(right ? place : (place + 1) % 4));
    }

    private static async Task<PracticeRound> OfAsync(DailyWorld world, long id) => (await world.Get<IPracticeStore>().FindAsync(id, Stop))!;

    private static int PlaceOf(PracticeRound round, string question) => round.Items.Select(item => item.Question.QuestionId).ToList().IndexOf(question);
}
