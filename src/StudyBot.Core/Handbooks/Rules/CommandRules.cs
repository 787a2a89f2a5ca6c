using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using StudyBot.Core.Handbooks.Commands;

namespace StudyBot.Core.Handbooks.Rules;

/// <summary>Commands in what is taught are spelled as the pack's list of commands knows them.</summary>
internal static class CommandRules
{
    // What members are told as right. A question, a misconception and a choice item may show a wrong command on purpose, and a
    // pitfall may quote one between backticks.
    private static readonly string[] NotTaught = ["Question", "Misconceptions", "Choice items"];
    private const string Pitfalls = "Pitfalls";

    private static readonly string[] Shells = ["bash", "sh", "shell", "zsh", "console", "shell-session"];
    private static readonly string[] PowerShells = ["powershell", "pwsh", "ps1"];

    public static IEnumerable<ContentProblem> Check(LintScope scope) =>
        scope.Commands.IsEmpty ? [] : scope.Files.SelectMany(file => CheckFile(file, new CommandSpelling(scope.Commands)));

    private static IEnumerable<ContentProblem> CheckFile(QuestionFile file, CommandSpelling spelling)
    {
        var heading = "";
        foreach (var thing in file.Body.Descendants())
        {
            if (thing is HeadingBlock { Level: 1 } next)
            {
                heading = next.Inline?.FirstChild?.ToString() ?? "";
            }

            var (line, found) = NotTaught.Contains(heading) ? (0, []) : thing switch
            {
                FencedCodeBlock fence => (fence.Line + 1, CheckFence(fence, spelling)),
                CodeInline code when heading != Pitfalls => (code.Line, spelling.Check(code.Content)),
                _ => (0, []),
            };
            foreach (var misspelling in found)
            {
                yield return file.Problem(file.BodyLine + line + misspelling.Line, misspelling.Rule, misspelling.Message, misspelling.Fix);
            }
        }
    }

    private static IEnumerable<Misspelling> CheckFence(FencedCodeBlock fence, CommandSpelling spelling)
    {
        var language = fence.Info?.ToLowerInvariant() ?? "";
        if (PowerShells.Contains(language))
        {
            return spelling.Check(fence.Lines.ToString(), escape: '`');
        }

        return Shells.Contains(language) ? spelling.Check(WithoutPrompts(fence.Lines.ToString())) : [];
    }

    // Where some lines have a prompt, the others are what the commands printed.
    private static string WithoutPrompts(string script)
    {
        const string Prompt = "$ ";
        var lines = script.Split('\n');
        if (!lines.Any(line => line.StartsWith(Prompt, StringComparison.Ordinal)))
        {
            return script;
        }

        for (var i = 0; i < lines.Length; i++)
        {
            var continues = i > 0 && lines[i - 1].EndsWith('\\');
            lines[i] = lines[i].StartsWith(Prompt, StringComparison.Ordinal) ? lines[i][Prompt.Length..] : continues ? lines[i] : "";
        }

        return string.Join('\n', lines);
    }
}
