using System.CommandLine;
using StudyBot.Hosting;
using StudyBot.Settings;

namespace StudyBot.Verbs;

/// <summary><c>local-discord</c>: the local Discord alone, for a bot that runs in a process of its own.</summary>
internal static class LocalDiscordVerb
{
    public static Command Command()
    {
        var command = new Command("local-discord", "Start the local Discord alone, for a bot in another process");
        command.SetAction((_, stop) => RunAsync(stop));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken stop)
    {
        using var logs = Logs.ToStandardError();
        await using var server = await LocalDiscordHost.StartAsync(SettingsFile.Read(), logs, stop);
        LocalDiscordHost.Announce(server, Console.Out);
        await Console.Out.WriteLineAsync($"A bot connects to it with {SettingsReader.EnvironmentPrefix}Discord__ApiBaseUrl={server.ApiBaseUrl} and {SettingsReader.EnvironmentPrefix}Discord__Token={server.BotToken}");
        await Shutdown.RequestedAsync(stop);
        return ExitCode.Done;
    }
}
