using System.CommandLine;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Handbooks.Importing;

namespace StudyBot.Verbs;

/// <summary><c>import</c>: makes a pack of a handbook's text, and choice items of a sheet.</summary>
internal static class ImportVerb
{
    public static Command Command()
    {
        var file = new Argument<string>("file") { Description = "The handbook as plain text or Markdown, or questions as CSV" };
        var folder = new Option<string>("--out") { Description = "The pack's folder, such as content/tea-handbook; its name is the pack's id", Required = true };
        var json = new Option<bool>("--json") { Description = "Print one JSON value" };
        var command = new Command("import", "Turn a handbook's text into a pack, or a CSV sheet into choice items") { file, folder, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetRequiredValue(folder), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string file, string folder, bool json)
    {
        try
        {
            var report = HandbookImport.Run(file, folder);
            Console.WriteLine(json ? report.ToJson() : $"{report.ToText()}\n{SummaryOf(folder)}");
            return ExitCode.Done;
        }
        catch (ImportException failure)
        {
            Console.Error.WriteLine(failure.Message);
            if (json)
            {
                Console.WriteLine(ImportReport.Nothing.ToJson());
            }

            return failure.WrongUsage ? ExitCode.WrongUsage : ExitCode.FoundProblems;
        }
    }

    private static string SummaryOf(string folder) =>
        PackReader.Read(folder).Handbook is { } handbook ? $"{handbook.Id}: {PackSummary.Of(handbook)}" : "";
}
