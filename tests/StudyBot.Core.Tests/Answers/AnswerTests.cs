using System.Text.Json;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Scoring;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Answers;

public sealed class AnswerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Click_Gets_A_Private_Receipt_That_Says_Until_When_It_Can_Change()
    {
        await using var world = new DailyWorld();
        var (question, post) = await PostedAsync(world);

        var receipt = await world.Chat.As("Ada").PressesAsync(post, "B");

        Assert.True(receipt.IsPrivate);
        Assert.Equal($"Your answer: **B** - {question.Asked!.Options[1].Text}\nYou can change it until <t:{On(1, 9).ToUnixTimeSeconds()}:F>.", receipt.Text);
        Assert.Equal(["Change", "Write your answer", "Remove"], receipt.Required.Buttons.Select(button => button.Label));
        Assert.Equal(1, (await world.Responses.FindAsync(question.Id, world.Chat.As("Ada").Id, Stop))!.Option);
    }

    [Fact]
    public async Task Only_The_First_Receipt_Explains_Points_And_What_Is_Stored()
    {
        await using var world = new DailyWorld();
        var (_, post) = await PostedAsync(world);

        var first = await world.Chat.As("Ada").PressesAsync(post, "B");
        var second = await world.Chat.As("Ada").PressesAsync(post, "C");
        var others = await world.Chat.As("Bob").PressesAsync(post, "C");

        Assert.Contains("Speed never matters", first.Reply!.Cards.Single().Body);
        Assert.Contains("Stored:", first.Reply!.Cards.Single().Body);
        Assert.Empty(second.Reply!.Cards);
        Assert.Single(others.Reply!.Cards);
    }

    [Fact]
    public async Task An_Answer_Can_Be_Changed_On_The_Receipt()
    {
        await using var world = new DailyWorld();
        var (question, post) = await PostedAsync(world);
        var ada = world.Chat.As("Ada");
        var receipt = await ada.PressesAsync(post, "B");

        var options = await ada.PressesAsync(receipt, "Change");
        var changed = await ada.PressesAsync(options, "D");

        Assert.StartsWith("Your answer: **D**", changed.Text);
        Assert.Same(receipt.Message, changed.Message);
        Assert.Equal(new MemberAnswer(3, null, 2), await world.Responses.FindAsync(question.Id, ada.Id, Stop));
    }

    [Fact]
    public async Task Words_And_Option_Stand_Side_By_Side_And_The_Form_Keeps_What_Was_Written()
    {
        await using var world = new DailyWorld();
        var (question, post) = await PostedAsync(world);
        var ada = world.Chat.As("Ada");

        var written = await ada.SubmitsAsync(await ada.PressesAsync(post, "Write your answer"), ("text", "  The *cache* is broken.  "));
        var chosen = await ada.PressesAsync(post, "A");
        var form = await ada.PressesAsync(chosen, "Edit your words");
        var rewritten = await ada.SubmitsAsync(form, ("text", "The order is wrong."));

        Assert.True(written.IsPrivate);
        Assert.Equal(@"The \*cache\* is broken.", written.Reply!.Cards[0].Body);
        Assert.Equal("The *cache* is broken.", form.Form!.Fields.Single().Value);
        Assert.Same(chosen.Message, rewritten.Message);
        Assert.Equal(new MemberAnswer(0, "The order is wrong.", 3), await world.Responses.FindAsync(question.Id, ada.Id, Stop));
    }

    [Fact]
    public async Task An_Answer_Can_Be_Taken_Back_And_Given_Again()
    {
        await using var world = new DailyWorld();
        var (question, post) = await PostedAsync(world);
        var ada = world.Chat.As("Ada");

        var removed = await ada.PressesAsync(await ada.PressesAsync(post, "B"), "Remove");
        var counted = await world.Responses.CountAsync(question.Id, Stop);
        var again = await ada.PressesAsync(await ada.PressesAsync(removed, "Answer again"), "C");

        Assert.StartsWith("Your answer is taken back", removed.Reply!.Text);
        Assert.Equal(0, counted);
        Assert.StartsWith("Your answer: **C**", again.Text);
        Assert.Equal(new MemberAnswer(2, null, 3), await world.Responses.FindAsync(question.Id, ada.Id, Stop));
    }

    [Fact]
    public async Task A_Click_After_The_Window_Never_Counts_And_Shows_The_Answer_Once_It_Is_Closed()
    {
        await using var world = new DailyWorld();
        var (question, post) = await PostedAsync(world);
        var ada = world.Chat.As("Ada");
        var receipt = await ada.PressesAsync(post, "B");
        var open = post.Reply;

        world.Time.SetUtcNow(On(1, 9));
        var tooLate = await ada.ForgesAsync(post, $"daily:a:{question.Id}:0");
        await world.Sweep.RunAsync(Stop);
        var closed = await ada.ForgesAsync(post, $"daily:a:{question.Id}:0");
        var onReceipt = await ada.PressesAsync(receipt, "Change");

        Assert.DoesNotContain("true one", JsonSerializer.Serialize(tooLate.Reply));
        Assert.StartsWith("This question closed", closed.Text);
        Assert.Contains("✓ right", closed.Reply!.Cards.Single().Body);
        Assert.Contains("✓ right", onReceipt.Reply!.Cards.Single().Body);
        Assert.Equal(new MemberAnswer(1, null, 1), await world.Responses.FindAsync(question.Id, ada.Id, Stop));
        Assert.NotEqual(open, post.Reply);
    }

    [Fact]
    public async Task Buttons_Work_After_A_Restart()
    {
        await using var world = new DailyWorld();
        var (_, post) = await PostedAsync(world);
        var receipt = await world.Chat.As("Ada").PressesAsync(post, "B");

        await world.RestartAsync();

        Assert.StartsWith("Your answer: **C**", (await world.Chat.As("Ada").PressesAsync(post, "C")).Text);
        Assert.StartsWith("Which one", (await world.Chat.As("Ada").PressesAsync(receipt, "Change")).Text);
    }

    [Theory]
    [InlineData("daily:a:999:0")]
    [InlineData("daily:a:1:4")]
    [InlineData("daily:a:1")]
    [InlineData("daily:q:1")]
    [InlineData("daily:a:-1:0")]
    [InlineData("daily:")]
    [InlineData("daily:a:99999999999999999999:0")]
    public async Task A_Forged_Or_Unknown_Control_Gets_A_Kind_Word_And_Changes_Nothing(string control)
    {
        await using var world = new DailyWorld();
        var (question, post) = await PostedAsync(world);

        var answer = await world.Chat.As("Eve").ForgesAsync(post, control);

        Assert.Equal(DailyTexts.UnknownQuestion, answer.Text);
        Assert.True(answer.IsPrivate);
        Assert.Equal(0, await world.Responses.CountAsync(question.Id, Stop));
    }

    [Fact]
    public async Task A_Button_On_Another_Message_With_The_Same_Id_Is_Not_This_Question()
    {
        await using var world = new DailyWorld();
        var (question, post) = await PostedAsync(world);
        var copy = await world.Chat.PostAsync(world.Chat.General, post.Reply, new PostKey("of-another-database"), Stop);

        var answer = await world.Chat.As("Ada").PressesAsync(world.Chat.PostsIn(world.Chat.General).Single(message => message.Ref == copy), "B");

        Assert.Equal(DailyTexts.UnknownQuestion, answer.Text);
        Assert.Equal(0, await world.Responses.CountAsync(question.Id, Stop));
    }

    [Fact]
    public async Task Nothing_That_Anyone_Sees_Before_Closing_Depends_On_What_Is_Right_Or_Chosen()
    {
        await using var world = new DailyWorld();
        var (question, post) = await PostedAsync(world);
        var asked = question.Asked!;
        var ada = world.Chat.As("Ada");

        // The same steps for the right option and for a wrong one.
        var right = await SeenAfterAsync(ada, post, asked.Right);
        var wrong = await SeenAfterAsync(world.Chat.As("Bob"), post, (asked.Right + 1) % 4);
        await world.AtAsync(On(0, 10, 5), Stop);
        var status = await world.Lead.RunsAsync("/daily status");
        var history = await ada.RunsAsync("/daily history");
        var result = await ada.ForgesAsync(post, $"daily:m:{question.Id}");

        Assert.Equal(Neutral(right, asked.Right), Neutral(wrong, (asked.Right + 1) % 4));
        string[] everything = [.. right, .. wrong, Text(status), Text(history), Text(result), .. post.Versions.Select(version => JsonSerializer.Serialize(version))];
        Assert.All(everything, seen =>
        {
            Assert.DoesNotContain("Because it is", seen);
            Assert.DoesNotContain(asked.Explanation, seen);
            Assert.DoesNotContain(asked.Title, seen);
            Assert.DoesNotContain("✓", seen);
            Assert.DoesNotContain("%", seen);
        });

        string[] Neutral(IEnumerable<string> seen, int option) =>
            [.. seen.Select(text => text.Replace($"**{Letter(option)}** - {asked.Options[option].Text}", "**?**", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task The_Result_Is_Private_And_Says_What_Was_Chosen_And_What_Is_Right()
    {
        await using var world = new DailyWorld();
        var (question, post) = await PostedAsync(world);
        var right = question.Asked!.Right;
        await world.Chat.As("Ada").PressesAsync(post, Letter(right));
        await world.Chat.As("Bob").PressesAsync(post, Letter((right + 1) % 4));
        await world.AtAsync(On(1, 9), Stop);

        var ada = await world.Chat.As("Ada").PressesAsync(post, "My result");
        var bob = await world.Chat.As("Bob").PressesAsync(post, "My result");
        var cyd = await world.Chat.As("Cyd").PressesAsync(post, "My result");

        Assert.True(ada.IsPrivate);
        Assert.StartsWith("✓ right", ada.Text);
        Assert.StartsWith("✗ You chose", bob.Text);
        Assert.Contains($"Right: **{Letter(right)}**", bob.Text);
        Assert.Equal(DailyTexts.DidNotAnswer, cyd.Text);
    }

    [Fact]
    public async Task The_Facts_Hold_Every_Closed_Question_With_Its_Last_Answers()
    {
        await using var world = new DailyWorld();
        var (question, post) = await PostedAsync(world);
        var (ada, bob, cyd) = (world.Chat.As("Ada"), world.Chat.As("Bob"), world.Chat.As("Cyd"));
        await ada.PressesAsync(post, "A");
        await ada.PressesAsync(post, "C");
        await bob.SubmitsAsync(await bob.PressesAsync(post, "Write your answer"), ("text", "It is so."));
        await cyd.PressesAsync(await cyd.PressesAsync(post, "A"), "Remove");

        var before = await world.Facts.OfCourseAsync(question.CourseId, Stop);
        await world.AtAsync(On(1, 9), Stop);
        await world.AtAsync(On(1, 10), Stop);
        var facts = await world.Facts.OfCourseAsync(question.CourseId, Stop);

        Assert.Empty(before!.Questions);
        Assert.Equal([new ScheduledDay(Day(0), DayOutcome.Pending)], before.Days);
        var closed = Assert.Single(facts!.Questions);
        Assert.Equal((question.Id, Day(0), false), (closed.InstanceId, closed.Date, closed.Void));
        Assert.Equal([question.Asked!.Right], closed.RightOptions);
        Assert.Equal([new AnswerFact(ada.Id, 2, null), new AnswerFact(bob.Id, null, 0) { Written = true }], closed.Answers.OrderBy(answer => answer.Member.Value));
        Assert.Equal([new ScheduledDay(Day(0), DayOutcome.Closed), new ScheduledDay(Day(1), DayOutcome.Pending)], facts.Days);
        Assert.Equal("Ada", facts.Names[ada.Id]);
        Assert.Null(await world.Facts.OfCourseAsync(999, Stop));
    }

    private static string Letter(int option) => ((char)('A' + option)).ToString();

    private static string Text(Seen seen) => JsonSerializer.Serialize(seen.Reply);

    private static async Task<string[]> SeenAfterAsync(FakeMember member, FakeMessage post, int option)
    {
        var receipt = await member.PressesAsync(post, Letter(option));
        var first = Text(receipt);
        var change = await member.PressesAsync(receipt, "Change");
        var offered = Text(change);
        var again = await member.PressesAsync(change, Letter(option));
        return [first, offered, Text(again)];
    }

    private static async Task<(DailyQuestion Question, FakeMessage Post)> PostedAsync(DailyWorld world)
    {
        var course = await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        return ((await world.Questions.OpenInAsync(course.Id, Stop))!, world.Chat.PostsIn(world.Chat.General).Single());
    }
}
