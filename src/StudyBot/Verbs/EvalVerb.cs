using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using StudyBot.Core.Evaluation;
using StudyBot.Core.Handbooks;
using StudyBot.Settings;

namespace StudyBot.Verbs;

/// <summary><c>eval</c>: measures lookup and grading by files of texts whose right results are known.</summary>
internal static class EvalVerb
{
    public static Command Command()
    {
        var queries = new Argument<string>("queries") { Description = "Lines of {id, kind, query, also}: what is typed, and the question that is meant" };
        var outside = new Option<string?>("--outofscope") { Description = "Lines of {query, kind}: what the handbook does not cover" };
        var answers = new Option<string?>("--answers") { Description = "Lines of {id, quality, answer, score}: written answers of known worth" };
        var json = new Option<bool>("--json") { Description = "Print one JSON value" };
        var command = new Command("eval", "Measure how well questions are found and answers are graded") { queries, outside, answers, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(queries), parsed.GetValue(outside), parsed.GetValue(answers), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string queries, string? outside, string? answers, bool json)
    {
        var handbook = HandbookLibrary.Open(SettingsFile.Read().ContentPath).Default;
        EvalResult result;
        try
        {
            result = new EvalResult(
                LookupEvaluation.Found(handbook, EvaluationFile.Queries(queries)),
                outside is null ? null : LookupEvaluation.Refused(handbook, EvaluationFile.OutOfScope(outside)),
                answers is null ? null : GradingEvaluation.Graded(handbook, EvaluationFile.Answers(answers)));
        }
        catch (EvaluationFileException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return ExitCode.WrongUsage;
        }

        Console.WriteLine(json ? JsonSerializer.Serialize(result, VerbJson.Default.EvalResult) : result.ToText());
        return ExitCode.Done;
    }
}

internal sealed record EvalResult(
    IReadOnlyDictionary<string, FoundFigures> Queries,
    IReadOnlyDictionary<string, RefusedFigures>? OutOfScope,
    GradedFigures? Answers)
{
    public string ToText()
    {
        var lines = new List<string> { "queries       count  hit@1  hit@3    mrr  refused  answered  confidently wrong" };
        lines.AddRange(Queries.Select(kind => string.Create(
            CultureInfo.InvariantCulture,
            $"{kind.Key,-12}  {kind.Value.Count,5}  {kind.Value.Hit1,5:0.000}  {kind.Value.Hit3,5:0.000}  {kind.Value.Mrr,5:0.000}  {kind.Value.Refused,7:0.000}  {kind.Value.Answered,8:0.000}  {kind.Value.ConfidentWrong,17:0.000}")));
        if (OutOfScope is not null)
        {
            lines.Add("\nout of scope  count  rejected  answered");
            lines.AddRange(OutOfScope.Select(kind => string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Key,-12}  {kind.Value.Count,5}  {kind.Value.Rejected,8:0.000}  {kind.Value.Answered,8:0.000}")));
        }

        if (Answers is not null)
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"\nanswers: {Answers.Count}, mean absolute error {Answers.MeanAbsoluteError:0.000}, {Answers.OrderViolations} of {Answers.Pairs} pairs in the wrong order, {Answers.StuffedAboveLimit} without an answer above the limit"));
        }

        return string.Join('\n', lines);
    }
}
