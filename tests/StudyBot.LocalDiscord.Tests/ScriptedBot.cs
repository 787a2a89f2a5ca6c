using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace StudyBot.LocalDiscord.Tests;

internal sealed record Reply(HttpStatusCode Status, JsonNode? Json)
{
    public int? Code => Json?["code"]?.GetValue<int>();
}

/// <summary>A bot that does only what a test tells it to.</summary>
internal sealed class ScriptedBot : IAsyncDisposable
{
    private readonly HttpClient _http;

    private ScriptedBot(LocalDiscordServer server, GatewaySocket gateway, JsonObject ready)
    {
        Gateway = gateway;
        Ready = ready;
        _http = new HttpClient { BaseAddress = new Uri(server.ApiBaseUrl + "/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", server.BotToken);
    }

    public GatewaySocket Gateway { get; }

    public JsonObject Ready { get; }

    public string Id => Ready["user"]!["id"]!.GetValue<string>();

    public static async Task<ScriptedBot> ConnectAsync(LocalDiscordServer server, int intents)
    {
        var gateway = await GatewaySocket.OpenAsync(server);
        await gateway.ExpectAsync(10);
        await gateway.IdentifyAsync(server.BotToken, intents);
        var ready = await gateway.ExpectAsync(0, "READY");
        return new ScriptedBot(server, gateway, ready["d"]!.AsObject());
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : body as HttpContent ?? JsonContent.Create(body) };
        using var response = await _http.SendAsync(request, LocalDiscord.Stop);
        var text = await response.Content.ReadAsStringAsync(LocalDiscord.Stop);
        return new Reply(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public Task<HttpResponseMessage> RawAsync(HttpRequestMessage request, CancellationToken stop) => _http.SendAsync(request, stop);

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Reply> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    public Task<Reply> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, body);

    public async Task RegisterAsync(params object[] commands)
    {
        var reply = await SendAsync(HttpMethod.Put, $"applications/{Id}/commands", commands);
        Assert.Equal(HttpStatusCode.OK, reply.Status);
    }

    public async Task<JsonObject> InteractionAsync() => (await Gateway.ExpectAsync(0, "INTERACTION_CREATE"))["d"]!.AsObject();

    public Task<Reply> AnswerAsync(JsonObject interaction, object answer) =>
        PostAsync($"interactions/{interaction["id"]}/{interaction["token"]}/callback", answer);

    public Task<Reply> SayAsync(JsonObject interaction, string content, int flags = 0) =>
        AnswerAsync(interaction, new { type = 4, data = new { content, flags } });

    public string Webhook(JsonObject interaction) => $"webhooks/{Id}/{interaction["token"]}";

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return Gateway.DisposeAsync();
    }
}
