using StudyBot.Hosting;
using StudyBot.Settings;

namespace StudyBot.Verbs;

/// <summary>No verb: connects to Discord, or to a local one, and answers until it is stopped.</summary>
internal static class RunVerb
{
    public static async Task<int> RunAsync(CancellationToken stop)
    {
        var settings = SettingsFile.Read();
        try
        {
            await using var bot = await BotHost.StartAsync(settings, Console.Out, configure: null, stop);
            return await bot.RunToEndAsync();
        }
        catch (StoppedAtStartException)
        {
            return ExitCode.Done;
        }
    }
}
