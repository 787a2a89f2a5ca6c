using System.Globalization;
using StudyBot.EndToEnd.Tests.Running;

namespace StudyBot.EndToEnd.Tests;

public sealed class MainJobTests : BotTest
{
    [Fact]
    public async Task A_Group_Sets_Up_Answers_Closes_And_The_Leaderboard_Agrees()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, grace, linus) = (await bot.MemberAsync("Ada", Stop), await bot.MemberAsync("Grace", Stop), await bot.MemberAsync("Linus", Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);

        var post = await PostOneAsync(ada, channel);
        Assert.StartsWith("Your answer: **A**", (await ada.PressesAsync(post, "A ·", Stop)).Reply.Content, StringComparison.Ordinal);
        await grace.PressesAsync(post, "B ·", Stop);
        await linus.PressesAsync(post, "C ·", Stop);
        var receipt = (await linus.PressesAsync(post, "D ·", Stop)).Reply;
        Assert.True(receipt.Private);
        Assert.StartsWith("Your answer: **D**", receipt.Content, StringComparison.Ordinal);

        await CloseAsync(ada, channel);
        var closed = await PostAsync(grace, channel);
        Assert.Equal(post.Id, closed.Id);
        Assert.Contains("3 answers in all", closed.AllText, StringComparison.Ordinal);
        var right = RightOption(closed);
        var chosen = new Dictionary<string, char> { ["Ada"] = 'A', ["Grace"] = 'B', ["Linus"] = 'D' };

        var board = (await grace.RunsAsync(channel, "leaderboard", Stop, ("period", "all-time"))).Reply;

        Assert.True(board.Private);
        foreach (var (name, option) in chosen)
        {
            var row = Assert.Single(board.Cards[0].Body.Split('\n'), line => line.Contains(name, StringComparison.Ordinal));
            Assert.Contains(option == right ? "**10 points**, 1 of 1 right" : "**0 points**, 0 of 1 right", row, StringComparison.Ordinal);
        }

        Assert.Empty(bot.Warnings);
    }

    [Fact]
    public async Task The_Handbook_Answers_A_Symptom_And_Its_Parts_Turn_By_Buttons()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var ada = await bot.MemberAsync("Ada", Stop);
        var channel = await bot.Server.ChannelAsync("general", Stop);

        var card = (await ada.RunsAsync(channel, "ask", Stop, ("question", "why does npm install run again on every build"))).Reply;

        Assert.True(card.Private);
        Assert.Contains("npm install runs again on every build", card.Cards[0].Title, StringComparison.Ordinal);
        var part = (await ada.PressesAsync(card, "Full answer", Stop)).Reply;
        Assert.Equal(card.Id, part.Id);
        Assert.Contains("Situation", part.AllText, StringComparison.Ordinal);
        Assert.Empty(bot.Warnings);
    }

    [Fact]
    public async Task A_Shared_Card_Is_Found_Again_By_The_Menu_Of_Its_Message()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, grace) = (await bot.MemberAsync("Ada", Stop), await bot.MemberAsync("Grace", Stop));
        var channel = await bot.Server.ChannelAsync("general", Stop);
        var card = (await ada.RunsAsync(channel, "ask", Stop, ("question", "ch5-theory-2"))).Reply;
        var shared = (await ada.PressesAsync(card, "Share", Stop)).Reply;

        var found = (await grace.RunsOnMessageAsync(shared, "Find in handbook", Stop)).Reply;

        Assert.True(found.Private);
        Assert.Equal("COPY or ADD in a Dockerfile", found.Cards[0].Title);
        Assert.Empty(bot.Warnings);
    }

    [Fact]
    public async Task What_A_Member_Misses_Reaches_The_Leads_On_The_Next_Day()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, grace) = (await bot.MemberAsync("Ada", Stop), await bot.MemberAsync("Grace", Stop));
        var (channel, leads) = (await bot.Server.ChannelAsync("daily-questions", Stop), await bot.Server.ChannelAsync("study-hall", Stop));
        var preview = await ada.RunsAsync(channel, "daily setup", Stop, ("channel", channel), ("lead-channel", leads));
        await ada.PressesAsync(preview.Reply, "Confirm", Stop);

        var none = (await grace.RunsAsync(channel, "ask", Stop, ("question", "elderflower lemonade @everyone: how long does it keep"))).Reply;
        Assert.Empty(none.Buttons);
        none = (await grace.RunsAsync(channel, "ask", Stop, ("question", "how long does elderflower lemonade keep"))).Reply;
        var form = (await grace.PressesAsync(none, "Tell the lead", Stop)).Form!;
        await grace.SubmitsAsync(form, Stop, ("text", "How long does elderflower lemonade keep? @everyone"));
        await bot.Server.AdvanceAsync(TimeSpan.FromHours(40), Stop);
        var notes = await SeenAsync(() => ada.SeesAsync(leads, Stop), seen => seen.Any(message => message.Content.Contains("lemonade", StringComparison.Ordinal)));

        var note = notes.Single(message => message.Content.Contains("lemonade", StringComparison.Ordinal));
        Assert.Contains("• How long does elderflower lemonade keep? \\@everyone", note.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("Grace", note.AllText, StringComparison.Ordinal);
        Assert.Empty(bot.Warnings);
    }

    [Fact]
    public async Task Typing_A_Question_Offers_Choices_That_Lead_Straight_To_The_Card()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var ada = await bot.MemberAsync("Ada", Stop);
        var channel = await bot.Server.ChannelAsync("general", Stop);

        var typed = await ada.TypesAsync(channel, "ask", "question", "npm inst", Stop);
        while (typed.Choices.Count == 0)
        {
            // While the handbook is still being made ready, a list that would come too late is left empty.
            typed = await ada.TypesAsync(channel, "ask", "question", "npm inst", Stop);
        }

        var card = await ada.RunsAsync(channel, "ask", Stop, ("question", typed.Choices[0]));

        Assert.InRange(typed.Choices.Count, 1, 25);
        Assert.Contains("npm install runs again", card.Reply.Cards[0].Title, StringComparison.Ordinal);
        Assert.Empty(bot.Warnings);
    }

    [Fact]
    public async Task Nothing_Tells_The_Answer_Before_Closing()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, grace) = (await bot.MemberAsync("Ada", Stop), await bot.MemberAsync("Grace", Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        var post = await PostOneAsync(ada, channel);
        await ada.PressesAsync(post, "A ·", Stop);

        var board = (await grace.RunsAsync(channel, "leaderboard", Stop, ("period", "all-time"))).Reply;
        var status = (await grace.RunsAsync(channel, "daily status", Stop)).Reply;

        Assert.DoesNotContain("Ada", board.AllText, StringComparison.Ordinal);
        Assert.DoesNotContain("right", status.AllText.Replace("permission", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        await CloseAsync(ada, channel);
        var closed = await PostAsync(grace, channel);
        var key = closed.Cards[0].Body.Split('\n').First(line => line.StartsWith('✓'));
        Assert.DoesNotContain(key, post.AllText, StringComparison.Ordinal);
        Assert.Contains("Ada", (await grace.RunsAsync(channel, "leaderboard", Stop, ("period", "all-time"))).Reply.AllText, StringComparison.Ordinal);
        Assert.Empty(bot.Warnings);
    }

    [Fact]
    public async Task A_Late_Click_Gets_The_Answer_In_Private_And_Does_Not_Count()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, grace) = (await bot.MemberAsync("Ada", Stop), await bot.MemberAsync("Grace", Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        var post = await PostOneAsync(ada, channel);

        // While the edit that shows the answer is on its way, the post still has its buttons.
        var held = await bot.Server.HoldAsync("PATCH", "/channels/*/messages/*", "before", Stop);
        var closing = CloseAsync(ada, channel);
        await bot.Server.HitAsync(held, Stop);
        var late = await grace.PressesAsync(post, "A ·", Stop);
        await bot.Server.DeleteAsync("faults", Stop);
        await closing;

        Assert.True(late.Reply.Private);
        Assert.Contains("✓ right", late.Reply.AllText, StringComparison.Ordinal);
        Assert.Contains("0 answers in all", (await PostAsync(ada, channel)).AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_A_Restart_Everything_Is_There_And_Old_Buttons_Work()
    {
        string channel;
        await using (var first = await RunningBot.StartAsync(Folder, Stop))
        {
            channel = await first.Server.ChannelAsync("daily-questions", Stop);
            var ada = await first.MemberAsync("Ada", Stop);
            var post = await PostOneAsync(ada, channel);
            await ada.PressesAsync(post, "A ·", Stop);
        }

        await using var second = await RunningBot.StartAsync(Folder, Stop);
        var grace = await second.MemberAsync("Grace", Stop);
        var old = await PostAsync(grace, channel);
        Assert.StartsWith("Your answer: **B**", (await grace.PressesAsync(old, "B ·", Stop)).Reply.Content, StringComparison.Ordinal);
        await CloseAsync(await second.MemberAsync("Ada", Stop), channel);

        Assert.Contains("2 answers in all", (await PostAsync(grace, channel)).AllText, StringComparison.Ordinal);
        Assert.Empty(second.Warnings);
    }

    [Fact]
    public async Task The_Schedule_Posts_And_Closes_By_The_Clock()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var ada = await bot.MemberAsync("Ada", Stop);
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        var soon = bot.Host.Local!.Clock.GetUtcNow().AddMinutes(5).ToString("HH:mm", CultureInfo.InvariantCulture);
        var preview = await ada.RunsAsync(channel, "daily setup", Stop, ("weekdays", "Mon-Sun"), ("time", soon), ("window", 2));
        await ada.PressesAsync(preview.Reply, "Confirm", Stop);

        await bot.Server.AdvanceAsync(TimeSpan.FromMinutes(6), Stop);
        var post = await SeenAsync(() => PostOrNoneAsync(ada, channel), seen => seen is not null);
        await bot.Server.AdvanceAsync(TimeSpan.FromHours(3), Stop);
        var closed = await SeenAsync(() => PostOrNoneAsync(ada, channel), seen => seen!.AllText.Contains("closed", StringComparison.Ordinal));

        Assert.Equal(post!.Id, closed!.Id);
        Assert.Empty(bot.Warnings);
    }

    private static async Task<Testing.Driving.ShownMessage?> PostOrNoneAsync(Testing.Driving.LocalMember viewer, string channel) =>
        (await viewer.SeesAsync(channel, Stop)).LastOrDefault(message => message.Cards.Any(card => card.Title.StartsWith("Daily question", StringComparison.Ordinal)));

    private static async Task<T> SeenAsync<T>(Func<Task<T>> look, Func<T, bool> wanted)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (true)
        {
            var seen = await look();
            if (wanted(seen))
            {
                return seen;
            }

            await timer.WaitForNextTickAsync(Stop);
        }
    }
}
