using System.CommandLine;
using StudyBot.Core.Handbooks;
using StudyBot.Settings;

namespace StudyBot.Verbs;

/// <summary><c>lint</c>: checks the handbooks, and says where they are unfinished.</summary>
internal static class LintVerb
{
    public static Command Command()
    {
        var pack = new Argument<string?>("pack") { Description = "The pack's folder name; all packs without it", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Print one JSON value" };
        var command = new Command("lint", "Check the handbooks: file, line, rule and fix of each problem") { pack, json };
        command.SetAction(parsed => Run(parsed.GetValue(pack), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string? pack, bool json)
    {
        var content = SettingsFile.Read().ContentPath;
        if (pack is not null && !Directory.Exists(Path.Combine(content, pack)))
        {
            Console.Error.WriteLine($"There is no pack \"{pack}\" in {content}. Give the name of a folder there, or none for all packs.");
            return ExitCode.WrongUsage;
        }

        var report = Lint.Run(content, pack);
        Console.WriteLine(json ? report.ToJson() : report.ToText());
        return report.Problems.Count == 0 ? ExitCode.Done : ExitCode.FoundProblems;
    }
}
