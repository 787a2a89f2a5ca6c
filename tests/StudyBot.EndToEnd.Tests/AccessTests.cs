using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests;

/// <summary>Losing and regaining access, as the leads of a group live through it.</summary>
public sealed class AccessTests : BotTest
{
    private static readonly string[] View = ["VIEW_CHANNEL"];

    [Fact]
    public async Task A_Withdrawn_Permission_Pauses_The_Course_And_Its_Return_Shows_The_Answer_Too()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, leads) = (await bot.MemberAsync("Ada", Stop), await bot.Server.ChannelAsync("study-hall", Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        await SetUpAsync(ada, channel, leads);
        var post = await PostAsync(ada, channel);

        var denied = await bot.Server.PostAsync("faults", new { fault = "deny", channel, permissions = View }, Stop);
        await StateAsync(ada, leads, "paused: in the channel I lack *View Channel*");
        await bot.Server.AdvanceAsync(TimeSpan.FromHours(25), Stop);
        Assert.Contains("*View Channel*", (await NoteAsync(ada, leads, "I cannot post any more")).Content, StringComparison.Ordinal);
        Assert.DoesNotContain("closed", (await SeenAsync(ada, channel, post.Id)).AllText, StringComparison.Ordinal);

        await bot.Server.DeleteAsync($"faults/{denied.GetProperty("id")}", Stop);
        await StateAsync(ada, leads, "running");
        await bot.Server.AdvanceAsync(TimeSpan.FromMinutes(1), Stop);
        await WaitAsync(async () => (await SeenAsync(ada, channel, post.Id)).AllText.Contains("✓ right", StringComparison.Ordinal));
        await NoteAsync(ada, leads, "I can post again");

        var notes = (await ada.SeesAsync(leads, Stop)).Where(message => !message.Private).ToList();
        Assert.Single(notes, note => note.Content.Contains("I cannot post any more", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Deleted_Channel_Is_Told_Once_And_The_Course_Moves_To_Another()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, leads) = (await bot.MemberAsync("Ada", Stop), await bot.Server.ChannelAsync("study-hall", Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        await SetUpAsync(ada, channel, leads);

        await bot.Server.DeleteAsync($"channels/{channel}", Stop);
        await StateAsync(ada, leads, "paused: the channel was deleted");
        await bot.Server.AdvanceAsync(TimeSpan.FromMinutes(1), Stop);
        await NoteAsync(ada, leads, "The channel was deleted");
        var general = await bot.Server.ChannelAsync("general", Stop);
        var preview = await ada.RunsAsync(general, "daily setup", Stop);
        Assert.Contains("Change the daily question", preview.Reply.AllText, StringComparison.Ordinal);
        await ada.PressesAsync(preview.Reply, "Confirm", Stop);

        await StateAsync(ada, general, "running");
        Assert.Contains(": open", (await ada.RunsAsync(general, "daily history", Stop)).Reply.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Removed_Bot_Pauses_And_Goes_On_When_It_Is_Added_Again()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, leads) = (await bot.MemberAsync("Ada", Stop), await bot.Server.ChannelAsync("study-hall", Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        await SetUpAsync(ada, channel, leads);
        var server = await bot.Server.FirstServerAsync(Stop);

        await bot.Server.DeleteAsync($"servers/{server}/bot", Stop);
        await bot.Server.AdvanceAsync(TimeSpan.FromDays(7), Stop);
        await bot.Server.PutAsync($"servers/{server}/bot", Stop);
        await StateAsync(ada, channel, "running");
        await bot.Server.AdvanceAsync(TimeSpan.FromMinutes(1), Stop);

        var told = await NoteAsync(ada, leads, "I was removed from this server");
        Assert.Contains("I can post again", told.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Outage_Of_The_Server_Pauses_Nothing()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, leads) = (await bot.MemberAsync("Ada", Stop), await bot.Server.ChannelAsync("study-hall", Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        await SetUpAsync(ada, channel, leads);
        var post = await PostAsync(ada, channel);

        var outage = await bot.Server.PostAsync("faults", new { fault = "outage", server = await bot.Server.FirstServerAsync(Stop) }, Stop);
        await bot.Server.AdvanceAsync(TimeSpan.FromHours(26), Stop);
        await bot.Server.DeleteAsync($"faults/{outage.GetProperty("id")}", Stop);
        await bot.Server.AdvanceAsync(TimeSpan.FromMinutes(1), Stop);

        await WaitAsync(async () => (await SeenAsync(ada, channel, post.Id)).AllText.Contains("✓ right", StringComparison.Ordinal));
        await StateAsync(ada, channel, "running");
        Assert.DoesNotContain(await ada.SeesAsync(leads, Stop), note => note.Content.Contains("removed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Locked_Discussion_Is_Told_Once_And_The_Course_Runs_On()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, leads) = (await bot.MemberAsync("Ada", Stop), await bot.Server.ChannelAsync("study-hall", Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        await SetUpAsync(ada, channel, leads, ("thread", "posting"));
        var post = await PostAsync(ada, channel);
        await bot.Server.PatchAsync($"channels/{post.ThreadId}", new { archived = true, locked = true }, Stop);

        await CloseAsync(ada, channel);
        await bot.Server.AdvanceAsync(TimeSpan.FromMinutes(1), Stop);

        await NoteAsync(ada, leads, "its thread is locked");
        Assert.Contains("✓ right", (await SeenAsync(ada, channel, post.Id)).AllText, StringComparison.Ordinal);
        await StateAsync(ada, channel, "running");
    }

    [Fact]
    public async Task An_Archived_Discussion_Is_Opened_Again_By_The_Answer()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, leads) = (await bot.MemberAsync("Ada", Stop), await bot.Server.ChannelAsync("study-hall", Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        await SetUpAsync(ada, channel, leads, ("thread", "posting"));
        var thread = (await PostAsync(ada, channel)).ThreadId!;
        await bot.Server.PatchAsync($"channels/{thread}", new { archived = true }, Stop);

        await CloseAsync(ada, channel);

        await WaitAsync(async () => (await ada.SeesAsync(thread, Stop)).Count > 0);
        Assert.Empty(bot.Warnings);
    }

    private static async Task SetUpAsync(LocalMember lead, string channel, string leads, params (string Name, object Value)[] more)
    {
        var preview = await lead.RunsAsync(channel, "daily setup", Stop, [("channel", channel), ("lead-channel", leads), ("weekdays", "Mon-Sun"), .. more]);
        var done = await lead.PressesAsync(preview.Reply, "Confirm", Stop);
        var asked = await lead.PressesAsync(done.Reply, "Post one now", Stop);
        await lead.PressesAsync(asked.Reply, "Post now", Stop);
    }

    private static Task StateAsync(LocalMember lead, string channel, string start) => WaitAsync(async () =>
        (await lead.RunsAsync(channel, "daily status", Stop)).Message?.Cards[0].Fields[0].StartsWith($"State: {start}", StringComparison.Ordinal) == true);

    private static async Task<ShownMessage> NoteAsync(LocalMember lead, string channel, string words)
    {
        ShownMessage? note = null;
        await WaitAsync(async () => (note = (await lead.SeesAsync(channel, Stop)).FirstOrDefault(message => !message.Private && message.Content.Contains(words, StringComparison.Ordinal))) is not null);
        return note!;
    }

    private static async Task<ShownMessage> SeenAsync(LocalMember member, string channel, string message) =>
        (await member.SeesAsync(channel, Stop)).Single(seen => seen.Id == message);

    private static async Task WaitAsync(Func<Task<bool>> reached)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!await reached())
        {
            await timer.WaitForNextTickAsync(Stop);
        }
    }
}
