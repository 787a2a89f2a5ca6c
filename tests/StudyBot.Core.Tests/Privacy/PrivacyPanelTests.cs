using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Privacy;
using StudyBot.Testing.Chat;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Privacy;

public sealed class PrivacyPanelTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_A_Newcomer_Nothing_Is_Kept_And_Looking_Keeps_Nothing()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        var ada = world.Chat.As("Ada");

        await ada.RunsAsync("/me privacy");
        var panel = await ada.RunsAsync("/me privacy");

        Assert.True(panel.IsPrivate);
        Assert.Equal("Nothing is kept about you in this server yet.", panel.Card.Body);
        Assert.Equal(["Own name", "Alias", "Off boards"], Labels(panel).Take(3));
        Assert.Contains("• **Docker**: Ada", Naming(panel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_Counts_What_Is_Kept_And_Says_Since_When()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var ada = world.Chat.As("Ada");
        await ada.PressesAsync(world.Chat.PostsIn(world.Chat.General).Single(), "A");
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await ada.PressesAsync(world.Chat.PostsIn(world.Chat.General).Single(), "B");
        await ada.PressesAsync(await ada.RunsAsync("/me reminder"), "Remind me");
        await ada.RunsAsync("/quiz", ("count", 1));

        var body = (await ada.RunsAsync("/me privacy")).Card.Body.Split('\n');

        Assert.Contains(Markup.LongTime(On(0, 10)), body[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "• your id, and the name you last showed here: Ada",
                "• 1 answer with every change (2 versions)",
                "• 1 practice question",
                "• your wish to be reminded",
            ],
            body[1..]);
    }

    [Fact]
    public async Task Each_Choice_Is_Said_In_Words_And_Shows_What_It_Leads_To()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var ada = world.Chat.As("Ada");

        var panel = await ada.PressesAsync(await ada.RunsAsync("/me privacy"), "Alias");
        var (alias, asAlias) = (Alias.Of(ada.Id, course.BagSeed), Naming(panel));
        panel = await ada.PressesAsync(panel, "Off boards");
        var off = Naming(panel);
        panel = await ada.PressesAsync(panel, "Own name");

        Assert.Contains("You chose **an alias**", asAlias, StringComparison.Ordinal);
        Assert.Contains($"• **Docker**: {alias}", asAlias, StringComparison.Ordinal);
        Assert.Contains("• **Docker**: in no list", off, StringComparison.Ordinal);
        Assert.Contains("• **Docker**: Ada", Naming(panel), StringComparison.Ordinal);
        Assert.Equal(["✓ Own name", "Alias", "Off boards"], Labels(panel).Take(3));
        Assert.Equal(PrivacyTexts.Chosen(BoardNaming.Named), panel.Text);
    }

    [Fact]
    public async Task Where_Names_Stand_On_Request_The_Own_Name_Is_Shown_To_Who_Chose_It()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync(settings => settings with { Names = NamesMode.OnRequest });
        var ada = world.Chat.As("Ada");

        var panel = await ada.RunsAsync("/me privacy");
        var before = Naming(panel);
        panel = await ada.PressesAsync(panel, "Own name");

        Assert.Contains($"• **Docker**: {Alias.Of(ada.Id, course.BagSeed)} (here, own names stand on request)", before, StringComparison.Ordinal);
        Assert.Contains("• **Docker**: Ada", Naming(panel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Choice_Before_The_First_Answer_Holds_For_It()
    {
        await using var world = new DailyWorld();
        var course = await world.CourseAsync();
        var ada = world.Chat.As("Ada");
        await ada.PressesAsync(await ada.RunsAsync("/me privacy"), "Alias");
        await world.AtAsync(On(0, 10), Stop);
        await ada.PressesAsync(world.Chat.PostsIn(world.Chat.General).Single(), "A");
        await world.AtAsync(On(1, 9), Stop);

        var board = await ada.RunsAsync("/leaderboard");

        Assert.Contains(Alias.Of(ada.Id, course.BagSeed), board.Card.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", board.Card.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("privacy:name:Unset")]
    [InlineData("privacy:name:7")]
    [InlineData("privacy:name")]
    [InlineData("privacy:what")]
    public async Task A_Forged_Choice_Changes_Nothing(string controlId)
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        var ada = world.Chat.As("Ada");
        var panel = await ada.PressesAsync(await ada.RunsAsync("/me privacy"), "Alias");

        Assert.Equal(ChatTexts.UnknownControl, (await ada.ForgesAsync(panel.Required, controlId)).Text);
        Assert.Equal("✓ Alias", Labels(await ada.RunsAsync("/me privacy")).ElementAt(1));
    }

    private static IEnumerable<string> Labels(Seen seen) => seen.Required.Buttons.Select(button => button.Label);

    private static string Naming(Seen seen) => seen.Card.Fields.Single(field => field.Name == PrivacyTexts.FieldNaming).Value;
}
