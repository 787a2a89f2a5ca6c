using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Daily;

/// <summary>Posts of closed questions follow how people choose to appear.</summary>
public sealed class RevealSweepTests
{
    private const string FirstTimers = "Here for the first time";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_Posts_That_Name_Somebody_Are_Shown_Anew_And_Behind_Everything_Else()
    {
        await using var world = new DailyWorld();
        await DaysAsync(world, 2, "Ada", "Bob");
        var posts = world.Chat.PostsIn(world.Chat.General);
        var before = posts.Select(post => post.Versions.Count).ToList();

        await ChoosesAsync(world, "Ada", "Off boards");
        await world.ShowNamesAsync(Stop);
        await world.ShowNamesAsync(Stop);

        Assert.Equal("Bob", Field(posts[0]));
        Assert.True(posts[0].Reply.CanWait);
        Assert.Equal([before[0] + 1, before[1]], posts.Select(post => post.Versions.Count));
    }

    [Fact]
    public async Task A_Choice_Can_Be_Taken_Back()
    {
        await using var world = new DailyWorld();
        await DaysAsync(world, 1, "Ada", "Bob");
        await ChoosesAsync(world, "Ada", "Off boards");
        await world.ShowNamesAsync(Stop);

        await ChoosesAsync(world, "Ada", "Own name");
        await world.ShowNamesAsync(Stop);

        Assert.Equal("Ada, Bob", Field(world.Chat.PostsIn(world.Chat.General)[0]));
    }

    [Fact]
    public async Task A_Post_Of_An_Earlier_Version_Is_Shown_Anew_Although_It_Was_Not_Kept_Whom_It_Names()
    {
        await using var world = new DailyWorld();
        await DaysAsync(world, 1, "Ada", "Bob");
        await world.ForgetNamedAsync();
        var post = world.Chat.PostsIn(world.Chat.General)[0];
        var before = post.Versions.Count;

        await world.ShowNamesAsync(Stop);
        var untouched = post.Versions.Count;
        await ChoosesAsync(world, "Ada", "Off boards");
        await world.ShowNamesAsync(Stop);

        Assert.Equal(before, untouched);
        Assert.Equal("Bob", Field(post));
    }

    [Fact]
    public async Task While_The_Chat_Service_Is_In_Trouble_It_Is_Tried_Again()
    {
        await using var world = new DailyWorld();
        await DaysAsync(world, 1, "Ada", "Bob");
        await ChoosesAsync(world, "Ada", "Off boards");
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.EditAsync));

        await world.ShowNamesAsync(Stop);
        var during = Field(world.Chat.PostsIn(world.Chat.General)[0]);
        await world.RestartAsync();
        await world.ShowNamesAsync(Stop);

        Assert.Equal("Ada, Bob", during);
        Assert.Equal("Bob", Field(world.Chat.PostsIn(world.Chat.General)[0]));
    }

    [Fact]
    public async Task A_Post_That_People_Took_Away_Is_Not_Tried_Again()
    {
        await using var world = new DailyWorld();
        await DaysAsync(world, 1, "Ada", "Bob");
        world.Chat.RemoveMessage(world.Chat.PostsIn(world.Chat.General)[0].Ref);
        await ChoosesAsync(world, "Ada", "Off boards");

        await world.ShowNamesAsync(Stop);

        Assert.Empty(await world.Get<IRevealStore>().OutdatedAsync(1, Stop));
    }

    [Fact]
    public async Task Without_Access_It_Waits_Until_That_Returns()
    {
        await using var world = new DailyWorld();
        await DaysAsync(world, 1, "Ada", "Bob");
        var post = world.Chat.PostsIn(world.Chat.General)[0];
        await ChoosesAsync(world, "Ada", "Off boards");
        world.Chat.Allow(world.Chat.General, ChannelAbilities.None);
        await world.ShowNamesAsync(Stop);
        var during = Field(post);

        world.Chat.Allow(world.Chat.General, FakeChat.Everything);
        await world.AtAsync(On(1, 9, 50), Stop);
        await world.ShowNamesAsync(Stop);

        Assert.Equal("Ada, Bob", during);
        Assert.Equal("Bob", Field(post));
    }

    [Fact]
    public async Task A_Choice_Made_While_A_Post_Is_Edited_Is_Not_Missed()
    {
        await using var world = new DailyWorld();
        await DaysAsync(world, 1, "Ada", "Bob");
        var store = world.Get<IRevealStore>();
        await ChoosesAsync(world, "Ada", "Alias");
        var read = (await store.OutdatedAsync(1, Stop))[0];
        await ChoosesAsync(world, "Bob", "Off boards");

        await store.MarkShownAsync(read.Question.Id, read.Version, Stop);

        Assert.Equal(read.Version + 1, Assert.Single(await store.OutdatedAsync(1, Stop)).Version);
    }

    private static async Task DaysAsync(DailyWorld world, int days, params string[] names)
    {
        await world.CourseAsync();
        for (var day = 0; day < days; day++)
        {
            await world.AtAsync(On(day, 10), Stop);
            foreach (var name in names)
            {
                await world.Chat.As(name).PressesAsync(world.Chat.PostsIn(world.Chat.General)[^1], "A");
            }
        }

        await world.AtAsync(On(days, 9, 30), Stop);
    }

    private static async Task ChoosesAsync(DailyWorld world, string name, string choice)
    {
        var member = world.Chat.As(name);
        await member.PressesAsync(await member.RunsAsync("/me privacy"), choice);
    }

    private static string? Field(FakeMessage post) => post.Card.Fields.SingleOrDefault(field => field.Name == FirstTimers)?.Value;
}
