using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.Privacy;

public sealed class DeletionTests : BotTest
{
    private const string Gone = "Zwanzigline";
    private const string Words = "Quokkaphrase: unchanged files let the cached layer be reused.";

    [Fact]
    public async Task After_A_Deletion_Neither_The_Posts_Nor_The_Files_Know_The_Member()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, gone) = (await bot.MemberAsync("Ada", Stop), await bot.MemberAsync(Gone, Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        var post = await PostOneAsync(ada, channel);
        await ada.PressesAsync(post, "A ·", Stop);
        await gone.PressesAsync(post, "B ·", Stop);
        await gone.SubmitsAsync((await gone.PressesAsync(post, "Write your answer", Stop)).Form!, Stop, ("text", Words));
        await CloseAsync(ada, channel);
        await bot.Server.AdvanceAsync(TimeSpan.FromDays(34), Stop);
        await SeenAsync(() => NamingAsync(ada, channel), naming => naming.Count == 2);

        var asked = await gone.PressesAsync((await gone.RunsAsync(channel, "me privacy", Stop)).Reply, "Delete everything", Stop);
        var done = await gone.SubmitsAsync((await gone.PressesAsync(asked.Reply, "Go on", Stop)).Form!, Stop, ("word", "delete"));
        await bot.Server.AdvanceAsync(TimeSpan.FromMinutes(1), Stop);

        // The question's own post and the result of the season.
        await SeenAsync(() => NamingAsync(ada, channel), naming => naming.Count == 0);
        var result = (await ada.SeesAsync(channel, Stop)).Last(message => message.Cards.Any(card => card.Title.StartsWith("Season result", StringComparison.Ordinal)));
        Assert.StartsWith("Everything about you", done.Reply.Content, StringComparison.Ordinal);
        Assert.Contains("a former member", result.AllText, StringComparison.Ordinal);
        Assert.StartsWith("2 answers in all, 1 in their own words", (await PostAsync(ada, channel)).Cards[0].Footer, StringComparison.Ordinal);
        await SeenAsync(() => Task.FromResult(Traces(gone)), traces => traces.Count == 0);
        Assert.Empty(bot.Warnings);
    }

    private static async Task<IReadOnlyList<ShownMessage>> NamingAsync(LocalMember viewer, string channel) =>
        [.. (await viewer.SeesAsync(channel, Stop)).Where(message => !message.Private && (message.AllText.Contains(Gone, StringComparison.Ordinal) || message.AllText.Contains("Quokka", StringComparison.Ordinal)))];

    private IReadOnlyList<string> Traces(LocalMember gone) =>
        TraceSearch.In(Directory.EnumerateFiles(Path.Combine(Folder, "data", "local"), "studybot.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)), ulong.Parse(gone.Id), Gone, "Quokka");

    private static async Task SeenAsync<T>(Func<Task<T>> look, Func<T, bool> wanted)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!wanted(await look()))
        {
            await timer.WaitForNextTickAsync(Stop);
        }
    }
}
