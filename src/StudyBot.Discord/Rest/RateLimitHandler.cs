using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Rest;

/// <summary>Sends requests when the rate limits allow it, and again when that is safe and may help.</summary>
internal sealed class RateLimitHandler(TimeProvider time, Random random, ILogger logger) : DelegatingHandler
{
    private const int MaxAttempts = 5;

    // A 429 without Discord's own words or headers comes from the guard in front of it, which wants to be left alone for longer.
    private static readonly TimeSpan WhenBlocked = TimeSpan.FromMinutes(3);

    private readonly RateLimitBuckets _buckets = new();
    private readonly Lock _gate = new();
    private readonly long _start = time.GetTimestamp();

    private TimeSpan Now => time.GetElapsedTime(_start);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(RestRoute.Key, out var route))
        {
            throw new InvalidOperationException("Every request states its route.");
        }

        var end = Now + route.Budget;
        for (var attempt = 1; ; attempt++)
        {
            await WaitForTurnAsync(route, end, cancellationToken);
            var (response, failure) = await TryAsync(request, route, cancellationToken);
            var wait = response is null ? Backoff(attempt) : await LearnAsync(response, route, attempt, cancellationToken);
            var again = attempt < MaxAttempts && Now + wait < end && MayRepeat(route, response, attempt);
            if (!again)
            {
                return response ?? throw failure!;
            }

            if (response?.StatusCode != HttpStatusCode.TooManyRequests)
            {
                logger.LogInformation("{Route} is sent again: {Why}", route.Name, failure?.Message ?? $"it was answered {(int)response!.StatusCode}");
                request.Options.Set(RestRoute.WasRepeated, true);
            }
            else if (!RateLimitHeaders.IsShared(response))
            {
                request.Options.TryGetValue(RestRoute.Limited, out var before);
                request.Options.Set(RestRoute.Limited, before + 1);
            }

            response?.Dispose();
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private static bool MayRepeat(RestRoute route, HttpResponseMessage? response, int attempt) => response switch
    {
        { StatusCode: HttpStatusCode.TooManyRequests } => true,
        null or { StatusCode: >= HttpStatusCode.InternalServerError } => route.Retry == Retry.Freely || (route.Retry == Retry.OnceQuickly && attempt == 1),
        _ => false,
    };

    private async Task WaitForTurnAsync(RestRoute route, TimeSpan end, CancellationToken stop)
    {
        while (true)
        {
            TimeSpan wait;
            lock (_gate)
            {
                wait = _buckets.Take(route, Now);
            }

            if (wait <= TimeSpan.Zero)
            {
                return;
            }

            if (Now + wait >= end)
            {
                throw new DiscordApiException(route.Name, HttpStatusCode.TooManyRequests, new ErrorObject { Message = $"limited for another {wait.TotalSeconds:0.0} s" });
            }

            await Task.Delay(wait, time, stop);
        }
    }

    private async Task<(HttpResponseMessage? Response, Exception? Failure)> TryAsync(HttpRequestMessage request, RestRoute route, CancellationToken stop)
    {
        using var limit = new LimitedToken(route.Attempt, time, stop);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, limit.Token);
            await response.Content.LoadIntoBufferAsync(DiscordRest.MaxAnswerBytes, limit.Token);
            var whole = response;
            response = null;
            return (whole, null);
        }
        catch (HttpRequestException large) when (large.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            // It would be as large the next time.
            Release(route);
            throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, $"{route.Name}: the answer has more than {DiscordRest.MaxAnswerBytes / 1024 / 1024} MB", large);
        }
        catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
        {
            Release(route);
            return (null, new HttpRequestException($"{route.Name}: no answer within {route.Attempt.TotalSeconds:0.#} s", late));
        }
        catch (HttpRequestException broken)
        {
            Release(route);
            return (null, broken);
        }
        catch
        {
            Release(route);
            throw;
        }
        finally
        {
            response?.Dispose();
        }
    }

    private void Release(RestRoute route)
    {
        lock (_gate)
        {
            _buckets.Learn(route, null, Now);
        }
    }

    /// <summary>Notes what an answer says; returns how long to wait if the request is to be sent again.</summary>
    private async Task<TimeSpan> LearnAsync(HttpResponseMessage response, RestRoute route, int attempt, CancellationToken stop)
    {
        var limited = response.StatusCode == HttpStatusCode.TooManyRequests ? await LimitOf(response, stop) : ((TimeSpan RetryAfter, LimitScope Scope)?)null;
        lock (_gate)
        {
            _buckets.Learn(route, RateLimitHeaders.Of(response), Now);
            if (limited is { } limit)
            {
                _buckets.Limited(route, limit.RetryAfter, limit.Scope, Now);
            }
        }

        if (limited is { Scope: LimitScope.Everything, RetryAfter: var pause })
        {
            logger.LogError("What stands in front of Discord turned the bot away (429 without Discord's own words). Nothing is sent for {Minutes:0} minutes", pause.TotalMinutes);
        }

        return limited?.RetryAfter ?? Backoff(route.Retry == Retry.OnceQuickly ? 0 : attempt);
    }

    private static async Task<(TimeSpan RetryAfter, LimitScope Scope)> LimitOf(HttpResponseMessage response, CancellationToken stop)
    {
        try
        {
            var body = await JsonSerializer.DeserializeAsync(await response.Content.ReadAsStreamAsync(stop), WireJson.Default.RateLimitObject, stop);
            if (body?.RetryAfter is { } seconds and >= 0 and < 1e7 && (body.Global is not null || RateLimitHeaders.AreIn(response)))
            {
                return (TimeSpan.FromSeconds(seconds), body.Global ?? RateLimitHeaders.IsGlobal(response) ? LimitScope.Global : LimitScope.Route);
            }
        }
        catch (JsonException)
        {
            // Not Discord's own words: a page of whoever guards it.
        }

        return (RateLimitHeaders.RetryAfter(response) is { } given && given > WhenBlocked ? given : WhenBlocked, LimitScope.Everything);
    }

    private TimeSpan Backoff(int attempt)
    {
        lock (_gate)
        {
            return TimeSpan.FromSeconds(0.25 * Math.Pow(2, attempt) * (0.5 + (random.NextDouble() / 2)));
        }
    }
}
