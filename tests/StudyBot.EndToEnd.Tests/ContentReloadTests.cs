using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using StudyBot.Core.Handbooks;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Hosting;
using StudyBot.Settings;
using StudyBot.Testing.Handbooks;

namespace StudyBot.EndToEnd.Tests;

/// <summary>An author edits files while the bot runs.</summary>
public sealed class ContentReloadTests : BotTest
{
    private const string First = "ch1-basics/theory-1.md";
    private const string Second = "ch1-basics/theory-2.md";

    private readonly PackBuilder _pack = new();

    [Fact]
    public async Task An_Edit_And_A_New_File_Serve_Without_A_Restart()
    {
        _pack.Question(First);
        await using var bot = await RunningBot.StartAsync(Folder, Stop, _pack.ContentPath);
        var library = bot.Host.Services.GetRequiredService<HandbookLibrary>();

        _pack.Question(First, Quicker).Question(Second);

        await UntilAsync(() => TaskOf(library, "ch1-theory-1") == "Be quick." && library.Default.Find("ch1-theory-2") is not null);
        Assert.Empty(bot.Warnings);
    }

    [Fact]
    public async Task A_Bad_Edit_Is_Logged_Once_And_The_Last_Good_Content_Keeps_Serving()
    {
        _pack.Question(First).Question(Second);
        await using var bot = await RunningBot.StartAsync(Folder, Stop, _pack.ContentPath);
        var library = bot.Host.Services.GetRequiredService<HandbookLibrary>();

        _pack.Question(First, text => text.Replace("difficulty: easy", "difficulty: simple", StringComparison.Ordinal));
        await UntilAsync(() => bot.Warnings.Count > 0);
        _pack.Question(Second, Quicker);
        await UntilAsync(() => TaskOf(library, "ch1-theory-2") == "Be quick.");

        Assert.Equal("Silence the kettle.", TaskOf(library, "ch1-theory-1"));
        Assert.Contains(
            "small-pack/ch1-basics/theory-1.md:4: bad-difficulty: The difficulty `simple` is not known. Write easy, medium or hard.",
            Assert.Single(bot.Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_That_The_File_System_Does_Not_Tell_Are_Found_By_Looking()
    {
        _pack.Question(First);
        var linked = Directory.CreateDirectory(Path.Combine(Folder, "linked")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(linked, "small-pack"), _pack.Folder);
        var atFirst = ContentStamp.Of(linked);
        var library = HandbookLibrary.Open(linked);
        var settings = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Content:Path"] = linked }).Build(), Folder, AppContext.BaseDirectory).Read();
        var clock = new FakeTimeProvider();
        using var watcher = new ContentWatcher(library, atFirst, settings, clock, LoggerFactory.Create(_ => { }).CreateLogger<ContentWatcher>());
        await watcher.StartAsync(Stop);

        _pack.Question(First, Quicker);
        await UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            return TaskOf(library, "ch1-theory-1") == "Be quick.";
        });
        await watcher.StopAsync(Stop);

        Assert.Empty(library.Problems);
    }

    private static string Quicker(string text) => text.Replace("Silence the kettle.", "Be quick.", StringComparison.Ordinal);

    private static string? TaskOf(HandbookLibrary library, string id) => library.Default.Find(id)?.Parts[0].Text;

    // The test's own time limit ends what never comes true.
    private static async Task UntilAsync(Func<bool> isTrue)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!isTrue())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
