using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests;

public sealed class RulingTests : BotTest
{
    [Fact]
    public async Task A_Group_Writes_Asks_For_Review_And_Leads_Regrade_And_Void_Over_The_Wire()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, grace, linus) = (await bot.MemberAsync("Ada", Stop), await bot.MemberAsync("Grace", Stop), await bot.MemberAsync("Linus", Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        var post = await PostOneAsync(ada, channel);
        await ada.PressesAsync(post, "A ·", Stop);
        var form = (await grace.PressesAsync(post, "Write your answer", Stop)).Form!;
        await grace.SubmitsAsync(form, Stop, ("text", "The cache of a layer is used again until a file that it depends on changes."));
        await linus.PressesAsync(post, "B ·", Stop);
        await CloseAsync(ada, channel);

        var result = (await grace.PressesAsync(await PostAsync(grace, channel), "My result", Stop)).Reply;
        await SubmitAsync(grace, await grace.PressesAsync(result, "Ask for review", Stop), ("reason", "I meant it right."));
        var detail = await DetailAsync(ada, channel);
        var list = (await ada.PressesAsync(detail, "Reviews", Stop)).Reply;
        var card = (await ada.ChoosesAsync(list, 0, Stop)).Reply;
        await SubmitAsync(ada, await ada.PressesAsync(card, "Regrade", Stop), ("points", "5"), ("reason", "So it is."));
        var regraded = (await grace.PressesAsync(await PostAsync(grace, channel), "My result", Stop)).Reply;
        var preview = (await ada.PressesAsync(detail, "Void", Stop)).Reply;
        var voided = await SubmitAsync(ada, await ada.PressesAsync(preview, "Give the reason and void", Stop), ("reason", "Two are right."));

        Assert.Contains("Own words: 5 of 5 (regraded by a lead", regraded.AllText, StringComparison.Ordinal);
        Assert.StartsWith("Done.", voided.Reply.Content, StringComparison.Ordinal);
        Assert.Contains("voided", (await PostAsync(linus, channel)).Cards[0].Title, StringComparison.Ordinal);
        Assert.Contains("1 member -5", preview.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("Grace", (await grace.RunsAsync(channel, "leaderboard", Stop, ("period", "all-time"))).Reply.AllText, StringComparison.Ordinal);
        Assert.Empty(bot.Warnings);
    }

    private static Task<ActOutcome> SubmitAsync(LocalMember member, ActOutcome opened, params (string Field, string Value)[] values) =>
        member.SubmitsAsync(opened.Form ?? throw new InvalidOperationException(opened.Reply.AllText), Stop, values);

    private static async Task<ShownMessage> DetailAsync(LocalMember member, string channel)
    {
        var history = (await member.RunsAsync(channel, "daily history", Stop)).Reply;
        return (await member.ChoosesAsync(history, 0, Stop)).Reply;
    }
}
