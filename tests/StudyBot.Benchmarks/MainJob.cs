using System.Diagnostics;
using System.Globalization;
using StudyBot.Testing.Driving;

namespace StudyBot.Benchmarks;

/// <summary>
/// The bot in one process and the local Discord in another: how long it takes to get ready, how fast /ask answers, and
/// how much memory the bot holds. All on one machine that does nothing else, or the figures say little.
/// </summary>
internal static class MainJob
{
    private const int Starts = 5;
    private const int WarmUps = 50;
    private const int Asks = 500;

    public static async Task RunAsync(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("studybot-benchmark-").FullName;
        await using var discord = await LocalDiscordProcess.StartAsync(folder, stop);

        var starts = new List<double>();
        for (var start = 0; start < Starts; start++)
        {
            var clock = Stopwatch.StartNew();
            await using var once = await Contender.StudyBotAsync(folder, discord.Address, discord.Token, stop);
            starts.Add(clock.Elapsed.TotalMilliseconds);
        }

        await using var bot = await Contender.StudyBotAsync(folder, discord.Address, discord.Token, stop);
        var atStart = bot.Megabytes;
        var (acknowledged, shown) = await AskAsync(discord.Address, stop);

        Print("start to ready, ms", starts);
        Print("/ask, dispatch to callback, ms", acknowledged);
        Print("/ask, act to message shown, ms", shown);
        Console.WriteLine($"memory of the bot, MB: {atStart} when ready, {bot.Megabytes} after {WarmUps + Asks} questions");
    }

    private static async Task<(List<double> Acknowledged, List<double> Shown)> AskAsync(Uri address, CancellationToken stop)
    {
        using var server = new LocalServer(address);
        var ada = await server.MemberAsync("Ada", stop);
        var channel = await server.ChannelAsync("general", stop);
        var (acknowledged, shown) = (new List<double>(), new List<double>());
        for (var ask = 0; ask < WarmUps + Asks; ask++)
        {
            var clock = Stopwatch.StartNew();
            var outcome = await ada.RunsAsync(channel, "ask", stop, ("question", AskedTexts.Of(ask)));
            var took = clock.Elapsed.TotalMilliseconds;
            if (outcome.Reply.Cards.Count == 0)
            {
                throw new InvalidOperationException($"No card came for \"{AskedTexts.Of(ask)}\": {outcome.Reply.Content}");
            }

            if (ask >= WarmUps)
            {
                acknowledged.Add(outcome.AcknowledgedMs!.Value);
                shown.Add(took);
            }
        }

        return (acknowledged, shown);
    }

    private static void Print(string what, List<double> figures)
    {
        figures.Sort();
        string At(double share) => figures[(int)Math.Min(figures.Count - 1, share * figures.Count)].ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine($"{what}: median {At(0.5)}, p99 {At(0.99)}, least {At(0)}, most {At(1)} of {figures.Count}");
    }
}
