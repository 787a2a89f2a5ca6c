using System.Diagnostics;
using System.Globalization;
using StudyBot.Testing;
using StudyBot.Testing.Driving;

namespace StudyBot.Benchmarks;

/// <summary>A bot in a process of its own, ready for work, and what it takes of the machine.</summary>
internal sealed class Contender : IAsyncDisposable
{
    private readonly IAsyncDisposable? _owner;
    private readonly Process _process;

    private readonly Uri? _metrics;

    private Contender(Process process, IAsyncDisposable? owner, Uri? metrics = null)
    {
        _process = process;
        _owner = owner;
        _metrics = metrics;
    }

    public long Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024 * 1024);
        }
    }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<Contender> StudyBotAsync(string folder, Uri address, string token, CancellationToken stop)
    {
        var bot = StudyBotProcess.Start(folder, "", SettingsFor(address, token));
        var health = new Uri(await bot.LineAsync("Health:", stop));
        await ReadyAsync(health, stop);
        return new Contender(Process.GetProcessById(bot.Id), bot, new Uri(health, "/metrics"));
    }

    /// <summary>Bytes that the bot has allocated so far; null where it has no metrics to tell.</summary>
    public async Task<double?> AllocatedAsync(CancellationToken stop)
    {
        if (_metrics is null)
        {
            return null;
        }

        using var http = new HttpClient();
        var lines = (await http.GetStringAsync(_metrics, stop)).Split('\n');
        var total = lines.First(line => line.StartsWith("dotnet_gc_heap_total_allocated", StringComparison.Ordinal));
        return double.Parse(total.Split(' ')[1], CultureInfo.InvariantCulture);
    }

    public static async Task<Contender> DiscordJsAsync(string folder, Uri address, string token, CancellationToken stop)
    {
        var place = Path.Combine(Repository.Root, "tests", "StudyBot.LocalDiscord.Tests", "DiscordJs");
        var node = Tool.Find("node") ?? throw new InvalidOperationException("Node.js is not on this machine; the comparison with discord.js needs it.");
        if (!Directory.Exists(Path.Combine(place, "node_modules")))
        {
            var (code, output) = await Tool.RunAsync(Tool.Find("npm", "npm.cmd")!, ["ci", "--no-audit", "--no-fund"], place, stop);
            if (code != 0)
            {
                throw new InvalidOperationException($"npm ci failed:\n{output}");
            }
        }

        return await StartAsync(new ProcessStartInfo(node, ["ask.mjs", new Uri(address, "/api").ToString(), token]) { WorkingDirectory = place }, stop);
    }

    public static Task<Contender> FixedCardAsync(string folder, Uri address, string token, CancellationToken stop) =>
        StartAsync(new ProcessStartInfo("dotnet", [typeof(FixedCard).Assembly.Location, FixedCard.Verb, new Uri(address, "/api/v10").ToString(), token]) { WorkingDirectory = folder }, stop);

    private static async Task<Contender> StartAsync(ProcessStartInfo start, CancellationToken stop)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync(stop);
        return new Contender(process, owner: null);
    }

    public static Dictionary<string, string> SettingsFor(Uri address, string token) => new()
    {
        ["Discord:ApiBaseUrl"] = new Uri(address, "/api/v10").ToString(),
        ["Discord:Token"] = token,
        ["Content:Path"] = Repository.Content,
        ["Health:Port"] = "0",
    };

    public static async Task ReadyAsync(Uri health, CancellationToken stop)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        while (!(await http.GetAsync(health, stop)).IsSuccessStatusCode)
        {
            await timer.WaitForNextTickAsync(stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_owner is not null)
        {
            await _owner.DisposeAsync();
        }
        else if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }
}
