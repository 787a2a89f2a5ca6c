using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.Running;

/// <summary>A test of the whole program: a folder of its own, and steps that most tests share.</summary>
public abstract class BotTest : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("studybot-");

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected string Folder => _folder.FullName;

    /// <summary>Sets up a daily question in a channel and posts one; the post as everyone sees it.</summary>
    protected static async Task<ShownMessage> PostOneAsync(LocalMember lead, string channel)
    {
        var preview = await lead.RunsAsync(channel, "daily setup", Stop, ("channel", channel));
        var done = await lead.PressesAsync(preview.Reply, "Confirm", Stop);
        var asked = await lead.PressesAsync(done.Reply, "Post one now", Stop);
        await lead.PressesAsync(asked.Reply, "Post now", Stop);
        return await PostAsync(lead, channel);
    }

    /// <summary>The newest daily question in a channel.</summary>
    protected static async Task<ShownMessage> PostAsync(LocalMember viewer, string channel) =>
        (await viewer.SeesAsync(channel, Stop)).Last(message => !message.Private && message.Cards.Any(card => card.Title.StartsWith("Daily question", StringComparison.Ordinal)));

    protected static async Task CloseAsync(LocalMember lead, string channel)
    {
        var asked = await lead.RunsAsync(channel, "daily close", Stop);
        var closed = await lead.PressesAsync(asked.Reply, "Close now", Stop);
        Assert.Contains("Closed", closed.Reply.Content, StringComparison.Ordinal);
    }

    /// <summary>Which button carried the right option, from the closed post: 'A' to 'D'.</summary>
    protected static char RightOption(ShownMessage closed)
    {
        const string mark = "✓ right: **";
        var body = closed.Cards[0].Body;
        return body[body.IndexOf(mark, StringComparison.Ordinal) + mark.Length];
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
