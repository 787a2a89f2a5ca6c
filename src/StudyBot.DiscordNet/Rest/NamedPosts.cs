using System.Text.Json;
using System.Text.Json.Nodes;
using Discord.Net.Rest;
using StudyBot.Core.Chat;

namespace StudyBot.DiscordNet.Rest;

/// <summary>
/// The library's REST client, with two things added: it speaks to the address in the settings, and it puts the nonce of a
/// <see cref="PostKey"/> into a new message, for which the library has no parameter.
/// </summary>
internal sealed class NamedPosts(IRestClient inner) : IRestClient
{
    private const string Form = "payload_json";
    private static readonly AsyncLocal<string?> Nonce = new();

    /// <param name="address">Used in place of the library's own.</param>
    public static RestClientProvider At(string address) => _ => new NamedPosts(DefaultRestClientProvider.Create()(address));

    /// <summary>What <paramref name="post"/> sends as a new message carries the key: Discord answers a repeated one with the first message.</summary>
    public static async Task<T> WithKeyAsync<T>(PostKey key, Func<Task<T>> post)
    {
        Nonce.Value = key.Value;
        try
        {
            return await post();
        }
        finally
        {
            Nonce.Value = null;
        }
    }

    public void SetHeader(string key, string value) => inner.SetHeader(key, value);

    public void SetCancelToken(CancellationToken cancelToken) => inner.SetCancelToken(cancelToken);

    public Task<RestResponse> SendAsync(
        string method, string endpoint, CancellationToken cancelToken, bool headerOnly = false, string? reason = null, IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null) =>
        inner.SendAsync(method, endpoint, cancelToken, headerOnly, reason, requestHeaders);

    public Task<RestResponse> SendAsync(
        string method, string endpoint, string json, CancellationToken cancelToken, bool headerOnly = false, string? reason = null, IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null) =>
        inner.SendAsync(method, endpoint, IsNewMessage(method, endpoint) ? Named(json) : json, cancelToken, headerOnly, reason, requestHeaders);

    public Task<RestResponse> SendAsync(
        string method, string endpoint, IReadOnlyDictionary<string, object> multipartParams, CancellationToken cancelToken, bool headerOnly = false, string? reason = null, IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null)
    {
        if (IsNewMessage(method, endpoint) && multipartParams.GetValueOrDefault(Form) is string json)
        {
            multipartParams = new Dictionary<string, object>(multipartParams) { [Form] = Named(json) };
        }

        return inner.SendAsync(method, endpoint, multipartParams, cancelToken, headerOnly, reason, requestHeaders);
    }

    public void Dispose() => inner.Dispose();

    private static bool IsNewMessage(string method, string endpoint) =>
        Nonce.Value is not null && method == "POST" && endpoint.StartsWith("channels/", StringComparison.Ordinal) && endpoint.EndsWith("/messages", StringComparison.Ordinal);

    private static string Named(string json)
    {
        if (JsonNode.Parse(json) is not JsonObject message)
        {
            throw new JsonException("A new message was not sent as an object.");
        }

        message["nonce"] = Nonce.Value;
        message["enforce_nonce"] = true;
        return message.ToJsonString();
    }
}
