using Microsoft.Extensions.Logging;
using StudyBot.LocalDiscord;
using StudyBot.Settings;

namespace StudyBot.Hosting;

/// <summary>Starts the local Discord as the settings say.</summary>
internal static class LocalDiscordHost
{
    public static Task<LocalDiscordServer> StartAsync(BotSettings settings, ILoggerFactory logs, CancellationToken stop)
    {
        var options = new LocalDiscordOptions
        {
            Address = settings.LocalDiscordAddress,
            Path = settings.LocalDiscordPath,
            Record = settings.LocalDiscordRecord,
        };
        if (!settings.LocalDiscordPort.IsDefault)
        {
            options.Port = settings.LocalDiscordPort.Number;
        }

        return LocalDiscordServer.StartAsync(options, clock: null, logs, stop);
    }

    public static void Announce(LocalDiscordServer server, TextWriter output) =>
        output.WriteLine($"Local Discord: {server.BaseAddress.ToString().TrimEnd('/')}");
}
