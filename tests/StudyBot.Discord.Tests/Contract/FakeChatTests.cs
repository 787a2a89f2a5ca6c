using Microsoft.Extensions.Time.Testing;
using StudyBot.Core.Chat;
using StudyBot.Testing.Chat;

namespace StudyBot.Discord.Tests.Contract;

/// <summary>What the fake chat offers to tests beyond the seam.</summary>
public sealed class FakeChatTests
{
    private static readonly PostKey Key = new("key");

    private readonly FakeTimeProvider _time = new();
    private readonly FakeChat _chat;

    public FakeChatTests() => _chat = new FakeChat(_time);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_Key_Is_Remembered_For_Minutes_Only()
    {
        var first = await _chat.PostAsync(_chat.General, new Reply("x"), Key, Stop);
        _time.Advance(TimeSpan.FromMinutes(4));
        var soon = await _chat.PostAsync(_chat.General, new Reply("x"), Key, Stop);
        _time.Advance(TimeSpan.FromMinutes(2));
        var late = await _chat.PostAsync(_chat.General, new Reply("x"), Key, Stop);

        Assert.Equal(first, soon);
        Assert.NotEqual(first, late);
    }

    [Fact]
    public async Task A_Failure_Strikes_Once_Before_Or_After_The_Fact()
    {
        _chat.FailNext(ChatFault.Unavailable);
        await Assert.ThrowsAsync<ChatException>(() => _chat.PostAsync(_chat.General, new Reply("x"), Key, Stop));
        Assert.Empty(_chat.PostsIn(_chat.General));

        _chat.FailNext(ChatFault.Unavailable, nameof(IChatClient.PostAsync), afterwards: true);
        await Assert.ThrowsAsync<ChatException>(() => _chat.PostAsync(_chat.General, new Reply("x"), Key, Stop));
        var again = await _chat.PostAsync(_chat.General, new Reply("x"), Key, Stop);

        Assert.Equal(again, Assert.Single(_chat.PostsIn(_chat.General)).Ref);
    }

    [Fact]
    public async Task A_Post_Keeps_Everything_That_It_Showed()
    {
        var post = await _chat.PostAsync(_chat.General, new Reply("open"), Key, Stop);

        await _chat.EditAsync(post, new Reply("closed"), Stop);

        Assert.Equal(["open", "closed"], Assert.Single(_chat.PostsIn(_chat.General)).Versions.Select(version => version.Text));
    }

    [Fact]
    public async Task A_Form_Where_None_Was_Declared_Fails_The_Test()
    {
        var bot = new ContractBot().Command("write", Visibility.Private, new Form("t:f", "Title", [new FormField("text", "Text")], Visibility.Private));
        _chat.Connect(bot.Specs, bot);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _chat.As("Ada").RunsAsync("/write"));

        Assert.Contains("Private", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_The_Bot_Declared_Wrongly_About_A_Command_Fails_The_Test()
    {
        var bot = new ContractBot().Command("ask", Visibility.Private, new Reply("x"), new OptionSpec("question", "d", Required: true));
        _chat.Connect(bot.Specs, bot);

        await Assert.ThrowsAsync<InvalidOperationException>(() => _chat.As("Ada").RunsAsync("/ask"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _chat.As("Ada").RunsAsync("/ask", ("question", 5)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _chat.As("Ada").RunsAsync("/ask", ("other", "x")));
        Assert.Equal("x", (await _chat.As("Ada").RunsAsync("/ask", ("question", "x"))).Text);
    }
}
