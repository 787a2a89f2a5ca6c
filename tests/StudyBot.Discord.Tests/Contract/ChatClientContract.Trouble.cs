using StudyBot.Core.Chat;

namespace StudyBot.Discord.Tests.Contract;

public abstract partial class ChatClientContract
{
    [Fact]
    public async Task After_A_Break_The_Bot_Is_Told_And_Answers_Again()
    {
        await using var stage = await OpenAsync(_bot.Command("still", Visibility.Private, new Reply("here")), Stop);
        var ada = await stage.JoinsAsync("Ada");
        var before = _bot.Notices.OfType<Notice.Connected>().Count();

        await stage.BreakConnectionAsync();
        var after = await EventuallyAsync(() => Task.FromResult(_bot.Notices.OfType<Notice.Connected>().Count()), count => count > before);

        Assert.Equal(before + 1, after);
        Assert.True(stage.Chat.Status.Ready);
        Assert.Equal("here", (await ada.RunsAsync("still")).Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Handlers_Failure_Is_Answered_Privately_With_The_Interactions_Id_And_Nothing_Of_The_Failure(bool late)
    {
        Stage? stage = null;
        _bot.Command("broken", Visibility.Private, async _ =>
        {
            await Task.Delay(late ? stage!.TooLong : TimeSpan.Zero, TimeProvider.System, Stop);
            throw new InvalidOperationException("the database has a hole");
        });
        stage = await OpenAsync(_bot, Stop);
        await using var closing = stage;
        stage.ExpectErrors();
        var (ada, bob) = (await stage.JoinsAsync("Ada"), await stage.JoinsAsync("Bob"));

        var shown = await ada.RunsAsync("broken");

        Assert.True(shown.IsPrivate);
        Assert.Contains(_bot.Last<CommandInvoked>().Id, shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hole", shown.Text, StringComparison.Ordinal);
        Assert.Empty(await bob.SeesAsync());
    }

    [Fact]
    public async Task A_Role_Is_Pinged_Only_Where_The_Bot_Means_It()
    {
        await using var stage = await OpenAsync(_bot, Stop);
        var ada = await stage.JoinsAsync("Ada");
        var text = $"{Markup.Role(stage.Role)} good morning";

        await stage.Chat.PostAsync(stage.Channel, new Reply(text) { Pings = stage.Role }, new PostKey("k1"), Stop);
        await stage.Chat.PostAsync(stage.Channel, new Reply(text), new PostKey("k2"), Stop);

        var seen = await ada.SeesAsync();
        Assert.Equal([stage.Role], seen[0].PingedRoles);
        Assert.Empty(seen[1].PingedRoles);
    }
}
