using System.CommandLine;
using StudyBot.Hosting;
using StudyBot.Settings;

namespace StudyBot.Verbs;

/// <summary>The program's verbs. Without one it runs the bot.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("StudyBot: daily questions, a handbook and a leaderboard for a study group on Discord. Without a verb it runs the bot.")
        {
            AskVerb.Command(),
            GradeVerb.Command(),
            LintVerb.Command(),
            ImportVerb.Command(),
            EvalVerb.Command(),
            LocalDiscordVerb.Command(),
            ExportVerb.Command(),
            BackupVerb.Backup(),
            BackupVerb.Restore(),
            DoctorVerb.Command(),
            HealthVerb.Command(),
        };
        root.SetAction((_, stop) => RunVerb.RunAsync(stop));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Use --help to see the verbs and their options.");
            return ExitCode.WrongUsage;
        }

        try
        {
            // The host ends itself on Ctrl-C, and the other verbs are short.
            return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (StartFailure.Explain(failure) is { } line)
        {
            await Console.Error.WriteLineAsync("StudyBot cannot start: " + line);
            return ExitCode.CannotStart;
        }
    }
}

/// <summary>What the program's exit code tells.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int FoundProblems = 1;
    public const int WrongUsage = 2;
    public const int CannotStart = 3;
}
