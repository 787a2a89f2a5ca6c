using StudyBot.Testing;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.Running;

/// <summary>The bot and the local Discord as two processes, so that the bot can be killed while its Discord lives on.</summary>
internal sealed class TwoProcesses : IAsyncDisposable
{
    private readonly string _folder;
    private readonly StudyBotProcess _discord;
    private readonly Dictionary<string, string> _settings;

    private TwoProcesses(string folder, StudyBotProcess discord, Uri address, string token)
    {
        _folder = folder;
        _discord = discord;
        Address = address;
        Server = new LocalServer(address);
        _settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Discord:ApiBaseUrl"] = new Uri(address, "/api/v10").ToString(),
            ["Discord:Token"] = token,
            ["Content:Path"] = Repository.Content,
            ["Health:Port"] = "0",
        };
    }

    public Uri Address { get; }

    public LocalServer Server { get; }

    public StudyBotProcess Bot { get; private set; } = null!;

    public static async Task<TwoProcesses> StartAsync(string folder, CancellationToken stop)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LocalDiscord:Port"] = "0",
            ["LocalDiscord:Record"] = TrafficFile.For(folder),
        };
        var discord = StudyBotProcess.Start(folder, "local-discord", settings);
        var address = new Uri(await discord.LineAsync("Local Discord:", stop));
        var token = (await discord.LineWithAsync("Discord__Token=", stop)).Split("Discord__Token=")[1].Trim();
        var both = new TwoProcesses(folder, discord, address, token);
        await both.StartBotAsync(stop);
        return both;
    }

    /// <summary>Starts the bot, again after a kill, and waits until it is connected.</summary>
    public async Task StartBotAsync(CancellationToken stop)
    {
        Bot = StudyBotProcess.Start(_folder, "", _settings);
        var health = new Uri(await Bot.LineAsync("Health:", stop));
        using var http = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        while (!(await http.GetAsync(health, stop)).IsSuccessStatusCode)
        {
            await timer.WaitForNextTickAsync(stop);
        }
    }

    /// <summary>Kills the bot as the machine's power does.</summary>
    public async Task KillBotAsync(CancellationToken stop)
    {
        Bot.Kill();
        await Bot.EndAsync(stop);
        await Bot.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Server.Dispose();
        await Bot.DisposeAsync();
        await _discord.DisposeAsync();
    }
}
