using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using StudyBot.Testing;

namespace StudyBot.LocalDiscord.Tests.DiscordJs;

/// <summary>The discord.js bot of this folder, running against a local Discord.</summary>
internal sealed class DiscordJsBot : IAsyncDisposable
{
    private static readonly SemaphoreSlim Installing = new(1, 1);
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "StudyBot.LocalDiscord.Tests", "DiscordJs");

    private readonly Process _process;
    private readonly Channel<JsonElement> _events = Channel.CreateUnbounded<JsonElement>();

    private DiscordJsBot(Process process) => _process = process;

    /// <summary>Starts the bot, or ends the test as skipped on a machine without Node.js.</summary>
    public static async Task<DiscordJsBot> StartAsync(LocalDiscordServer server, string channel, CancellationToken stop)
    {
        if (Tool.Find("node") is not { } node || Tool.Find("npm", "npm.cmd") is not { } npm)
        {
            const string why = "Node.js with npm is not on this machine, so discord.js cannot be run against the local Discord.";
            Assert.False(Tool.IsRequired, why);
            Assert.Skip(why);
            throw new InvalidOperationException(why);
        }

        await InstallAsync(npm, stop);
        var start = new ProcessStartInfo(node, ["bot.mjs", new Uri(server.BaseAddress, "/api").ToString(), server.BotToken, channel])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var bot = new DiscordJsBot(new Process { StartInfo = start });
        bot._process.OutputDataReceived += (_, line) => bot.Hear(line.Data);
        bot._process.ErrorDataReceived += (_, line) => bot.HearTrouble(line.Data);
        bot._process.Start();
        bot._process.BeginOutputReadLine();
        bot._process.BeginErrorReadLine();
        return bot;
    }

    public async Task TellAsync(string word, CancellationToken stop) => await _process.StandardInput.WriteLineAsync(word.AsMemory(), stop);

    /// <summary>The next event of a kind; an error that comes first fails.</summary>
    public async Task<JsonElement> NextAsync(string kind, CancellationToken stop)
    {
        while (true)
        {
            var next = await _events.Reader.ReadAsync(stop).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, stop);
            var name = next.GetProperty("event").GetString();
            Assert.False(name == "error", next.ToString());
            if (name == kind)
            {
                return next;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static async Task InstallAsync(string npm, CancellationToken stop)
    {
        await Installing.WaitAsync(stop);
        try
        {
            if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            {
                var (code, output) = await Tool.RunAsync(npm, ["ci", "--no-audit", "--no-fund"], Folder, stop);
                Assert.True(code == 0, $"npm ci failed:\n{output}");
            }
        }
        finally
        {
            Installing.Release();
        }
    }

    private void Hear(string? line)
    {
        if (line is not null)
        {
            _events.Writer.TryWrite(JsonDocument.Parse(line).RootElement);
        }
    }

    private void HearTrouble(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            _events.Writer.TryWrite(JsonSerializer.SerializeToElement(new { @event = "error", message = line }));
        }
    }
}
