using StudyBot.EndToEnd.Tests.LongRuns;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.Privacy;

/// <summary>
/// The bot is killed while members delete everything: as soon as the n-th change shows in its folder, for one n after another (the note,
/// the transaction, the emptied log), and around the edits of posts that follow. After the next start a deletion is done, or
/// it was never noted and everything is there.
/// </summary>
public sealed class DeletionKillTests : BotTest
{
    // The last ones are more than there are.
    private const int MostChanges = 12;
    private static readonly TimeSpan LatestByChance = TimeSpan.FromMilliseconds(60);

    private string Database => Path.Combine(Folder, "data", "studybot.db");

    [Fact]
    public Task Killed_While_Somebody_Is_Deleted_It_Is_Done_Or_Never_Began() => DeleteAsync([3], byChance: 1, seed: 20_261_130);

    [LongFact]
    [Trait("Runs", "long")]
    public Task Killed_At_Every_Step_Of_A_Deletion_It_Is_Done_Or_Never_Began() => DeleteAsync([.. Enumerable.Range(1, MostChanges)], byChance: 30, seed: 4_711);

    [LongFact]
    [Trait("Runs", "long")]
    public async Task Killed_Around_The_Edit_Of_A_Line_It_Names_Nobody_In_The_End()
    {
        await using var both = await TwoProcesses.StartAsync(Folder, Stop);
        var (lead, channel) = (await both.Server.MemberAsync("Ada", Stop), await both.Server.ChannelAsync("daily-questions", Stop));
        await PostOneAsync(lead, channel);
        await CloseAsync(lead, channel);
        var list = (await lead.RunsAsync(channel, "daily history", Stop)).Reply;
        var detail = (await lead.ChoosesAsync(list, 0, Stop)).Reply;
        var form = (await lead.PressesAsync((await lead.PressesAsync(detail, "Void", Stop)).Reply, "Give the reason and void", Stop)).Form!;
        await lead.SubmitsAsync(form, Stop, ("reason", "Two are right."));
        var line = (await LinesAsync(both, channel, lead))[^1];
        Assert.Contains(lead.Id, line.Content, StringComparison.Ordinal);
        await DeletesAsync(lead, channel);
        await both.KillBotAsync(Stop);

        foreach (var moment in (string[])["before", "after"])
        {
            var held = await both.Server.HoldAsync("PATCH", $"/channels/*/messages/{line.Id}", moment, Stop);
            await both.StartBotAsync(Stop);
            await both.Server.HitAsync(held, Stop);
            await both.KillBotAsync(Stop);
            await both.Server.LetGoAsync(held, Stop);
            await both.Server.DeleteAsync($"faults/{held}", Stop);
        }

        await both.StartBotAsync(Stop);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        var grace = await both.Server.MemberAsync("Grace", Stop);
        while ((await LinesAsync(both, channel, grace)).Any(seen => seen.AllText.Contains(lead.Id, StringComparison.Ordinal)))
        {
            await timer.WaitForNextTickAsync(Stop);
        }

        Assert.Contains("Decided by a former member: Two are right.", (await LinesAsync(both, channel, grace))[^1].Content, StringComparison.Ordinal);
    }

    private async Task DeleteAsync(IReadOnlyList<int> changes, int byChance, int seed)
    {
        await using var both = await TwoProcesses.StartAsync(Folder, Stop);
        var random = new Random(seed);
        var (lead, channel) = (await both.Server.MemberAsync("Ada", Stop), await both.Server.ChannelAsync("daily-questions", Stop));
        var post = await PostOneAsync(lead, channel);
        var members = new List<(LocalMember Member, int? Change)>();
        foreach (var change in changes.Select(change => (int?)change).Concat(Enumerable.Repeat((int?)null, byChance)))
        {
            var member = await both.Server.MemberAsync($"Zwanzigline {members.Count}", Stop);
            await member.PressesAsync(post, "B ·", Stop);
            var written = (await member.PressesAsync(post, "Write your answer", Stop)).Form!;
            await member.SubmitsAsync(written, Stop, ("text", WordsOf(member)));
            members.Add((member, change));
        }

        await CloseAsync(lead, channel);
        var (done, never) = (0, 0);
        foreach (var (member, change) in members)
        {
            var form = await AskAsync(member, channel);
            var noted = Noted();

            await KillAsync(both, member, form, change, random);

            if (Noted() == noted)
            {
                // Nothing had begun, so that all is there still, and the member does it again.
                never++;
                Assert.NotEqual([], Traces(member));
                await DeletesAsync(member, channel);
            }
            else
            {
                done++;
                Assert.Equal([], Traces(member));
            }

            Assert.Equal("Nothing is kept about you in this server yet.", (await member.RunsAsync(channel, "me privacy", Stop)).Reply.Cards[0].Body);
        }

        Assert.StartsWith($"{members.Count} answers in all, {members.Count} in their own words", (await PostAsync(lead, channel)).Cards[0].Footer, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine($"{done + never} kills, {done} deletions were done, {never} had not begun");
    }

    // At the n-th change or when it is done, or at a moment by chance; then the bot starts again.
    private async Task KillAsync(TwoProcesses both, LocalMember member, ShownForm form, int? change, Random random)
    {
        var (seen, reached) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var watcher = new FileSystemWatcher(Path.GetDirectoryName(Database)!) { NotifyFilter = NotifyFilters.FileName | NotifyFilters.Size | NotifyFilters.LastWrite };
        void Count(object sender, FileSystemEventArgs happened)
        {
            if (Interlocked.Increment(ref seen) == change)
            {
                reached.TrySetResult();
            }
        }

        watcher.Created += Count;
        watcher.Changed += Count;
        watcher.EnableRaisingEvents = true;
        var deleting = member.SubmitsAsync(form, Stop, ("word", "delete"));
        await (change is null ? Task.Delay(LatestByChance * random.NextDouble(), TimeProvider.System, Stop) : Task.WhenAny(deleting, reached.Task));
        await both.KillBotAsync(Stop);
        await deleting;
        await both.StartBotAsync(Stop);
    }

    private static async Task<ShownForm> AskAsync(LocalMember member, string channel)
    {
        var asked = await member.PressesAsync((await member.RunsAsync(channel, "me privacy", Stop)).Reply, "Delete everything", Stop);
        return (await member.PressesAsync(asked.Reply, "Go on", Stop)).Form!;
    }

    private static async Task DeletesAsync(LocalMember member, string channel) =>
        Assert.StartsWith("Everything about you", (await member.SubmitsAsync(await AskAsync(member, channel), Stop, ("word", "DELETE"))).Reply.Content, StringComparison.Ordinal);

    private static async Task<List<ShownMessage>> LinesAsync(TwoProcesses both, string channel, LocalMember viewer)
    {
        var thread = (await viewer.SeesAsync(channel, Stop)).Select(message => message.ThreadId).OfType<string>().Last();
        return [.. await viewer.SeesAsync(thread, Stop)];
    }

    private int Noted() => File.Exists(Database + ".deletions") ? File.ReadAllLines(Database + ".deletions").Count(line => line.Length > 0) : 0;

    private IReadOnlyList<string> Traces(LocalMember member) =>
        TraceSearch.In(((string[])["", "-wal", ".deletions"]).Select(ending => Database + ending), ulong.Parse(member.Id), WordsOf(member));

    private static string WordsOf(LocalMember member) => $"Quokkaphrase of {member.Name}.";
}
