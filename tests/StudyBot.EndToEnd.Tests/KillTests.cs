using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests;

/// <summary>The bot is killed while a request of its own is held at Discord, at the moments that hurt most.</summary>
public sealed class KillTests : BotTest
{
    [Fact]
    public async Task Killed_Between_Answer_And_Receipt_The_Answer_Is_Kept()
    {
        await using var both = await TwoProcesses.StartAsync(Folder, Stop);
        var (ada, grace) = (await both.Server.MemberAsync("Ada", Stop), await both.Server.MemberAsync("Grace", Stop));
        var channel = await both.Server.ChannelAsync("daily-questions", Stop);
        var post = await PostOneAsync(ada, channel);

        var held = await both.Server.HoldAsync("POST", "/interactions/*/*/callback", "before", Stop);
        var click = grace.PressesAsync(post, "B ·", Stop);
        await both.Server.HitAsync(held, Stop);
        await both.KillBotAsync(Stop);
        await both.Server.DeleteAsync("faults", Stop);
        Assert.NotNull((await click).Error);
        await both.StartBotAsync(Stop);

        await CloseAsync(ada, channel);
        Assert.Contains("1 answer in all", (await PostAsync(ada, channel)).AllText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Killed_While_Posting_There_Is_Exactly_One_Post(string moment)
    {
        await using var both = await TwoProcesses.StartAsync(Folder, Stop);
        var ada = await both.Server.MemberAsync("Ada", Stop);
        var channel = await both.Server.ChannelAsync("daily-questions", Stop);
        var preview = await ada.RunsAsync(channel, "daily setup", Stop);
        var done = await ada.PressesAsync(preview.Reply, "Confirm", Stop);
        var asked = await ada.PressesAsync(done.Reply, "Post one now", Stop);

        var held = await both.Server.HoldAsync("POST", "/channels/*/messages", moment, Stop);
        var press = ada.PressesAsync(asked.Reply, "Post now", Stop);
        await both.Server.HitAsync(held, Stop);
        await both.KillBotAsync(Stop);
        await both.Server.DeleteAsync("faults", Stop);
        await press;
        await both.StartBotAsync(Stop);

        var post = await PostedAsync(ada, channel);
        Assert.StartsWith("Your answer: **A**", (await ada.PressesAsync(post, "A ·", Stop)).Reply.Content, StringComparison.Ordinal);
        await CloseAsync(ada, channel);
        Assert.Contains("1 answer in all", (await PostAsync(ada, channel)).AllText, StringComparison.Ordinal);
        Assert.Single(await PostsAsync(ada, channel));
    }

    private static async Task<List<ShownMessage>> PostsAsync(LocalMember viewer, string channel) =>
        [.. (await viewer.SeesAsync(channel, Stop)).Where(message => message.Cards.Any(card => card.Title.StartsWith("Daily question", StringComparison.Ordinal)))];

    private static async Task<ShownMessage> PostedAsync(LocalMember viewer, string channel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (true)
        {
            if (await PostsAsync(viewer, channel) is [.., var newest])
            {
                return newest;
            }

            await timer.WaitForNextTickAsync(Stop);
        }
    }
}
