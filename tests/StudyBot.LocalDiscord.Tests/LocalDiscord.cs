using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace StudyBot.LocalDiscord.Tests;

/// <summary>A server on a free port with its state in a folder of its own, and what scripts do with it.</summary>
internal sealed class LocalDiscord : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly ILoggerFactory _loggers;
    private LocalDiscordServer _server;

    private LocalDiscord(DirectoryInfo folder, ILoggerFactory loggers, LocalDiscordServer server)
    {
        (_folder, _loggers, _server) = (folder, loggers, server);
        Http = Connect();
    }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public LocalDiscordServer Server => _server;

    public string Record => Path.Combine(_folder.FullName, "traffic.jsonl");

    public string StateFile => Path.Combine(_folder.FullName, "discord.db");

    /// <summary>Calls below /local/v1.</summary>
    public HttpClient Http { get; private set; }

    public static async Task<LocalDiscord> StartAsync(ILoggerFactory? loggers = null)
    {
        var folder = Directory.CreateTempSubdirectory("local-discord-");
        loggers ??= NullLoggerFactory.Instance;
        return new LocalDiscord(folder, loggers, await StartServerAsync(folder, loggers));
    }

    public async Task RestartAsync()
    {
        await _server.DisposeAsync();
        Http.Dispose();
        _server = await StartServerAsync(_folder, _loggers);
        Http = Connect();
    }

    public async Task<JsonNode> GetAsync(string path) => (await Http.GetFromJsonAsync<JsonNode>(path, Stop))!;

    public async Task<JsonObject> PostAsync(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(path, body, Stop);
        return (await response.Content.ReadFromJsonAsync<JsonObject>(Stop))!;
    }

    public async Task<string> IdAsync(string things, string name) =>
        (await GetAsync(things)).AsArray().Single(thing => thing!["name"]!.GetValue<string>() == name)!["id"]!.GetValue<string>();

    public Task<string> MemberAsync(string name) => IdAsync("members", name);

    public Task<string> ChannelAsync(string name = "daily-questions") => IdAsync("channels", name);

    public async Task<JsonArray> SeenByAsync(string member, string channel) => (await GetAsync($"members/{member}/messages?channel={channel}")).AsArray();

    public Task<JsonObject> RunAsync(string member, string channel, string name, object? options = null) =>
        PostAsync($"members/{member}/commands", new { channel, name, options = options ?? new { } });

    public Task<ScriptedBot> ConnectBotAsync(int intents = 1) => ScriptedBot.ConnectAsync(_server, intents);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static Task<LocalDiscordServer> StartServerAsync(DirectoryInfo folder, ILoggerFactory loggers) => LocalDiscordServer.StartAsync(
        new LocalDiscordOptions { Port = 0, Path = Path.Combine(folder.FullName, "discord.db"), Record = Path.Combine(folder.FullName, "traffic.jsonl") }, null, loggers, Stop);

    private HttpClient Connect() => new() { BaseAddress = new Uri(_server.BaseAddress, "local/v1/") };
}
