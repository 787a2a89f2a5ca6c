using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Daily;

public sealed class CloserTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Closing_Edits_The_Post_With_The_Answer_The_Reasons_And_The_Numbers()
    {
        await using var world = new DailyWorld();
        var (course, post) = await PostedAsync(world);
        var asked = (await world.Questions.OpenInAsync(course.Id, Stop))!.Asked!;
        await world.Chat.As("Ada").PressesAsync(post, Label(asked.Right));
        await world.Chat.As("Bob").PressesAsync(post, Label(asked.Right));
        await world.Chat.As("Cyd").PressesAsync(post, Label((asked.Right + 1) % 4));

        await world.AtAsync(On(1, 9), Stop);

        Assert.Contains($"✓ right: **{Label(asked.Right)}** the true one\n2 of 3 (67 %) ███████░░░\nBecause it is true.", post.Card.Body);
        Assert.Contains("✗ **", post.Card.Body);
        Assert.Contains("1 of 3 (33 %)", post.Card.Body);
        Assert.Contains(asked.Explanation, post.Card.Body);
        Assert.Contains("[Manual](https://docs.example/", post.Card.Body);
        Assert.Equal("3 answers in all", post.Card.Footer);
        Assert.Equal(["My result"], post.Buttons.Select(button => button.Label));
    }

    [Fact]
    public async Task An_Edit_That_Fails_Is_Tried_Again_And_Never_Posted_Anew()
    {
        await using var world = new DailyWorld();
        var (course, post) = await PostedAsync(world);
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.EditAsync));

        await world.AtAsync(On(1, 9), Stop);
        Assert.DoesNotContain("✓ right", post.Card.Body);
        Assert.Equal(QuestionState.Closed, (await world.Questions.OnDateAsync(course.Id, Day(0), Stop))!.State);
        await world.RestartAsync();
        await world.AtAsync(On(1, 9, 1), Stop);

        Assert.Contains("✓ right", post.Card.Body);
        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task A_Post_That_Can_Never_Be_Edited_Is_Given_Up_With_A_Note()
    {
        await using var world = new DailyWorld();
        var (course, _) = await PostedAsync(world);
        world.Chat.FailNext(ChatFault.Forbidden, nameof(IChatClient.EditAsync));
        world.Chat.FailNext(ChatFault.Forbidden, nameof(IChatClient.EditAsync));

        await world.AtAsync(On(1, 9), Stop);
        Assert.NotEmpty(await world.Questions.UnfinishedClosingsAsync(Stop));
        await world.AtAsync(On(2, 9, 1), Stop);

        Assert.Empty(await world.Questions.UnfinishedClosingsAsync(Stop));
        Assert.Contains((await world.Courses.NotesAsync(course.Id, Stop)), note => note.Kind == NoteKind.RevealFailed);
    }

    [Fact]
    public async Task The_Discussion_Opens_At_Closing_With_The_Right_Option_In_One_Line()
    {
        await using var world = new DailyWorld();
        await PostedAsync(world, ThreadMode.Closing);
        Assert.Empty(world.Chat.Threads);

        await world.AtAsync(On(1, 9), Stop);
        await world.AtAsync(On(1, 9, 1), Stop);

        var thread = Assert.Single(world.Chat.Threads);
        Assert.Contains("- the true one.", Assert.Single(world.Chat.PostsIn(thread.Id)).Text);
    }

    [Fact]
    public async Task A_Thread_Line_Whose_Answer_Got_Lost_Is_Not_Said_Twice()
    {
        await using var world = new DailyWorld();
        await PostedAsync(world, ThreadMode.Closing);
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync), afterwards: true);

        await world.AtAsync(On(1, 9), Stop);
        await world.AtAsync(On(1, 9, 30), Stop);

        Assert.Single(world.Chat.PostsIn(Assert.Single(world.Chat.Threads).Id));
        Assert.Empty(await world.Questions.UnfinishedClosingsAsync(Stop));
    }

    [Fact]
    public async Task A_Discussion_That_Opens_With_The_Question_Hears_The_Answer_At_Closing()
    {
        await using var world = new DailyWorld();
        await PostedAsync(world, ThreadMode.Posting);
        var thread = Assert.Single(world.Chat.Threads);
        Assert.Empty(world.Chat.PostsIn(thread.Id));

        await world.AtAsync(On(1, 9), Stop);

        Assert.Single(world.Chat.PostsIn(thread.Id));
        Assert.Single(world.Chat.Threads);
    }

    [Fact]
    public async Task A_Thread_That_May_Not_Be_Opened_Does_Not_Hold_Up_The_Closing()
    {
        await using var world = new DailyWorld();
        var (_, post) = await PostedAsync(world, ThreadMode.Closing);
        world.Chat.Allow(world.Chat.General, FakeChat.Everything & ~ChannelAbilities.StartThreads);

        await world.AtAsync(On(1, 9), Stop);

        Assert.Contains("✓ right", post.Card.Body);
        Assert.Empty(await world.Questions.UnfinishedClosingsAsync(Stop));
    }

    [Fact]
    public async Task The_Count_Follows_The_Answers_At_A_Calm_Pace()
    {
        await using var world = new DailyWorld();
        var (_, post) = await PostedAsync(world);

        await world.Chat.As("Ada").PressesAsync(post, "A");
        await world.AtAsync(On(0, 10, 0, 10), Stop);
        Assert.Contains("0 answers so far", post.Card.Body);
        await world.AtAsync(On(0, 10, 0, 15), Stop);
        Assert.Contains("1 answer so far", post.Card.Body);

        await world.AtAsync(On(0, 11, 30), Stop);
        await world.Chat.As("Bob").PressesAsync(post, "A");
        await world.AtAsync(On(0, 11, 31), Stop);
        Assert.Contains("2 answers so far", post.Card.Body);
        await world.Chat.As("Cyd").PressesAsync(post, "A");
        await world.AtAsync(On(0, 11, 40), Stop);
        Assert.Contains("2 answers so far", post.Card.Body);
        await world.AtAsync(On(0, 11, 41), Stop);
        Assert.Contains("3 answers so far", post.Card.Body);
        Assert.Equal(4, post.Versions.Count);
    }

    [Fact]
    public async Task Open_Questions_Are_Hidden_Until_They_Close()
    {
        await using var world = new DailyWorld();
        var (course, _) = await PostedAsync(world);
        var asked = (await world.Questions.OpenInAsync(course.Id, Stop))!.Asked!;
        var hidden = world.Get<IOpenQuestions>();

        var open = await hidden.InServerAsync(world.Chat.Server, Stop);
        var elsewhere = await hidden.InServerAsync(new ServerId(9), Stop);
        await world.AtAsync(On(1, 9), Stop);

        Assert.Equal(On(1, 9), open[new QuestionKey("docker", asked.QuestionId)]);
        Assert.Empty(elsewhere);
        Assert.Empty(await hidden.InServerAsync(world.Chat.Server, Stop));
    }

    private static string Label(int option) => ((char)('A' + option)).ToString();

    private static async Task<(Course Course, FakeMessage Post)> PostedAsync(DailyWorld world, ThreadMode thread = ThreadMode.None)
    {
        var course = await world.CourseAsync(settings => settings with { Thread = thread });
        await world.AtAsync(On(0, 10), Stop);
        return (course, world.Chat.PostsIn(world.Chat.General).Single());
    }
}
