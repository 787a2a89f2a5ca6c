using System.Net;
using System.Net.WebSockets;
using Discord;
using Discord.Net;
using Discord.WebSocket;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;
using StudyBot.DiscordNet.Interactions;
using StudyBot.DiscordNet.Messages;
using StudyBot.DiscordNet.Rest;

namespace StudyBot.DiscordNet;

/// <summary>One run of the library's client: connects, publishes the commands, hands on what happens, and ends in good order.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FinishWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CommandsAgainAfter = TimeSpan.FromSeconds(30);

    private readonly DiscordNetOptions _options;
    private readonly IReadOnlyList<CommandSpec> _commands;
    private readonly ConnectionStatus _status;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly LibraryEvents _events;

    // Answers under way outlive the stop by a few seconds.
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _publishing = Task.CompletedTask;

    public Connection(DiscordNetOptions options, IReadOnlyList<CommandSpec> commands, IInteractionHandler handler, ConnectionStatus status, TimeProvider time, ILogger logger)
    {
        (_options, _commands, _status, _time, _logger) = (options, commands, status, time, logger);
        Client = new DiscordShardedClient(new DiscordSocketConfig
        {
            GatewayIntents = GatewayIntents.Guilds,
            TotalShards = options.FixedShards,
            RestClientProvider = NamedPosts.At(options.ApiBase),
            FormatUsersInBidirectionalUnicode = false,
            // Deadlines are measured here, by the bot's own clock.
            UseInteractionSnowflakeDate = false,
            ResponseInternalTimeCheck = false,
            LogGatewayIntentWarnings = false,
        });
        _events = new LibraryEvents(Client, new InteractionReader(commands), handler, Count, time, logger, _end.Token);
    }

    public DiscordShardedClient Client { get; }

    public async Task RunAsync(CancellationToken stop)
    {
        Client.Log += line =>
        {
            LibraryLog.Write(_logger, line, _options.BareToken);
            return Task.CompletedTask;
        };
        Client.ShardConnected += shard => Connected(shard, connected: true);
        Client.ShardDisconnected += (why, shard) =>
        {
            Judge(why);
            return Connected(shard, connected: false);
        };
        Client.ShardReady += shard =>
        {
            if (_publishing.IsCompleted && !_status.Current.Ready)
            {
                _publishing = PublishAsync(shard);
            }

            return Task.CompletedTask;
        };
        _events.Listen();
        var notices = _events.DeliverNoticesAsync();
        try
        {
            await LogInAsync(stop);
            _status.Begin(Client.Shards.Count);
            await Client.StartAsync();
            await _refused.Task.WaitAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop.
        }
        finally
        {
            _status.Begin(shards: 1);
            await StopAsync();
            await _end.CancelAsync();
            await Task.WhenAll(notices, _publishing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        _end.Dispose();
    }

    private async Task LogInAsync(CancellationToken stop)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await Client.LoginAsync(TokenType.Bot, _options.BareToken, validateToken: false).WaitAsync(stop);
                return;
            }
            catch (HttpException refused) when (refused.HttpCode == HttpStatusCode.Unauthorized)
            {
                throw new ChatConnectionException("Discord does not know the token in Discord:Token. Copy it anew from the Bot page of your application at https://discord.com/developers/applications.", refused);
            }
            catch (Exception failure) when (Calls.IsOutage(failure) || failure is HttpException or TaskCanceledException && !stop.IsCancellationRequested)
            {
                _logger.LogWarning("Discord does not answer ({Why}); trying again in {Seconds} s", failure.Message, pause.TotalSeconds);
                await Task.Delay(pause, _time, stop);
            }
        }
    }

    private void Count() => _status.Knows(Client.CurrentUser?.Username, Client.Guilds.Count);

    private Task Connected(DiscordSocketClient shard, bool connected)
    {
        Count();
        if (_status.Connected(shard.ShardId, connected))
        {
            _events.TellConnected();
        }

        return Task.CompletedTask;
    }

    // The library would try again for ever, or for 4014 not at all and without a word.
    // https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
    private void Judge(Exception why)
    {
        var closed = why as WebSocketClosedException ?? why.InnerException as WebSocketClosedException;
        var line = closed?.CloseCode switch
        {
            4004 => "Discord does not know the token in Discord:Token. Copy it anew from the Bot page of your application at https://discord.com/developers/applications.",
            4010 or 4011 => "Discord wants more connections for this many servers. Set Discord:Shards to auto.",
            4012 => "Discord does not serve this version of its gateway any more. Update the bot.",
            4013 or 4014 => "Discord refuses what the bot asks to be told. In the developer portal, check that the application may use the GUILDS intent.",
            _ => null,
        };
        if (line is not null)
        {
            _refused.TrySetException(new ChatConnectionException(line, closed));
        }
    }

    private async Task PublishAsync(DiscordSocketClient shard)
    {
        try
        {
            var forms = CommandForms.Of(_commands);
            while (!await TryPublishAsync(shard, forms))
            {
                Published();
                await Task.Delay(CommandsAgainAfter, _time, _end.Token);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !_end.IsCancellationRequested)
        {
            _logger.LogError(failure, "The commands could not be registered; those registered before stay");
        }

        Published();
    }

    private async Task<bool> TryPublishAsync(DiscordSocketClient shard, ApplicationCommandProperties[] forms)
    {
        try
        {
            await shard.BulkOverwriteGlobalApplicationCommandsAsync(forms, Calls.Again(_end.Token));
            _logger.LogInformation("Registered {Count} commands", _commands.Count);
            return true;
        }
        catch (Exception unavailable) when (Calls.IsOutage(unavailable) || unavailable is HttpException { HttpCode: >= HttpStatusCode.InternalServerError })
        {
            _logger.LogWarning("The commands could not be registered yet: {Why}", unavailable.Message);
            return false;
        }
    }

    private void Published()
    {
        if (_status.Published())
        {
            _events.TellConnected();
        }
    }

    private async Task StopAsync()
    {
        try
        {
            if (Client.LoginState == LoginState.LoggedIn)
            {
                await Client.StopAsync();
                await _events.DrainAsync(FinishWithin);
                await Client.LogoutAsync().WaitAsync(FinishWithin, TimeProvider.System);
            }
        }
        catch (Exception failure) when (failure is WebSocketException or TimeoutException or OperationCanceledException or HttpRequestException)
        {
            _logger.LogWarning("The connection to Discord was not closed in good order: {Why}", failure.Message);
        }
    }
}
