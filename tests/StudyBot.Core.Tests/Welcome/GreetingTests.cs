using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Welcome;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;

namespace StudyBot.Core.Tests.Welcome;

public sealed class GreetingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Server_Gets_One_Card_When_The_Bot_Is_Added_And_Again_When_It_Is_Added_Again()
    {
        await using var world = new DailyWorld();

        await AddedAsync(world, DailyWorld.Start);
        await world.RestartAsync();
        await AddedAsync(world, DailyWorld.Start, justJoined: false);
        var first = Assert.Single(world.Chat.PostsIn(world.Chat.General));
        world.Time.Advance(TimeSpan.FromHours(2));
        await AddedAsync(world, DailyWorld.Start.AddHours(2));

        Assert.Equal(2, world.Chat.PostsIn(world.Chat.General).Count);
        Assert.Contains("A daily question", first.Card.Body);
        Assert.Equal([WelcomeTexts.FieldBegin, WelcomeTexts.FieldPrivacy], first.Card.Fields.Select(field => field.Name));
        Assert.Equal([WelcomeTexts.SetUpButton, WelcomeTexts.HelpButton], first.Buttons.Select(button => button.Label));
    }

    [Fact]
    public async Task A_Server_In_Which_The_Bot_Has_Long_Been_Or_May_Not_Write_Gets_None()
    {
        await using var world = new DailyWorld();

        await AddedAsync(world, DailyWorld.Start.AddHours(-25), justJoined: false);
        await world.Chat.TellAsync(new Notice.ServerAvailable(world.Chat.Server, "Study", JustJoined: true) { JoinedAt = DailyWorld.Start }, Stop);
        await world.CourseAsync();
        await AddedAsync(world, DailyWorld.Start, justJoined: false);

        Assert.Empty(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task A_Card_That_Could_Not_Be_Posted_Comes_With_The_Next_Connection_And_One_Whose_Answer_Got_Lost_Only_Once()
    {
        await using var world = new DailyWorld();
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync));
        await AddedAsync(world, DailyWorld.Start);
        Assert.Empty(world.Chat.PostsIn(world.Chat.General));

        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync), afterwards: true);
        await AddedAsync(world, DailyWorld.Start, justJoined: false);
        await AddedAsync(world, DailyWorld.Start, justJoined: false);

        Assert.Single(world.Chat.PostsIn(world.Chat.General));
    }

    [Fact]
    public async Task Its_Button_Sets_Up_For_Those_Who_May_And_Tells_The_Others_Whom_To_Ask()
    {
        await using var world = new DailyWorld();
        await AddedAsync(world, DailyWorld.Start);
        var card = world.Chat.PostsIn(world.Chat.General).Single();

        var refused = await world.Chat.As("Ada").PressesAsync(card, WelcomeTexts.SetUpButton);
        var proposal = await world.Lead.PressesAsync(card, WelcomeTexts.SetUpButton);
        await world.Lead.PressesAsync(proposal, "Confirm");

        Assert.True(refused.IsPrivate);
        Assert.Equal(DailyTexts.NeedsManageServer, refused.Text);
        Assert.True(proposal.IsPrivate);
        Assert.Equal(world.Chat.General, Assert.Single(await world.Courses.InServerAsync(world.Chat.Server, Stop)).Settings.Channel);
    }

    private static Task AddedAsync(DailyWorld world, DateTimeOffset joined, bool justJoined = true) => world.Chat.TellAsync(
        new Notice.ServerAvailable(world.Chat.Server, "Study", justJoined) { JoinedAt = joined, Greeting = world.Chat.General }, Stop);
}
