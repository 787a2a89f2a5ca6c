using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Handbooks;
using StudyBot.Grading;
using StudyBot.Hosting;
using StudyBot.Settings;

namespace StudyBot.Verbs;

/// <summary><c>grade</c>: grades a written answer, and says why.</summary>
internal static class GradeVerb
{
    private const string FromInput = "-";
    private const int MostPoints = 5;
    private const string Offline = "offline";
    private const string ByModel = "model";

    public static Command Command()
    {
        var id = new Argument<string>("question-id") { Description = "Such as ch5-troubleshooting-1" };
        var answer = new Argument<string>("answer") { Description = "The answer, or - to read it from standard input" };
        var pack = PackOption.Create();
        var grader = new Option<string?>("--grader") { Description = "offline, or model for the one in the settings; model if there is one, else offline" };
        grader.AcceptOnlyFromAmong(Offline, ByModel);
        var json = new Option<bool>("--json") { Description = "Print one JSON value" };
        var command = new Command("grade", "Grade a written answer by the question's key points") { id, answer, pack, grader, json };
        command.SetAction((parsed, stop) =>
            RunAsync(parsed.GetRequiredValue(id), parsed.GetRequiredValue(answer), parsed.GetValue(pack), parsed.GetValue(grader), parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(string id, string answer, string? pack, string? wanted, bool json, CancellationToken stop)
    {
        var settings = SettingsFile.Read();
        if (wanted == ByModel && settings.Grader is null)
        {
            await Console.Error.WriteLineAsync("There is no model to grade with. Set Grader:Address and Grader:Model; the README lists all settings.");
            return ExitCode.WrongUsage;
        }

        if (PackOption.Open(pack) is not { } handbook)
        {
            return ExitCode.WrongUsage;
        }

        if (handbook.Find(id) is not { } question)
        {
            await Console.Error.WriteLineAsync($"{handbook.Title} has no question \"{id}\". Find its id with: ask <text>");
            return ExitCode.WrongUsage;
        }

        if (!question.Gradable)
        {
            await Console.Error.WriteLineAsync($"{id} has no key points, so answers to it cannot be graded. Add them under \"# Key points\" in its file.");
            return ExitCode.FoundProblems;
        }

        using var logs = Logs.ToStandardError();
        IAnswerGrader grader = wanted == Offline || settings.Grader is null ? new OfflineGrader() : ModelGraderSetup.Open(settings.Grader, logs.CreateLogger<ModelGrader>());
        var grade = await grader.GradeAsync(handbook, question, answer == FromInput ? await Console.In.ReadToEndAsync(stop) : answer, stop);
        var result = GradeResult.Of(grade, MostPoints);
        Console.WriteLine(json ? JsonSerializer.Serialize(result, VerbJson.Default.GradeResult) : result.ToText(MostPoints));
        return ExitCode.Done;
    }
}

internal sealed record GradeResult(
    double Score,
    int Points,
    string Kind,
    string Grader,
    string? InPlaceOf,
    IReadOnlyList<GradedPoint> Found,
    IReadOnlyList<GradedPoint> Missed,
    IReadOnlyList<GradedBelief> Misconceptions)
{
    public static GradeResult Of(Grade grade, int most) => new(
        Math.Round(grade.Share, 4),
        grade.Points(most),
        JsonNamingPolicy.KebabCaseLower.ConvertName(grade.Kind.ToString()),
        grade.Grader.ToString(),
        grade.InPlaceOf?.ToString(),
        [.. grade.Found.Select(found => new GradedPoint(found.Point.Name, found.Point.Explanation, found.Words))],
        [.. grade.Missed.Select(missed => new GradedPoint(missed.Name, missed.Explanation, []))],
        [.. grade.Claimed.Select(claimed => new GradedBelief(claimed.Misconception.Claim, claimed.Misconception.Correction, claimed.Words))]);

    public string ToText(int most) => string.Join('\n',
    [
        string.Create(CultureInfo.InvariantCulture, $"{Points} of {most} points (share {Score:0.00}), {Kind}, by {Grader}{(InPlaceOf is null ? "" : $" in place of {InPlaceOf}, which gave no grade")}"),
        .. Found.Select(point => $"  found    {point.Name} (by: {string.Join(", ", point.Evidence)})"),
        .. Missed.Select(point => $"  missed   {point.Name}: {point.Explanation}"),
        .. Misconceptions.Select(belief => $"  claimed  {belief.Claim} (by: {string.Join(", ", belief.Evidence)}). {belief.Correction}"),
    ]);
}

/// <param name="Evidence">The answer's words that met it.</param>
internal sealed record GradedPoint(string Name, string Explanation, IReadOnlyList<string> Evidence);

/// <inheritdoc cref="GradedPoint"/>
internal sealed record GradedBelief(string Claim, string Correction, IReadOnlyList<string> Evidence);
