using System.CommandLine;
using StudyBot.Backups;
using StudyBot.Settings;
using StudyBot.Storage;

namespace StudyBot.Verbs;

/// <summary><c>backup</c> and <c>restore</c>: everything that is worth keeping, in one file.</summary>
internal static class BackupVerb
{
    public static Command Backup()
    {
        var file = new Argument<string>("file") { Description = "The file to make, such as studybot.zip" };
        var command = new Command("backup", "Copy the database, own packs and the settings without secrets into one file; the bot may run") { file };
        command.SetAction((parsed, stop) => RunAsync(
            async settings =>
            {
                var path = Path.GetFullPath(parsed.GetRequiredValue(file));
                await new BackupWriter(settings, SettingsFile.Configuration(), TimeProvider.System).WriteAsync(path, stop);
                return [$"Backed up to {path} ({new FileInfo(path).Length / 1024} KB)"];
            }));
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("file") { Description = "What \"backup\" made" };
        var databaseOnly = new Option<bool>("--database-only") { Description = "Leave the packs as they are" };
        var command = new Command("restore", "Bring a backup back, all of it or nothing; the bot must not run") { file, databaseOnly };
        command.SetAction((parsed, stop) => RunAsync(settings =>
            new Restore(settings, SettingsFile.Configuration(), TimeProvider.System).RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(databaseOnly), stop)));
        return command;
    }

    private static async Task<int> RunAsync(Func<BotSettings, Task<IReadOnlyList<string>>> work)
    {
        var settings = SettingsFile.Read();
        try
        {
            foreach (var line in await work(settings))
            {
                await Console.Out.WriteLineAsync(line);
            }

            return ExitCode.Done;
        }
        catch (BackupException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return refused.WrongUsage ? ExitCode.WrongUsage : ExitCode.FoundProblems;
        }
        catch (StorageException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return ExitCode.FoundProblems;
        }
    }
}
