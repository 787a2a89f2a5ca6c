using System.CommandLine;
using System.Text.Json;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;

namespace StudyBot.Verbs;

/// <summary><c>ask</c>: what <c>/ask</c> would show, on the command line.</summary>
internal static class AskVerb
{
    public static Command Command()
    {
        var text = new Argument<string>("text") { Description = "A question, a topic or an error message" };
        var top = new Option<int>("--top") { Description = "How many results at most", DefaultValueFactory = _ => 3 };
        var pack = PackOption.Create();
        var json = new Option<bool>("--json") { Description = "Print one JSON value" };
        top.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--top takes a number from 1.");
            }
        });
        var command = new Command("ask", "Find the handbook's answer to a question") { text, top, pack, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(text), parsed.GetValue(top), parsed.GetValue(pack), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string text, int top, string? pack, bool json)
    {
        if (PackOption.Open(pack) is not { } handbook)
        {
            return ExitCode.WrongUsage;
        }

        var found = HandbookIndex.Of(handbook).Find(text);
        var shown = found is LookupResult.None ? [] : found.Ranked.Take(top).ToList();
        if (json)
        {
            var result = new AskResult(VerdictOf(found), [.. shown.Select(AskHit.Of)]);
            Console.WriteLine(JsonSerializer.Serialize(result, VerbJson.Default.AskResult));
        }
        else
        {
            Print(found, shown);
        }

        return ExitCode.Done;
    }

    private static void Print(LookupResult found, List<Match> shown)
    {
        Console.WriteLine(found switch
        {
            LookupResult.Answer => "Found:",
            LookupResult.Choices => "Nothing fits for certain. Close to it:",
            _ => "Nothing in this handbook fits.",
        });
        foreach (var match in shown)
        {
            Console.WriteLine($"  {match.Question.Id,-24} {match.Score,7:0.00}  {match.Question.Title}");
        }
    }

    private static string VerdictOf(LookupResult found) => found switch
    {
        LookupResult.Answer => "answer",
        LookupResult.Choices => "choices",
        _ => "none",
    };
}

internal sealed record AskResult(string Verdict, IReadOnlyList<AskHit> Results);

internal sealed record AskHit(string Id, string Title, double Score)
{
    public static AskHit Of(Match match) => new(match.Question.Id, match.Question.Title, Math.Round(match.Score, 4));
}
