using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using StudyBot.Discord.Wire;

namespace StudyBot.Discord.Rest;

/// <summary>The part of Discord's REST API that the bot uses, by the chapters of its documentation.</summary>
/// <param name="http">Goes through a <see cref="RateLimitHandler"/>.</param>
internal sealed partial class DiscordRest(HttpClient http, IOptions<DiscordOptions> options, TimeProvider time)
{
    /// <summary>No answer that the bot asks for is larger.</summary>
    public const int MaxAnswerBytes = 8 * 1024 * 1024;

    private readonly RefusalGuard _guard = new();
    private readonly long _start = time.GetTimestamp();

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Channels that were closed to the bot are worth another try.</summary>
    public void AccessMayHaveChanged() => _guard.AccessMayHaveChanged();

    private async Task<T> SendAsync<T>(HttpMethod method, string path, RestRoute route, HttpContent? content, JsonTypeInfo<T> answer, CancellationToken stop)
    {
        using var response = await SendAsync(method, path, route, content, stop);
        var json = await response.Content.ReadAsByteArrayAsync(stop);
        return JsonSerializer.Deserialize(json, answer) ?? throw new JsonException($"{route.Name} was answered with null.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, RestRoute route, HttpContent? content, CancellationToken stop)
    {
        if (_guard.Before(route, Now) is { } before)
        {
            throw new DiscordApiException(route.Name, before.Status, before.Error);
        }

        using var request = new HttpRequestMessage(method, new Uri(options.Value.ApiBase, path)) { Content = content };
        request.Options.Set(RestRoute.Key, route);
        if (!route.IsInteraction)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Value.BareToken);
        }

        var response = await SendAsync(request, stop);
        if (response.IsSuccessStatusCode)
        {
            _guard.Succeeded(route);
            return response;
        }

        using (response)
        {
            var refusal = new Refusal(response.StatusCode, await ErrorOf(response, stop)) { IsShared = RateLimitHeaders.IsShared(response) };
            _guard.Learn(route, refusal, Now);
            throw new DiscordApiException(route.Name, refusal.Status, refusal.Error) { WasRepeated = request.Options.TryGetValue(RestRoute.WasRepeated, out _) };
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            return await http.SendAsync(request, stop);
        }
        finally
        {
            request.Options.TryGetValue(RestRoute.Limited, out var limited);
            _guard.Limited(limited, Now);
        }
    }

    private static async Task<ErrorObject?> ErrorOf(HttpResponseMessage response, CancellationToken stop)
    {
        try
        {
            return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(stop), WireJson.Default.ErrorObject);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
