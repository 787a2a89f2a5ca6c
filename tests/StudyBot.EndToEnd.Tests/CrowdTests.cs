using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests;

/// <summary>Many members at once, over the wire.</summary>
public sealed class CrowdTests : BotTest
{
    private const int Crowd = 500;
    private const int AtOnce = 10;

    // Five hundred in a second.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(1_000 * AtOnce / Crowd);

    [Fact]
    public async Task Five_Hundred_Members_Who_Answer_Within_A_Second_All_Get_Their_Receipts_In_Time_And_Are_All_Stored()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var ada = await bot.MemberAsync("Ada", Stop);
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        var post = await PostOneAsync(ada, channel);
        var members = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(number => bot.MemberAsync($"Member {number}", Stop)));

        var clicks = new List<Task<ActOutcome>>();
        using (var timer = new PeriodicTimer(Between, TimeProvider.System))
        {
            foreach (var (member, number) in members.Select((member, number) => (member, number)))
            {
                clicks.Add(member.ClicksAsync(post.Id, post.Button(Letter(number)).CustomId, Stop));
                _ = clicks.Count % AtOnce == 0 && await timer.WaitForNextTickAsync(Stop);
            }
        }

        var receipts = await Task.WhenAll(clicks);

        // Who is not answered within three seconds is told by Discord that the application did not respond.
        Assert.All(receipts, (receipt, number) =>
        {
            Assert.Null(receipt.Error);
            Assert.True(receipt.Reply.Private);
            Assert.StartsWith($"Your answer: **{Letter(number)[0]}**", receipt.Reply.Content, StringComparison.Ordinal);
        });
        var question = Assert.Single(await bot.Host.Services.GetRequiredService<IDailyStore>().InStateAsync(QuestionState.Posted, Stop));
        var responses = bot.Host.Services.GetRequiredService<IResponseStore>();
        Assert.Equal(Crowd, await responses.CountAsync(question.Id, Stop));
        foreach (var (member, number) in members.Select((member, number) => (member, number)))
        {
            Assert.Equal(number % 4, (await responses.FindAsync(question.Id, new MemberId(ulong.Parse(member.Id)), Stop))!.Option);
        }

        Assert.Empty(bot.Warnings);
    }

    [Fact]
    public async Task Fifty_Clicks_Of_One_Member_At_Once_Leave_One_Answer_And_Are_All_Answered()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, grace) = (await bot.MemberAsync("Ada", Stop), await bot.MemberAsync("Grace", Stop));
        var post = await PostOneAsync(ada, await bot.Server.ChannelAsync("daily-questions", Stop));

        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(click => grace.ClicksAsync(post.Id, post.Button(Letter(click)).CustomId, Stop)));

        Assert.All(receipts, receipt => Assert.StartsWith("Your answer: **", receipt.Reply.Content, StringComparison.Ordinal));
        var question = Assert.Single(await bot.Host.Services.GetRequiredService<IDailyStore>().InStateAsync(QuestionState.Posted, Stop));
        Assert.Equal(1, await bot.Host.Services.GetRequiredService<IResponseStore>().CountAsync(question.Id, Stop));
        Assert.Empty(bot.Warnings);
    }

    private static string Letter(int number) => $"{(char)('A' + (number % 4))} ·";
}
