using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Privacy;

/// <summary>What somebody shares names them as they chose to appear.</summary>
public sealed class SharingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, NamesMode.Shown, "own")]
    [InlineData(null, NamesMode.OnRequest, "alias")]
    [InlineData("Own name", NamesMode.OnRequest, "own")]
    [InlineData("Alias", NamesMode.Shown, "alias")]
    [InlineData("Off boards", NamesMode.Shown, "none")]
    public async Task A_Board_And_An_Answer_Are_Shared_Under_The_Chosen_Name(string? choice, NamesMode mode, string expected)
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync(settings => settings with { Names = mode });
        await world.AtAsync(On(0, 10), Stop);
        await world.Chat.As("Ada").PressesAsync(world.Chat.PostsIn(world.Chat.General)[^1], "A");
        await world.Chat.As("Grace").PressesAsync(world.Chat.PostsIn(world.Chat.General)[^1], "A");
        await world.AtAsync(On(1, 9), Stop);
        var ada = world.Chat.As("Ada");
        if (choice is not null)
        {
            await ada.PressesAsync(await ada.RunsAsync("/me privacy"), choice);
        }

        var board = await ada.PressesAsync(await ada.RunsAsync("/leaderboard"), "Share top 10");
        var answer = await ada.PressesAsync(await ada.RunsAsync("/ask", ("question", "ch1-theory-2")), "Share");

        var alias = Alias.Of(ada.Id, course.BagSeed);
        var (name, mention) = expected switch { "own" => ("Ada", $"<@{ada.Id}>"), "alias" => (alias, alias), _ => ("a member", "A member") };
        Assert.Equal($"Shared by {name}", board.Text);
        Assert.Equal($"{mention} shares this from the handbook.", answer.Text);
    }

    [Fact]
    public async Task Outside_Of_Courses_Who_Gave_Up_The_Own_Name_Is_A_Member()
    {
        await using var world = new DailyWorld();
        var ada = world.Chat.As("Ada");
        var openly = await ada.PressesAsync(await ada.RunsAsync("/ask", ("question", "ch1-theory-2")), "Share");
        await world.CourseAsync();
        await ada.PressesAsync(await ada.RunsAsync("/me privacy"), "Alias");
        await world.CourseAsync(settings => settings with { Channel = world.Chat.ChannelNamed("other"), Name = "Other" });
        ada.In(world.Chat.ChannelNamed("third"));

        var unnamed = await ada.PressesAsync(await ada.RunsAsync("/ask", ("question", "ch1-theory-2")), "Share");

        Assert.Equal($"<@{ada.Id}> shares this from the handbook.", openly.Text);
        Assert.Equal("A member shares this from the handbook.", unnamed.Text);
    }
}
