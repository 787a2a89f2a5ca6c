using System.CommandLine;
using StudyBot.Health;
using StudyBot.Settings;

namespace StudyBot.Verbs;

/// <summary><c>health</c>: asks the running bot whether it is alive; for container health checks.</summary>
internal static class HealthVerb
{
    public static Command Command()
    {
        var command = new Command("health", "Ask the running bot on this machine whether it is alive");
        command.SetAction((_, stop) => RunAsync(stop));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken stop)
    {
        var settings = SettingsFile.Read();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            var answer = await http.GetAsync(HealthPaths.Of(settings, HealthPaths.Live), stop);
            await Console.Out.WriteLineAsync(answer.IsSuccessStatusCode ? "alive" : $"not well: {(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode ? ExitCode.Done : ExitCode.FoundProblems;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            await Console.Out.WriteLineAsync($"no answer on port {settings.HealthPort.Number}; is the bot running, and is Health:Port the same?");
            return ExitCode.FoundProblems;
        }
    }
}
