using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests;

public sealed class PrivacyTests : BotTest
{
    [Fact]
    public async Task A_Choice_Of_Name_Reaches_A_Post_That_Has_Closed_And_An_Export_Comes_As_A_File()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        var (ada, grace) = (await bot.MemberAsync("Ada", Stop), await bot.MemberAsync("Grace", Stop));
        var post = await PostOneAsync(ada, channel);
        await grace.PressesAsync(post, "A ·", Stop);
        await CloseAsync(ada, channel);
        var named = await SeesPostAsync(text => text.Contains("Here for the first time: Grace", StringComparison.Ordinal));

        var panel = await grace.RunsAsync(channel, "me privacy", Stop);
        var chosen = await grace.PressesAsync(panel.Reply, "Alias", Stop);
        await (await bot.Host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Stop)).TriggerJob(new JobKey("names"), Stop);
        var renamed = await SeesPostAsync(text => text.Contains("Here for the first time", StringComparison.Ordinal) && !text.Contains("Grace", StringComparison.Ordinal));
        await grace.PressesAsync(chosen.Reply, "Export my data", Stop);

        Assert.Equal(named.Id, renamed.Id);
        Assert.DoesNotContain("Grace", (await ada.RunsAsync(channel, "leaderboard", Stop)).Reply.AllText, StringComparison.Ordinal);
        var file = (await bot.Server.GetAsync($"members/{grace.Id}/messages?channel={channel}", Stop)).EnumerateArray().SelectMany(message => message.GetProperty("attachments").EnumerateArray()).Last();
        Assert.Equal("studybot-my-data.json", file.GetProperty("filename").GetString());
        using var http = new HttpClient();
        var data = JsonDocument.Parse(await http.GetStringAsync(new Uri(file.GetProperty("url").GetString()!), Stop)).RootElement;
        Assert.Equal("alias", data.GetProperty("profile").GetProperty("appears_as").GetString());
        Assert.Equal("A", data.GetProperty("responses")[0].GetProperty("option").GetString());
        Assert.Empty(bot.Warnings);

        async Task<ShownMessage> SeesPostAsync(Func<string, bool> shows)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            while (true)
            {
                if ((await ada.SeesAsync(channel, Stop)).FirstOrDefault(message => message.Id == post.Id && shows(message.AllText)) is { } seen)
                {
                    return seen;
                }

                await timer.WaitForNextTickAsync(Stop);
            }
        }
    }
}
