using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using StudyBot.LocalDiscord.Failing;
using StudyBot.LocalDiscord.Gateway;
using StudyBot.LocalDiscord.Model;
using StudyBot.LocalDiscord.Recording;

namespace StudyBot.LocalDiscord;

/// <summary>
/// A Discord of one's own: gateway, REST API, chat page and an HTTP API for scripts, on one address. Start it, give a bot
/// <see cref="ApiBaseUrl"/> and <see cref="BotToken"/>, and act as its members.
/// </summary>
public sealed class LocalDiscordServer : IAsyncDisposable
{
    private const int PortsTried = 20;
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(3);

    private readonly WebApplication _app;
    private readonly World _world;
    private readonly Recorder _recorder;

    private LocalDiscordServer(WebApplication app, World world, Recorder recorder)
    {
        _app = app;
        _world = world;
        _recorder = recorder;
        BaseAddress = AddressOf(app);
        Services.GetRequiredService<Wire.Render>().BaseAddress = BaseAddress.ToString().TrimEnd('/');
        Faults = Services.GetRequiredService<Faults>();
    }

    /// <summary>Where page and APIs are: "http://127.0.0.1:5080/".</summary>
    public Uri BaseAddress { get; }

    /// <summary>What a bot takes as the address of Discord's API: "http://127.0.0.1:5080/api/v10".</summary>
    public Uri ApiBaseUrl => new(BaseAddress, "api/v10");

    /// <summary>The token that this server accepts; the same after a restart. It opens nothing but this server.</summary>
    public string BotToken => _world.BotToken;

    public LocalClock Clock => _world.Clock;

    public Faults Faults { get; }

    internal IServiceProvider Services => _app.Services;

    /// <param name="clock">The clock that the bot uses as well; the saved offset is added to it. Null for one of its own.</param>
    /// <exception cref="LocalDiscordException">Port, address, state or record cannot be used.</exception>
    public static async Task<LocalDiscordServer> StartAsync(LocalDiscordOptions options, LocalClock? clock, ILoggerFactory loggers, CancellationToken stop)
    {
        var address = options.ParsedAddress;
        var first = options.CheckedPort;
        var recorder = new Recorder(options.RecordPath);
        World? world = null;
        try
        {
            world = new World(options.StatePath, clock ?? new LocalClock());
            var app = await ListenAsync(options, address, first, world, recorder, loggers, stop);
            if (!IPAddress.IsLoopback(address))
            {
                loggers.CreateLogger<LocalDiscordServer>().LogWarning("The local Discord listens on {Address}: everyone who reaches this machine can act in it, without a password", address);
            }

            return new LocalDiscordServer(app, world, recorder);
        }
        catch
        {
            world?.Dispose();
            recorder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Faults.Clear();
        Services.GetRequiredService<GatewayEndpoint>().Stop();
        using var stop = new CancellationTokenSource(StopWithin, _world.Clock);
        await _app.StopAsync(stop.Token);
        await _app.DisposeAsync();
        _world.Dispose();
        _recorder.Dispose();
    }

    private static async Task<WebApplication> ListenAsync(LocalDiscordOptions options, IPAddress address, int first, World world, Recorder recorder, ILoggerFactory loggers, CancellationToken stop)
    {
        for (var port = first; ; port++)
        {
            var app = LocalDiscordSetup.Build(world, recorder, loggers, address, port);
            try
            {
                await app.StartAsync(stop);
                return app;
            }
            catch (Exception failure) when (IsAddressTrouble(failure, out var taken))
            {
                await app.DisposeAsync();
                if (taken && options.PortIsDefault && port < first + PortsTried)
                {
                    continue;
                }

                throw new LocalDiscordException(taken
                    ? $"Port {port} is taken. Set {LocalDiscordOptions.Section}:Port to another one, or to 0 for any free one, or stop what uses it."
                    : $"The local Discord cannot listen on {address}:{port}: {failure.GetBaseException().Message}. Set {LocalDiscordOptions.Section}:Address to 127.0.0.1, or to an address of this machine.", failure);
            }
        }
    }

    private static bool IsAddressTrouble(Exception failure, out bool taken)
    {
        var socket = failure as SocketException ?? failure.InnerException as SocketException ?? failure.GetBaseException() as SocketException;
        taken = socket?.SocketErrorCode == SocketError.AddressAlreadyInUse;
        return socket is not null;
    }

    private static Uri AddressOf(WebApplication app)
    {
        var bound = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
            .Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        return new Uri($"http://{bound.Host}:{bound.Port}/");
    }
}
