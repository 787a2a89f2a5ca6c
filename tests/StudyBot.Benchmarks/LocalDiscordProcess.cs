using StudyBot.Testing.Driving;

namespace StudyBot.Benchmarks;

/// <summary>The local Discord in a process of its own, and what a bot needs to connect to it.</summary>
internal sealed record LocalDiscordProcess(StudyBotProcess Process, Uri Address, string Token) : IAsyncDisposable
{
    public static async Task<LocalDiscordProcess> StartAsync(string folder, CancellationToken stop)
    {
        var process = StudyBotProcess.Start(folder, "local-discord", new Dictionary<string, string> { ["LocalDiscord:Port"] = "0" });
        var address = new Uri(await process.LineAsync("Local Discord:", stop));
        var token = (await process.LineWithAsync("Discord__Token=", stop)).Split("Discord__Token=")[1].Trim();
        return new LocalDiscordProcess(process, address, token);
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
