using Microsoft.Data.Sqlite;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests;

public sealed class LearningTests : BotTest
{
    [Fact]
    public async Task A_Quiz_Round_Goes_On_After_A_Restart_With_The_Button_Of_Its_Old_Message()
    {
        string channel;
        await using (var bot = await RunningBot.StartAsync(Folder, Stop))
        {
            channel = await bot.Server.ChannelAsync("daily-questions", Stop);
            var ada = await bot.MemberAsync("Ada", Stop);
            var preview = await ada.RunsAsync(channel, "daily setup", Stop);
            await ada.PressesAsync(preview.Reply, "Confirm", Stop);
            var grace = await bot.MemberAsync("Grace", Stop);
            var round = await grace.RunsAsync(channel, "quiz", Stop, ("count", 2));
            Assert.Contains("Quiz · 1 of 2", round.Reply.AllText, StringComparison.Ordinal);
            await grace.PressesAsync(round.Reply, "A", Stop);
            Assert.Empty(bot.Warnings);
        }

        await using (var bot = await RunningBot.StartAsync(Folder, Stop))
        {
            var grace = await bot.MemberAsync("Grace", Stop);
            var left = (await grace.SeesAsync(channel, Stop)).Last(message => message.Private);
            var next = await grace.PressesAsync(left, "Next question", Stop);
            Assert.Contains("Quiz · 2 of 2", next.Reply.AllText, StringComparison.Ordinal);
            var judged = await grace.PressesAsync(next.Reply, "B", Stop);
            var summary = await grace.PressesAsync(judged.Reply, "Finish", Stop);

            Assert.Matches("[012] of 2 right", summary.Reply.AllText);
            var stats = await grace.RunsAsync(channel, "me stats", Stop);
            Assert.Matches(@"practice [012] of 2 \(", Assert.Single(await PictureDescriptionsAsync(bot.Server, grace, channel)));
            Assert.Contains("Remind me", stats.Reply.AllText, StringComparison.Ordinal);
            Assert.Empty(bot.Warnings);
        }
    }

    [Theory]
    [InlineData("before", 0)]
    [InlineData("after", 1)]
    public async Task Killed_While_A_Reminder_Is_Sent_It_Is_Not_Sent_Again(string moment, int sent)
    {
        await using var both = await TwoProcesses.StartAsync(Folder, Stop);
        var (ada, grace) = (await both.Server.MemberAsync("Ada", Stop), await both.Server.MemberAsync("Grace", Stop));
        var channel = await both.Server.ChannelAsync("daily-questions", Stop);
        await PostOneAsync(ada, channel);
        await grace.PressesAsync((await grace.RunsAsync(channel, "me reminder", Stop)).Reply, "Remind me", Stop);
        await both.KillBotAsync(Stop);
        await PassTimeAsync();

        var held = await both.Server.HoldAsync("POST", "/channels/*/messages", moment, Stop);
        var starting = both.StartBotAsync(Stop);
        await both.Server.HitAsync(held, Stop);
        await starting;
        await both.KillBotAsync(Stop);
        await both.Server.DeleteAsync("faults", Stop);
        await both.StartBotAsync(Stop);

        // A member who asks later is reminded in the same turn or a later one: by then Grace's turn is over.
        await ada.PressesAsync((await ada.RunsAsync(channel, "me reminder", Stop)).Reply, "Remind me", Stop);
        await both.KillBotAsync(Stop);
        await both.StartBotAsync(Stop);
        await DirectAsync(both.Server, ada, atLeast: 1);
        Assert.Equal(sent, (await DirectAsync(both.Server, grace, atLeast: 0)).Count);
    }

    // As if the question had been posted long ago and closed in an hour: the bot's clock is the machine's.
    private async Task PassTimeAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "data", "studybot.db")};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var change = connection.CreateCommand();
        change.CommandText = "update question_instance set posted_at = posted_at - 86400000, closes_at = $closes where state = 'posted'";
        change.Parameters.AddWithValue("$closes", TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds());
        Assert.Equal(1, await change.ExecuteNonQueryAsync(Stop));
    }

    private static async Task<IReadOnlyList<ShownMessage>> DirectAsync(LocalServer server, LocalMember member, int atLeast)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while (true)
        {
            var own = (await server.GetAsync("channels", Stop)).EnumerateArray()
                .Where(channel => channel.GetProperty("kind").GetString() == "direct" && channel.GetProperty("recipient").GetString() == member.Id)
                .Select(channel => channel.GetProperty("id").GetString()!)
                .ToList();
            IReadOnlyList<ShownMessage> seen = own is [var direct] ? await member.SeesAsync(direct, Stop) : [];
            if (seen.Count >= atLeast)
            {
                return seen;
            }

            await timer.WaitForNextTickAsync(Stop);
        }
    }

    private static async Task<IReadOnlyList<string>> PictureDescriptionsAsync(LocalServer server, LocalMember member, string channel)
    {
        var messages = await server.GetAsync($"members/{member.Id}/messages?channel={channel}", Stop);
        return
        [
            .. messages.EnumerateArray().SelectMany(message => message.GetProperty("embeds").EnumerateArray())
                .Where(card => card.TryGetProperty("image", out _))
                .Select(card => card.GetProperty("image").GetProperty("description").GetString()!),
        ];
    }
}
