using System.CommandLine;
using System.Text.Json;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;
using StudyBot.Settings;

namespace StudyBot.Verbs;

/// <summary><c>ask</c>: what <c>/ask</c> would show, on the command line.</summary>
internal static class AskVerb
{
    public static Command Command()
    {
        var text = new Argument<string>("text") { Description = "A question, a topic or an error message" };
        var top = new Option<int>("--top") { Description = "How many results at most", DefaultValueFactory = _ => 3 };
        var json = new Option<bool>("--json") { Description = "Print one JSON value" };
        top.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--top takes a number from 1.");
            }
        });
        var command = new Command("ask", "Find the handbook's answer to a question") { text, top, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(text), parsed.GetValue(top), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string text, int top, bool json)
    {
        var handbook = HandbookLibrary.Load(SettingsFile.Read().ContentPath).Default;
        var found = HandbookIndex.Of(handbook).Find(text, top);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new AskResult(
                found.Verdict,
                [.. found.Results.Select(result => new AskHit(result.Question.Id, result.Question.Title, Math.Round(result.Score, 4)))]), VerbJson.Default.AskResult));
        }
        else if (found.Results.Count == 0)
        {
            Console.WriteLine("Nothing in this handbook fits.");
        }
        else
        {
            foreach (var result in found.Results)
            {
                Console.WriteLine($"{result.Question.Id,-24} {result.Score,7:0.00}  {result.Question.Title}");
            }
        }

        return found.Results.Count > 0 ? ExitCode.Done : ExitCode.FoundProblems;
    }
}

internal sealed record AskResult(string Verdict, IReadOnlyList<AskHit> Results);

internal sealed record AskHit(string Id, string Title, double Score);
