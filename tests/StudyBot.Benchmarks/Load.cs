using System.Diagnostics;
using System.Globalization;
using StudyBot.Testing;
using StudyBot.Testing.Driving;

namespace StudyBot.Benchmarks;

/// <summary>
/// Many members act at a steady pace, whatever the bot does: first /ask alone, by StudyBot, by the least that a discord.js
/// bot can do and by the same with StudyBot's client, then what people mix on a busy day. Each bot runs in a process of its own against a local
/// Discord in another, started afresh. All on one machine, so a machine that does anything else says little.
/// </summary>
internal static class Load
{
    private const int PerSecond = 200;
    private const int Members = 50;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(60);

    private static readonly (string Name, string What, Func<string, Uri, string, CancellationToken, Task<Contender>> Starting, Func<LocalServer, IReadOnlyList<LocalMember>, CancellationToken, Task<Acts>> Preparing)[] Runs =
    [
        ("ask", "StudyBot, /ask", Contender.StudyBotAsync, Acts.Ask),
        ("discord.js", "discord.js, /ask with a fixed card", Contender.DiscordJsAsync, Acts.Ask),
        ("card", "StudyBot's client, /ask with a fixed card", Contender.FixedCardAsync, Acts.Ask),
        ("day", "StudyBot, a busy day", Contender.StudyBotAsync, Acts.BusyDay),
    ];

    /// <param name="only">Names of runs; all if there are none.</param>
    public static async Task RunAsync(IReadOnlyList<string> only, CancellationToken stop)
    {
        Console.WriteLine($"{PerSecond} interactions a second for {Measured.TotalSeconds:0} s after {WarmUp.TotalSeconds:0} s of warming up; {Environment.ProcessorCount} cores for the bot, the local Discord and this driver");
        var outcomes = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var (name, what, starting, preparing) in Runs.Where(run => only.Count == 0 || only.Contains(run.Name)))
        {
            outcomes[name] = await RunAsync(starting, preparing, stop);
            Print(what, outcomes[name]);
        }

        foreach (var (name, what, _, _) in Runs.Where(run => run.Name is "ask" or "card"))
        {
            if (outcomes.TryGetValue(name, out var ours) && outcomes.TryGetValue("discord.js", out var theirs))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{what}, to discord.js: median {ours.At(0.5) / theirs.At(0.5):0.00}, p99 {ours.At(0.99) / theirs.At(0.99):0.00}, CPU {ours.CpuMs / theirs.CpuMs:0.00}, memory {(double)ours.MemoryEnd / theirs.MemoryEnd:0.00}, start {ours.StartMs / theirs.StartMs:0.00}"));
            }
        }
    }

    private static async Task<Outcome> RunAsync(Func<string, Uri, string, CancellationToken, Task<Contender>> starting, Func<LocalServer, IReadOnlyList<LocalMember>, CancellationToken, Task<Acts>> preparing, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("studybot-load-");
        try
        {
            await using var discord = await LocalDiscordProcess.StartAsync(folder.FullName, stop);
            var clock = Stopwatch.StartNew();
            await using var bot = await starting(folder.FullName, discord.Address, discord.Token, stop);
            var outcome = new Outcome { StartMs = clock.Elapsed.TotalMilliseconds };

            using var server = new LocalServer(discord.Address);
            var members = new List<LocalMember> { await server.MemberAsync("Ada", stop) };
            for (var number = 2; number <= Members; number++)
            {
                members.Add(await server.MemberAsync($"Member {number}", stop));
            }

            var acts = await preparing(server, members, stop);
            await PaceAsync(acts, WarmUp, new Outcome(), stop);
            outcome.MemoryStart = bot.Megabytes;
            var (cpu, allocated) = (bot.Cpu, await bot.AllocatedAsync(stop));
            await PaceAsync(acts, Measured, outcome, stop, () => outcome.MemoryMiddle = bot.Megabytes);
            outcome.CpuMs = (bot.Cpu - cpu).TotalMilliseconds / outcome.Count;
            outcome.Kilobytes = (await bot.AllocatedAsync(stop) - allocated) / 1024 / outcome.Count;
            outcome.MemoryEnd = bot.Megabytes;
            return outcome;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The pace does not wait for answers: a slow bot gets as much to do as a fast one.
    private static async Task PaceAsync(Acts acts, TimeSpan time, Outcome outcome, CancellationToken stop, Action? half = null)
    {
        var clock = Stopwatch.StartNew();
        var running = new List<Task>();
        var total = (int)(time.TotalSeconds * PerSecond);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        for (var sent = 0; sent < total;)
        {
            for (var due = (int)(clock.Elapsed.TotalSeconds * PerSecond); sent < Math.Min(due, total); sent++)
            {
                running.Add(outcome.NoteAsync(acts.DoAsync(sent, stop)));
                if (sent == total / 2)
                {
                    half?.Invoke();
                }
            }

            await timer.WaitForNextTickAsync(stop);
        }

        await Task.WhenAll(running);
    }

    private static void Print(string what, Outcome outcome) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: dispatch to callback, ms: median {outcome.At(0.5):0.00}, p90 {outcome.At(0.9):0.00}, p99 {outcome.At(0.99):0.00}, most {outcome.At(1):0.0}; {outcome.Missed} of {outcome.Count} missed; CPU {outcome.CpuMs:0.00} ms each{(outcome.Kilobytes is { } kilobytes ? $", {kilobytes:0} KB allocated" : "")}; memory MB: {outcome.MemoryStart} warm, {outcome.MemoryMiddle} half-way, {outcome.MemoryEnd} at the end; start {outcome.StartMs:0} ms"));

    /// <summary>What the members of a run do, one act after the other.</summary>
    internal sealed class Acts(Func<int, CancellationToken, Task<ActOutcome>> act)
    {
        public Task<ActOutcome> DoAsync(int number, CancellationToken stop) => act(number, stop);

        public static async Task<Acts> Ask(LocalServer server, IReadOnlyList<LocalMember> members, CancellationToken stop)
        {
            var channel = await server.ChannelAsync("general", stop);
            return new Acts((number, stop) => AskAsync(members, channel, number, stop));
        }

        /// <summary>Half of it typing and asking, the rest answering the open question and looking at the leaderboard.</summary>
        public static async Task<Acts> BusyDay(LocalServer server, IReadOnlyList<LocalMember> members, CancellationToken stop)
        {
            var (general, daily) = (await server.ChannelAsync("general", stop), await server.ChannelAsync("daily-questions", stop));
            var ada = members[0];
            var preview = await ada.RunsAsync(daily, "daily setup", stop, ("channel", daily));
            var done = await ada.PressesAsync(preview.Reply, "Confirm", stop);
            var asked = await ada.PressesAsync(done.Reply, "Post one now", stop);
            await ada.PressesAsync(asked.Reply, "Post now", stop);
            var post = (await ada.SeesAsync(daily, stop)).Last(message => !message.Private && message.Buttons.Count >= 4);
            return new Acts((number, stop) => (number % 10) switch
            {
                < 3 => Of(members, number).TypesAsync(general, "ask", "question", AskedTexts.Of(number)[..(3 + (number % 8))], stop),
                < 5 => AskAsync(members, general, number, stop),
                < 9 => Of(members, number).ClicksAsync(post.Id, post.Buttons[number % 4].CustomId, stop),
                _ => Of(members, number).RunsAsync(daily, "leaderboard", stop),
            });
        }

        private static Task<ActOutcome> AskAsync(IReadOnlyList<LocalMember> members, string channel, int number, CancellationToken stop) =>
            Of(members, number).RunsAsync(channel, "ask", stop, ("question", AskedTexts.Of(number)));

        private static LocalMember Of(IReadOnlyList<LocalMember> members, int number) => members[number * 7 % members.Count];
    }

    private sealed class Outcome
    {
        private readonly List<double> _acknowledged = [];

        public double StartMs { get; init; }

        public double CpuMs { get; set; }

        public double? Kilobytes { get; set; }

        public long MemoryStart { get; set; }

        public long MemoryMiddle { get; set; }

        public long MemoryEnd { get; set; }

        public int Missed { get; private set; }

        public int Count => _acknowledged.Count + Missed;

        public double At(double share)
        {
            _acknowledged.Sort();
            return _acknowledged[(int)Math.Min(_acknowledged.Count - 1, share * _acknowledged.Count)];
        }

        public async Task NoteAsync(Task<ActOutcome> act)
        {
            var came = await act;
            lock (_acknowledged)
            {
                if (came.AcknowledgedMs is { } ms && came.Error is null)
                {
                    _acknowledged.Add(ms);
                }
                else
                {
                    Missed++;
                }
            }
        }
    }
}
