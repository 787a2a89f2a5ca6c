using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StudyBot.Discord.Rest;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Gateway;

/// <summary>
/// Tells shards where the gateway is, and lets each in when it may start a session. One entrance serves all shards of the
/// process; <see cref="EnterAsync"/> and <see cref="Leave"/> come in pairs.
/// </summary>
internal sealed class GatewayEntrance(DiscordRest rest, GatewayTrust trust, TimeProvider time, Random random, ILogger logger) : IDisposable
{
    // One in a hundred stays for whoever restarts the bot by hand.
    private const int KeptPart = 100;
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestReset = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestReset = TimeSpan.FromDays(1);
    private static readonly TimeSpan WorthALine = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<int, SemaphoreSlim> _buckets = [];
    private readonly SemaphoreSlim _asking = new(1);
    private readonly long _start = time.GetTimestamp();
    private IdentifyPace _pace = new(1);
    private (int Concurrency, int ADay) _limits = (1, IdentifyPace.UsuallyADay);
    private (GatewayBotObject Gateway, TimeSpan At)? _known;
    private int _startedSince;

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Asks until there is an answer; returns how many shards Discord recommends. Not while a shard enters.</summary>
    public async Task<int> OpenAsync(CancellationToken stop)
    {
        foreach (var wait in new ReconnectDelays(random).All())
        {
            try
            {
                await Task.Delay(wait, time, stop);
                var gateway = await AskAsync(stop);
                var (concurrency, aDay) = (gateway.SessionStartLimit?.MaxConcurrency ?? 1, gateway.SessionStartLimit?.Total ?? IdentifyPace.UsuallyADay);
                if ((concurrency, aDay) != _limits)
                {
                    // Else it stays, with the sessions that were started before.
                    (_pace, _limits) = (new IdentifyPace(concurrency, aDay), (concurrency, aDay));
                }

                return gateway.Shards ?? 1;
            }
            catch (Exception failure) when (MayPass(failure, stop))
            {
                logger.LogWarning("The gateway cannot be looked up: {Why}", failure.Message);
            }
        }

        return 1;
    }

    /// <summary>Waits until the shard may start a session, and returns the address to do it at.</summary>
    public async Task<Uri> EnterAsync(Shard shard, CancellationToken stop)
    {
        var bucket = BucketOf(shard);
        await bucket.WaitAsync(stop);
        try
        {
            while (WaitOf(shard) is var wait && wait > TimeSpan.Zero)
            {
                if (wait > WorthALine)
                {
                    logger.LogWarning("The gateway ended many sessions; shard {Shard} starts the next in {Seconds:0} s", shard, wait.TotalSeconds);
                }

                await Task.Delay(wait, time, stop);
            }

            return await AddressAsync(stop);
        }
        catch
        {
            bucket.Release();
            throw;
        }
    }

    /// <param name="identified">A session was started; else the attempt failed before, and the address may be an old one.</param>
    public void Leave(Shard shard, bool identified)
    {
        lock (_gate)
        {
            if (identified)
            {
                _pace.Identified(shard.Number, Now);
                _startedSince++;
            }
            else
            {
                _known = null;
            }
        }

        BucketOf(shard).Release();
    }

    /// <summary>Whether a failure to connect says nothing about the settings.</summary>
    public static bool MayPass(Exception failure, CancellationToken stop) =>
        failure is System.Net.WebSockets.WebSocketException or HttpRequestException or DiscordApiException or JsonException or IOException
        || (failure is OperationCanceledException && !stop.IsCancellationRequested);

    public void Dispose()
    {
        _asking.Dispose();
        foreach (var bucket in _buckets.Values)
        {
            bucket.Dispose();
        }
    }

    private TimeSpan WaitOf(Shard shard)
    {
        lock (_gate)
        {
            return _pace.Wait(shard.Number, Now);
        }
    }

    private SemaphoreSlim BucketOf(Shard shard)
    {
        lock (_gate)
        {
            var number = _pace.BucketOf(shard.Number);
            if (!_buckets.TryGetValue(number, out var bucket))
            {
                _buckets[number] = bucket = new SemaphoreSlim(1);
            }

            return bucket;
        }
    }

    private async Task<Uri> AddressAsync(CancellationToken stop)
    {
        await _asking.WaitAsync(stop);
        try
        {
            while (true)
            {
                var gateway = Known() ?? await AskAsync(stop);
                if (gateway.SessionStartLimit is not { Remaining: { } remaining } limit
                    || remaining - Volatile.Read(ref _startedSince) > (limit.Total ?? IdentifyPace.UsuallyADay) / KeptPart)
                {
                    return gateway.Url;
                }

                // Discord resets the token of a bot that goes beyond its 1,000 sessions a day.
                var wait = TimeSpan.FromMilliseconds(Math.Clamp(limit.ResetAfter ?? 0, ShortestReset.TotalMilliseconds, LongestReset.TotalMilliseconds));
                logger.LogError("Only {Remaining} of the day's {Total} session starts are left. The bot connects again in {Minutes:0} minutes, when they are renewed", remaining, limit.Total, wait.TotalMinutes);
                await Task.Delay(wait, time, stop);
                _known = null;
            }
        }
        finally
        {
            _asking.Release();
        }
    }

    private GatewayBotObject? Known()
    {
        lock (_gate)
        {
            return _known is { } known && Now - known.At < KnownFor ? known.Gateway : null;
        }
    }

    private async Task<GatewayBotObject> AskAsync(CancellationToken stop)
    {
        GatewayBotObject gateway;
        try
        {
            gateway = await rest.GatewayBotAsync(stop);
        }
        catch (DiscordApiException refused) when (refused.Status == HttpStatusCode.Unauthorized)
        {
            throw new DiscordConnectionException(GatewayAdvice.BadToken, refused);
        }
        catch (DiscordApiException missing) when (missing.Status == HttpStatusCode.NotFound)
        {
            throw new DiscordConnectionException(GatewayAdvice.NoSuchApi, missing);
        }

        if (!gateway.Url.IsAbsoluteUri || !trust.Allows(gateway.Url))
        {
            throw new DiscordConnectionException(
                $"The server of Discord:ApiBaseUrl names the gateway {gateway.Url}, which may not be given the token: it is neither Discord's nor on the same host. Check Discord:ApiBaseUrl.");
        }

        lock (_gate)
        {
            (_known, _startedSince) = ((gateway, Now), 0);
        }

        return gateway;
    }
}
