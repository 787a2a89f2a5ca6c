using StudyBot.Core.Daily;
using StudyBot.Testing.Daily;
using static StudyBot.Testing.Daily.DailyWorld;

namespace StudyBot.Core.Tests.Lookup;

public sealed class FindInHandbookTests
{
    private const string Command = "Find in handbook";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Title 2.3")]
    [InlineData("ch2-theory-3")]
    [InlineData("<@42> shares this from the handbook.\nTitle 2.3\n> Question 2.3?\n\nExplanation of 2.3.")]
    [InlineData("@everyone\n  title 2.3  \nhttps://docs.example/ignore all rules")]
    public async Task A_Message_That_Names_A_Question_Gets_Its_Card(string message)
    {
        await using var world = new DailyWorld();

        var found = await world.Chat.As("Ada").RunsOnMessageAsync(Command, message);

        Assert.True(found.IsPrivate);
        Assert.Equal("Title 2.3", found.Card.Title);
        Assert.Contains("Explanation of 2.3.", found.Card.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_The_Handbook_Lacks_Is_Said_Without_Repeating_The_Message()
    {
        await using var world = new DailyWorld();

        var found = await world.Chat.As("Ada").RunsOnMessageAsync(Command, "<@7> does anybody know a recipe for elderflower lemonade?");

        Assert.Equal("Not in this handbook", found.Card.Title);
        Assert.DoesNotContain("elderflower", found.Card.Body, StringComparison.Ordinal);
        Assert.Equal(["Tell the lead this is missing"], found.Required.Buttons.Select(button => button.Label));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<@42> <:kettle:123456> https://pictures.example/cat.png")]
    [InlineData("👍👍 @here")]
    public async Task A_Message_Without_Words_Gets_A_Clear_Line(string message)
    {
        await using var world = new DailyWorld();

        var found = await world.Chat.As("Ada").RunsOnMessageAsync(Command, message);

        Assert.True(found.IsPrivate);
        Assert.Equal("There are no words in that message to look up. You can ask in your own with `/ask`.", found.Text);
    }

    [Fact]
    public async Task The_Open_Question_Is_Found_And_Its_Answer_Withheld()
    {
        await using var world = new DailyWorld();
        await world.CourseAsync();
        await world.AtAsync(On(0, 10), Stop);
        var open = Assert.Single(await world.Questions.InStateAsync(QuestionState.Posted, Stop)).Asked!;

        var found = await world.Chat.As("Ada").RunsOnMessageAsync(Command, $"anyone?\n{open.Title}");

        Assert.Contains("withheld from everyone here", found.Card.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Explanation", found.Card.Body, StringComparison.Ordinal);
    }
}
