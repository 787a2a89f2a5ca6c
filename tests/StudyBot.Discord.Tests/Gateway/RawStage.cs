using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.Discord.Tests.Contract;

namespace StudyBot.Discord.Tests.Gateway;

/// <summary>The built-in client, connected to a <see cref="RawGateway"/> by a clock that runs ten times as fast.</summary>
internal sealed class RawStage : IAsyncDisposable
{
    public const string Token = "secret-token-of-the-test";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _stop = new();

    public RawStage(RawGateway gateway, params (string Key, string Value)[] settings)
    {
        Gateway = gateway;
        var all = settings.Append(("Discord:Token", Token)).Append(("Discord:ApiBaseUrl", gateway.Api)).ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2);
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(all).Build())
            .AddSingleton<TimeProvider>(new HurriedTime(10))
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddDiscord()
            .BuildServiceProvider();
        Running = Chat.RunAsync([], Bot, _stop.Token);
    }

    public RawGateway Gateway { get; }

    public ContractBot Bot { get; } = new();

    public LoggedLines Log { get; } = new();

    public IChatClient Chat => _services.GetRequiredService<IChatClient>();

    public Task Running { get; }

    /// <summary>What an operator reads of the gateway.</summary>
    public IReadOnlyList<string> Lines => [.. Log.All.Where(line => line.Level >= LogLevel.Information && line.Text.Contains("gateway", StringComparison.OrdinalIgnoreCase)).Select(line => line.Text)];

    public Task ReadyAsync() => UntilAsync(() => Chat.Status.Ready);

    public async Task UntilAsync(Func<bool> reached)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!reached())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"Nothing came of it. The log: {string.Join(" / ", Log.All.Select(line => line.Text))}");
            }

            if (Running.IsCompleted)
            {
                await Running;
                throw new InvalidOperationException("The client stopped.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Gateway.DisposeAsync();
        await _services.DisposeAsync();
        _stop.Dispose();
        Assert.DoesNotContain(Log.All, line => line.Text.Contains(Token, StringComparison.Ordinal));
    }
}
