using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Handbooks;
using StudyBot.Settings;

namespace StudyBot.Verbs;

/// <summary><c>grade</c>: grades a written answer, and says why.</summary>
internal static class GradeVerb
{
    private const string FromInput = "-";
    private const int MostPoints = 5;

    public static Command Command()
    {
        var id = new Argument<string>("question-id") { Description = "Such as ch5-troubleshooting-1" };
        var answer = new Argument<string>("answer") { Description = "The answer, or - to read it from standard input" };
        var json = new Option<bool>("--json") { Description = "Print one JSON value" };
        var command = new Command("grade", "Grade a written answer by the question's key points") { id, answer, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(id), parsed.GetRequiredValue(answer), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string id, string answer, bool json)
    {
        var handbook = HandbookLibrary.Open(SettingsFile.Read().ContentPath).Default;
        if (handbook.Find(id) is not { } question)
        {
            Console.Error.WriteLine($"{handbook.Title} has no question \"{id}\". Find its id with: ask <text>");
            return ExitCode.WrongUsage;
        }

        if (!question.Gradable)
        {
            Console.Error.WriteLine($"{id} has no key points, so answers to it cannot be graded. Add them under \"# Key points\" in its file.");
            return ExitCode.FoundProblems;
        }

        var grade = AnswerGrader.Of(handbook).Grade(question, answer == FromInput ? Console.In.ReadToEnd() : answer);
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
    IReadOnlyList<GradedPoint> Found,
    IReadOnlyList<GradedPoint> Missed,
    IReadOnlyList<GradedBelief> Misconceptions)
{
    public static GradeResult Of(Grade grade, int most) => new(
        Math.Round(grade.Share, 4),
        grade.Points(most),
        JsonNamingPolicy.KebabCaseLower.ConvertName(grade.Kind.ToString()),
        grade.Grader.ToString(),
        [.. grade.Found.Select(found => new GradedPoint(found.Point.Name, found.Point.Explanation, found.Words))],
        [.. grade.Missed.Select(missed => new GradedPoint(missed.Name, missed.Explanation, []))],
        [.. grade.Claimed.Select(claimed => new GradedBelief(claimed.Misconception.Claim, claimed.Misconception.Correction, claimed.Words))]);

    public string ToText(int most) => string.Join('\n',
    [
        string.Create(CultureInfo.InvariantCulture, $"{Points} of {most} points (share {Score:0.00}), {Kind}, by {Grader}"),
        .. Found.Select(point => $"  found    {point.Name} (by: {string.Join(", ", point.Evidence)})"),
        .. Missed.Select(point => $"  missed   {point.Name}: {point.Explanation}"),
        .. Misconceptions.Select(belief => $"  claimed  {belief.Claim} (by: {string.Join(", ", belief.Evidence)}). {belief.Correction}"),
    ]);
}

/// <param name="Evidence">The answer's words that met it.</param>
internal sealed record GradedPoint(string Name, string Explanation, IReadOnlyList<string> Evidence);

/// <inheritdoc cref="GradedPoint"/>
internal sealed record GradedBelief(string Claim, string Correction, IReadOnlyList<string> Evidence);
