using System.CommandLine;
using StudyBot.Backups;
using StudyBot.Doctor;
using StudyBot.Settings;

namespace StudyBot.Verbs;

/// <summary><c>doctor</c>: looks at everything that can go wrong, and says how to mend it.</summary>
internal static class DoctorVerb
{
    public static Command Command()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON value" };
        var command = new Command("doctor", "Check settings, token, permissions, content, database, time zone data and disk; the bot may run") { json };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(bool json, CancellationToken stop)
    {
        var (report, code) = await ExamineAsync(stop);
        await Console.Out.WriteLineAsync(json ? report.ToJson() : report.ToText());
        return code;
    }

    private static async Task<(DoctorReport Report, int Code)> ExamineAsync(CancellationToken stop)
    {
        try
        {
            var report = await new Examination(SettingsFile.Read(), SettingsFile.Configuration(), TimeProvider.System).RunAsync(stop);
            return (report, report.Problems == 0 ? ExitCode.Done : ExitCode.FoundProblems);
        }
        catch (CannotStartException wrong)
        {
            // Without settings nothing else can be looked at.
            return (new DoctorReport(BackupManifest.ProgramVersion, [Finding.Problem("settings", wrong.Message, "change that setting; the README lists all of them")], InviteLink: null), ExitCode.CannotStart);
        }
    }
}
