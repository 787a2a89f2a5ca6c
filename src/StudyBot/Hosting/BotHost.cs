using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using StudyBot.Backups;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Away;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Learning;
using StudyBot.Core.Lookup;
using StudyBot.Core.Privacy;
using StudyBot.Core.Seasons;
using StudyBot.Core.Teams;
using StudyBot.Core.Welcome;
using StudyBot.Grading;
using StudyBot.Health;
using StudyBot.LocalDiscord;
using StudyBot.Metrics;
using StudyBot.Pictures;
using StudyBot.Scheduling;
using StudyBot.Settings;
using StudyBot.Storage;

namespace StudyBot.Hosting;

/// <summary>The running bot: its database, handbooks, schedule and connection, and in local mode its Discord as well.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    /// <summary>Everything accepted is finished within this, or dropped.</summary>
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(8);

    private readonly WebApplication _app;

    private BotHost(WebApplication app, LocalDiscordServer? local)
    {
        _app = app;
        Local = local;
    }

    /// <summary>The local Discord, in local mode.</summary>
    public LocalDiscordServer? Local { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Health { get; private set; } = null!;

    /// <param name="output">Gets one line per address.</param>
    /// <param name="configure">Changes services before the start; for tests.</param>
    /// <exception cref="CannotStartException">Or another exception that <see cref="StartFailure"/> explains.</exception>
    /// <exception cref="StoppedAtStartException">It was asked to stop before it was up.</exception>
    public static async Task<BotHost> StartAsync(BotSettings settings, TextWriter output, Action<WebApplicationBuilder>? configure, CancellationToken stop)
    {
        // Nothing is read again while it runs, so nobody has to watch the folder, in which the database may lie.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(SettingsFile.Configuration());
        Logs.Configure(builder.Logging, builder.Configuration);

        var address = IPAddress.Parse(settings.HealthAddress);
        var port = FreePort.Find("Health:Port", address, settings.HealthPort);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(address, port));

        var local = settings.Mode == ChatMode.Local ? await StartLocalAsync(settings, stop) : null;
        try
        {
            AddBot(builder.Services, settings, local);
            configure?.Invoke(builder);
            var app = builder.Build();
            app.MapHealth();
            app.MapMetrics();
            var bot = new BotHost(app, local);
            try
            {
                await bot.StartAsync(output, stop);
                return bot;
            }
            catch (Exception failure)
            {
                var asked = failure is OperationCanceledException && app.Lifetime.ApplicationStopping.IsCancellationRequested;
                await app.DisposeAsync();
                if (asked)
                {
                    throw new StoppedAtStartException();
                }

                throw;
            }
        }
        catch
        {
            if (local is not null)
            {
                await local.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Runs until the program is asked to stop.</summary>
    /// <exception cref="ChatConnectionException">Discord refuses the bot for good.</exception>
    public async Task<int> RunToEndAsync()
    {
        await _app.WaitForShutdownAsync();
        return _app.Services.GetRequiredService<ChatService>().Failure switch
        {
            null => Verbs.ExitCode.Done,
            var failure when StartFailure.Explain(failure) is { } line => throw new CannotStartException(line),
            _ => Verbs.ExitCode.FoundProblems,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (Local is not null)
        {
            await Local.DisposeAsync();
        }
    }

    private static async Task<LocalDiscordServer> StartLocalAsync(BotSettings settings, CancellationToken stop) =>
        await LocalDiscordHost.StartAsync(settings, Logs.ToStandardError(), stop);

    private static void AddBot(IServiceCollection services, BotSettings settings, LocalDiscordServer? local)
    {
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTime);
        services.AddSingleton(settings);
        services.AddSingleton<TimeProvider>(local?.Clock ?? TimeProvider.System);
        services.AddSingleton<CommandRouter>();

        services.AddSingleton(_ => ContentStamp.Of(settings.ContentPath));
        services.AddHandbooks(_ => settings.ContentPath);
        services.AddHostedService<ContentWatcher>();
        services.AddLookup();
        services.AddModelGrader(settings.Grader);
        services.AddDaily();
        services.AddLeaderboards();
        services.AddTeams();
        services.AddAway();
        services.AddSeasons();
        services.AddLearning();
        services.AddPrivacy();
        services.AddWelcome();
        services.AddPictures();
        services.AddSingleton<ISeedSource, SystemSeeds>();

        services.AddStorage();
        services.PostConfigure<StorageOptions>(storage => storage.Path = settings.StoragePath);
        services.AddChatClient(settings, local);

        services.AddBackups();
        services.AddScheduling();
        services.AddHealth();
        services.AddBotMetrics();
        services.AddSingleton<ChatService>();
        services.AddHostedService(provider => provider.GetRequiredService<ChatService>());
    }

    private async Task StartAsync(TextWriter output, CancellationToken stop)
    {
        // Both fail with a line for the operator, which is wanted before anything is announced.
        _ = Services.GetRequiredService<StudyDatabase>();
        _ = Services.GetRequiredService<ContentStamp>();
        _ = Services.GetRequiredService<IHandbooks>();
        await _app.StartAsync(stop);
        Health = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        if (Local is not null)
        {
            SweepWhenClockMoves(Local.Clock);
            LocalDiscordHost.Announce(Local, output);
        }

        await output.WriteLineAsync($"Health: {Health.ToString().TrimEnd('/')}{HealthPaths.Ready}");
    }

    // Timers run in real time, so a clock moved by hand would be noticed only at the next full minute.
    private void SweepWhenClockMoves(LocalClock clock)
    {
        var schedulers = Services.GetRequiredService<ISchedulerFactory>();
        clock.Advanced += (_, _) => _ = TriggerAsync();

        async Task TriggerAsync()
        {
            var scheduler = await schedulers.GetScheduler();
            await scheduler.TriggerJob(SweepJob.Key);
            await scheduler.TriggerJob(SeasonsJob.Key);
            await scheduler.TriggerJob(BackupJob.Key);
            await scheduler.TriggerJob(PrivacyJob.Key);
            await scheduler.TriggerJob(NamesJob.Key);
            await scheduler.TriggerJob(RetentionJob.Key);
        }
    }
}
