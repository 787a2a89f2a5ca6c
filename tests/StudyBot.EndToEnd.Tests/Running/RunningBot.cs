using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Hosting;
using StudyBot.Settings;
using StudyBot.Testing;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.Running;

/// <summary>The whole program in local mode, on files of its own, as a newcomer starts it.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly BotHost _host;
    private readonly WarningLog _log;

    private RunningBot(BotHost host, WarningLog log, string traffic)
    {
        _host = host;
        _log = log;
        Traffic = traffic;
        Server = new LocalServer(host.Local!.BaseAddress);
    }

    public LocalServer Server { get; }

    public BotHost Host => _host;

    /// <summary>What went over the wire, as JSON lines.</summary>
    public string Traffic { get; }

    public IReadOnlyCollection<string> Warnings => _log.Lines;

    /// <param name="folder">Where its files are; use the same one to start it again.</param>
    /// <param name="content">The folder with its packs; the shipped ones if null.</param>
    public static async Task<RunningBot> StartAsync(string folder, CancellationToken stop, string? content = null)
    {
        var traffic = TrafficFile.For(folder);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Content:Path"] = content ?? Repository.Content,
                ["LocalDiscord:Port"] = "0",
                ["LocalDiscord:Record"] = traffic,
                ["Health:Port"] = "0",
            })
            .Build();
        var settings = new SettingsReader(configuration, folder, AppContext.BaseDirectory).Read();
        var log = new WarningLog();
        var host = await BotHost.StartAsync(
            settings,
            TextWriter.Null,
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Logging.AddProvider(log);
            },
            stop);
        var bot = new RunningBot(host, log, traffic);
        await bot.ReadyAsync(stop);
        return bot;
    }

    public Task<LocalMember> MemberAsync(string name, CancellationToken stop) => Server.MemberAsync(name, stop);

    public async ValueTask DisposeAsync()
    {
        Server.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>Waits until it is connected, again after a lost connection.</summary>
    public async Task ReadyAsync(CancellationToken stop)
    {
        var chat = _host.Services.GetRequiredService<IChatClient>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (!chat.Status.Ready)
        {
            await timer.WaitForNextTickAsync(stop);
        }
    }
}
