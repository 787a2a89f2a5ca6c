using System.Globalization;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <summary>
/// One question in a channel of its own, from set-up to the leaderboard, with a kill while it is posted, one while
/// members answer and one while it closes.
/// </summary>
internal sealed class KillRound(TwoProcesses both, string folder, IReadOnlyList<LocalMember> members, string channel, Random random, CancellationToken stop)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan LatestByChance = TimeSpan.FromMilliseconds(150);

    private readonly Dictionary<LocalMember, ExpectedAnswer> _expected = members.ToDictionary(member => member, _ => new ExpectedAnswer());

    private LocalMember Lead => members[0];

    /// <summary>How often a running bot did not answer in time.</summary>
    public int Unanswered { get; private set; }

    public async Task PlayAsync(KillPoint posting, KillPoint answering, KillPoint closing)
    {
        var post = await PostAsync(posting);
        await AnswerAsync(post, answering);
        await CloseAsync(post, closing);
        await BoardAgreesAsync();
    }

    private async Task<ShownMessage> PostAsync(KillPoint point)
    {
        // Half a day from now, so that the schedule stays out of it.
        var time = TimeProvider.System.GetUtcNow().AddHours(12).ToString("HH:mm", CultureInfo.InvariantCulture);
        var preview = await AskAsync(() => Lead.RunsAsync(channel, "daily setup", stop, ("channel", channel), ("time", time), ("weekdays", "Mon-Sun")));
        var done = await Lead.PressesAsync(preview, "Confirm", stop);
        var asked = await Lead.PressesAsync(done.Reply, "Post one now", stop);

        var left = await KillAsync(point, () => Lead.PressesAsync(asked.Reply, "Post now", stop));
        if (left.State is null)
        {
            var again = await AskAsync(() => Lead.RunsAsync(channel, "daily post", stop));
            await Lead.PressesAsync(again, "Post now", stop);
        }

        var posts = await SeenAsync(PostsAsync, seen => seen.Count > 0, "the post");
        return Assert.Single(posts);
    }

    private async Task AnswerAsync(ShownMessage post, KillPoint point)
    {
        var actor = members[random.Next(members.Count)];
        var receipts = new Dictionary<LocalMember, ShownMessage>();
        foreach (var member in members.Where(member => random.Next(3) == 0 || (member == actor && point.While is Doing.Changing or Doing.Removing)))
        {
            receipts[member] = (await ChooseAsync(member, post))!;
        }

        await KillAsync(point, await ActAsync(actor, post, receipts.GetValueOrDefault(actor), point.While));
        foreach (var member in members.Where(_ => random.Next(3) == 0))
        {
            await ChooseAsync(member, post);
        }
    }

    // Takes the steps that lead to an act, and returns the act itself.
    private async Task<Func<Task>> ActAsync(LocalMember actor, ShownMessage post, ShownMessage? receipt, Doing doing)
    {
        switch (doing)
        {
            case Doing.Choosing:
                return () => ChooseAsync(actor, post);
            case Doing.Changing:
                var options = await AskAsync(() => actor.PressesAsync(receipt!, "Change", stop));
                return () => ChooseAsync(actor, options);
            case Doing.OpeningTheForm:
                return () => actor.PressesAsync(post, "Write your answer", stop);
            case Doing.Writing:
                var form = (await actor.PressesAsync(post, "Write your answer", stop)).Form!;
                var words = $"Words of round {channel}";
                return async () => Note(actor, "words", given => given with { Words = words }, await actor.SubmitsAsync(form, stop, ("text", words)));
            case Doing.Removing:
                return async () => Note(actor, "removed", _ => GivenAnswer.None, await actor.PressesAsync(receipt!, "Remove", stop));
            default:
                return () => Task.WhenAll(members.Select(member => ChooseAsync(member, post)));
        }
    }

    private async Task CloseAsync(ShownMessage post, KillPoint point)
    {
        StoredQuestion left;
        if (point.While == Doing.AskingToClose)
        {
            left = await KillAsync(point, () => Lead.RunsAsync(channel, "daily close", stop));
        }
        else
        {
            var asked = await AskAsync(() => Lead.RunsAsync(channel, "daily close", stop));
            var late = members[random.Next(1, members.Count)];
            left = await KillAsync(point, () => Task.WhenAll(Lead.PressesAsync(asked, "Close now", stop), point.IsByChance ? ChooseAsync(late, post) : Task.CompletedTask));
        }

        if (left.State != "closed")
        {
            var again = await AskAsync(() => Lead.RunsAsync(channel, "daily close", stop));
            await Lead.PressesAsync(again, "Close now", stop);
        }

        var closed = Assert.Single(await SeenAsync(PostsAsync, seen => ClosedPost.IsClosed(seen[^1]) && seen[^1].ThreadId is not null, "the closed post"));
        Assert.Equal(post.Id, closed.Id);
        var lines = await SeenAsync(() => Lead.SeesAsync(closed.ThreadId!, stop), seen => seen.Any(IsAnswerLine), "the line in the thread");
        Assert.Single(lines, IsAnswerLine);
    }

    private async Task BoardAgreesAsync()
    {
        var post = ClosedPost.Of(Assert.Single(await PostsAsync()));
        var answers = _expected.ToDictionary(one => one.Key, one => one.Value.Certain);
        post.Counts([.. answers.Values]);

        var board = await AskAsync(() => members[1].RunsAsync(channel, "leaderboard", stop, ("period", "all-time")));
        var rows = board.Cards[0].Body.Split('\n');
        foreach (var (member, answer) in answers)
        {
            var mine = rows.Where(row => row.Contains(member.Name, StringComparison.Ordinal)).ToList();
            if (answer.Option is { } option)
            {
                Assert.Contains(option == post.Right ? "1 of 1 right" : "0 of 1 right", Assert.Single(mine), StringComparison.Ordinal);
            }
            else if (answer == GivenAnswer.None)
            {
                Assert.Empty(mine);
            }
        }
    }

    // Only for what changes nothing. A machine that is busy with other things may let a bot that has just started miss the
    // 3 seconds; whoever asked then asks again, and the run tells how often.
    private async Task<ShownMessage> AskAsync(Func<Task<ActOutcome>> act)
    {
        var came = await act();
        for (var again = 0; again < 2 && came is { AcknowledgedMs: null, Error: not null }; again++)
        {
            Unanswered++;
            came = await act();
        }

        return came.Reply;
    }

    private async Task<StoredQuestion> KillAsync(KillPoint point, Func<Task> act)
    {
        int? held = point.IsByChance ? null : await both.Server.HoldAsync(point.Method, point.Path, point.Moment, stop);
        var acting = act();
        if (held is { } waiting)
        {
            await both.Server.HitAsync(waiting, stop);
        }
        else
        {
            await Task.Delay(LatestByChance * random.NextDouble(), TimeProvider.System, stop);
        }

        await both.KillBotAsync(stop);
        var left = await StoredAnswers.ReadAsync(folder, channel, stop);
        if (held is { } fault)
        {
            await both.Server.LetGoAsync(fault, stop);
            await both.Server.DeleteAsync($"faults/{fault}", stop);
        }

        await Task.WhenAll(acting, both.StartBotAsync(stop));
        Settle(left);
        return left;
    }

    private void Settle(StoredQuestion stored)
    {
        foreach (var (member, expected) in _expected)
        {
            expected.IsNow(stored.Of(member.Id), $"The answer of {member.Name}");
        }
    }

    // The receipt, or null when none came.
    private async Task<ShownMessage?> ChooseAsync(LocalMember member, ShownMessage where)
    {
        var option = (char)('A' + random.Next(4));
        var came = await member.PressesAsync(where, $"{option} ·", stop);
        Note(member, $"{option}", given => given with { Option = option }, came);
        return came.Message;
    }

    private void Note(LocalMember member, string what, Func<GivenAnswer, GivenAnswer> change, ActOutcome came) => _expected[member].Changed(what, change, Receipt.Is(came));

    private async Task<List<ShownMessage>> PostsAsync() =>
        [.. (await Lead.SeesAsync(channel, stop)).Where(message => !message.Private && message.Cards.Any(card => card.Title.StartsWith("Daily question", StringComparison.Ordinal)))];

    private static bool IsAnswerLine(ShownMessage message) => message.Content.StartsWith("The right option was", StringComparison.Ordinal);

    private async Task<T> SeenAsync<T>(Func<Task<T>> look, Func<T, bool> wanted, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (true)
        {
            var seen = await look();
            if (wanted(seen))
            {
                return seen;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"{what} never came.");
            await timer.WaitForNextTickAsync(stop);
        }
    }
}

/// <summary>Whether an answer was accepted before the eyes of its author.</summary>
internal static class Receipt
{
    private static readonly string[] Beginnings = ["Your answer: **", "Your words are kept", "Your answer is taken back"];

    public static bool Is(ActOutcome came) =>
        came is { Error: null, Message: { Loading: false } message } && Beginnings.Any(beginning => message.Content.StartsWith(beginning, StringComparison.Ordinal));
}
