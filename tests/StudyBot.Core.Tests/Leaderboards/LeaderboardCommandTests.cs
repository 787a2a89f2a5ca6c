using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Leaderboards;

public sealed class LeaderboardCommandTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Board_Is_Private_And_Shows_The_Callers_Row_In_Words_And_As_Picture()
    {
        await using var world = await ClosedAsync("Ada", "Grace");

        var board = await world.Chat.As("Grace").RunsAsync("leaderboard");

        Assert.True(board.IsPrivate);
        Assert.Contains("Grace **(you)**", board.Card.Body, StringComparison.Ordinal);
        Assert.Contains(world.Pictures.Pages[^1].Rows, row => row is { Name: "Grace", IsOwn: true });
        Assert.Equal("leaderboard.png", Assert.Single(board.Required.Reply.Pictures).FileName);
    }

    [Fact]
    public async Task Sharing_Posts_The_Top_And_A_Button_On_The_Post_Answers_Its_Presser_Alone()
    {
        await using var world = await ClosedAsync("Ada", "Grace");
        var board = await world.Chat.As("Ada").RunsAsync("leaderboard");

        var post = await world.Chat.As("Ada").PressesAsync(board, "Share top 10");
        var mine = await world.Chat.As("Grace").PressesAsync(post, "My place");

        Assert.False(post.IsPrivate);
        Assert.Contains("Shared by Ada", post.Text, StringComparison.Ordinal);
        Assert.Single(post.Required.Versions);
        Assert.True(mine.IsPrivate);
        Assert.Contains("Grace **(you)**", mine.Card.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Board_That_Emptied_Meanwhile_Is_Not_Shared()
    {
        await using var world = await ClosedAsync("Ada");
        var board = await world.Chat.As("Ada").RunsAsync("leaderboard");
        world.Time.Advance(TimeSpan.FromDays(14));

        var refused = await world.Chat.As("Ada").PressesAsync(board, "Share top 10");

        Assert.True(refused.IsPrivate);
        Assert.Equal(LeaderboardTexts.NothingToShare, refused.Text);
    }

    [Fact]
    public async Task Another_Period_Takes_The_Place_Of_The_Same_Message()
    {
        await using var world = await ClosedAsync("Ada");
        var board = await world.Chat.As("Ada").RunsAsync("leaderboard");

        var day = await world.Chat.As("Ada").PressesAsync(board, "Latest question");

        Assert.Equal(board.Required.Ref, day.Required.Ref);
        Assert.Equal("Leaderboard: latest question", day.Card.Title);
        Assert.Contains("23 November", day.Card.Footer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Board_Of_Another_Servers_Course_Is_Not_Shown()
    {
        await using var world = await ClosedAsync("Ada");
        var board = await world.Chat.As("Ada").RunsAsync("leaderboard");

        Assert.Equal(LeaderboardTexts.CourseGone, (await world.Chat.As("Ada").ForgesAsync(board.Required, "board:show:999:Week:0")).Text);
        Assert.Equal(ChatTexts.UnknownControl, (await world.Chat.As("Ada").ForgesAsync(board.Required, "board:show:1:Century:0")).Text);
    }

    // Monday's question, answered by these and closed.
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
