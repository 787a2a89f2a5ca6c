using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Leaderboards;

public sealed class DeparturesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_Left_Is_On_No_Board_And_Comes_Back_By_Doing_Something()
    {
        await using var world = await ClosedAsync("Ada", "Grace");
        var grace = world.Chat.As("Grace");
        var own = await grace.RunsAsync("leaderboard");
        world.Time.SetUtcNow(On(2, 9));
        world.Chat.Leaves("Grace");

        var without = await BoardAsync(world, "Ada");
        world.Chat.Returns(grace);
        var back = await grace.PressesAsync(own, "All time");

        Assert.Equal(["Ada"], without);
        Assert.Contains("Grace **(you)**", back.Card.Body, StringComparison.Ordinal);
        Assert.Equal(["Ada", "Grace"], (await BoardAsync(world, "Ada")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_Left_And_Joined_Again_In_Silence_Is_Found_In_The_Background()
    {
        await using var world = await ClosedAsync("Ada", "Grace");
        var grace = world.Chat.As("Grace");
        world.Time.SetUtcNow(On(2, 9));
        world.Chat.Leaves("Grace");
        await world.Get<Departures>().LookAroundAsync(Stop);
        world.Chat.Returns(grace);

        var tooEarly = await BoardAsync(world, "Ada");
        world.Time.SetUtcNow(On(10, 9));
        await world.Get<Departures>().LookAroundAsync(Stop);

        Assert.Equal(["Ada"], tooEarly);
        Assert.Equal(["Ada", "Grace"], (await BoardAsync(world, "Ada")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_Is_Asked_About_Within_A_Day()
    {
        await using var world = await ClosedAsync("Ada", "Grace");
        var asked = await WatchedAsync(world);
        world.Time.SetUtcNow(On(1, 9, 59));

        await BoardAsync(world, "Ada");
        await world.Get<Departures>().LookAroundAsync(Stop);

        Assert.Empty(asked.Asked);
    }

    [Fact]
    public async Task A_Board_Asks_About_Five_At_Most_And_Never_About_The_Caller()
    {
        await using var world = await ClosedAsync([.. Enumerable.Range(0, 9).Select(n => $"M{n}")]);
        var asked = await WatchedAsync(world);
        world.Time.SetUtcNow(On(2, 9));

        await BoardAsync(world, "M0");
        await BoardAsync(world, "M0");

        Assert.Equal(8, asked.Asked.Distinct().Count());
        Assert.Equal(8, asked.Asked.Count);
        Assert.DoesNotContain(world.Chat.As("M0").Id, asked.Asked);
    }

    [Fact]
    public async Task A_Silent_Service_Delays_A_Board_By_No_More_Than_A_Second()
    {
        await using var world = await ClosedAsync("Ada", "Grace");
        var asked = await WatchedAsync(world);
        asked.KeepsSilent = true;
        world.Time.SetUtcNow(On(2, 9));
        var begin = TimeProvider.System.GetTimestamp();

        var board = await BoardAsync(world, "Ada");

        Assert.InRange(TimeProvider.System.GetElapsedTime(begin), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(["Ada", "Grace"], board.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_Service_In_Trouble_Removes_Nobody_And_Is_Left_Alone_For_This_Turn()
    {
        await using var world = await ClosedAsync("Ada", "Grace", "Linus");
        var asked = await WatchedAsync(world);
        world.Time.SetUtcNow(On(2, 9));
        world.Chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.MembershipAsync));

        await world.Get<Departures>().LookAroundAsync(Stop);

        Assert.Single(asked.Asked);
        Assert.Equal(3, (await BoardAsync(world, "Ada")).Count);
    }

    [Fact]
    public async Task In_The_Background_Everyone_Is_Asked_About_In_Turn()
    {
        await using var world = await ClosedAsync([.. Enumerable.Range(0, Departures.MostPerTurn + 5).Select(n => $"M{n}")]);
        var asked = await WatchedAsync(world);
        world.Time.SetUtcNow(On(2, 9));

        await world.Get<Departures>().LookAroundAsync(Stop);
        var first = asked.Asked.Count;
        await world.Get<Departures>().LookAroundAsync(Stop);
        await world.Get<Departures>().LookAroundAsync(Stop);

        Assert.Equal(Departures.MostPerTurn, first);
        Assert.Equal(Departures.MostPerTurn + 5, asked.Asked.Count);
        Assert.Equal(asked.Asked.Count, asked.Asked.Distinct().Count());
    }

    private static async Task<AskedAbout> WatchedAsync(DailyWorld world)
    {
        var asked = new AskedAbout(world.Chat);
        world.Wrap = _ => asked;
        await world.RestartAsync();
        return asked;
    }

    private static async Task<List<string>> BoardAsync(DailyWorld world, string viewer)
    {
        await world.Chat.As(viewer).RunsAsync("leaderboard", ("period", "all-time"));
        return [.. world.Pictures.Pages[^1].Rows.Select(row => row.Name)];
    }

    // Monday's question, answered by these at ten and closed.
    private static async Task<DailyWorld> ClosedAsync(params string[] names)
    {
        var world = new DailyWorld();
        await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var post = world.Chat.PostsIn(world.Chat.General).Single();
        foreach (var name in names)
        {
            await world.Chat.As(name).PressesAsync(post, "A ·");
        }

        await world.AtAsync(On(1, 9, 30), Stop);
        return world;
    }
}
