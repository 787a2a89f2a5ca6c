using System.Diagnostics;
using System.Globalization;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Evaluation;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;
using StudyBot.Testing;

namespace StudyBot.Benchmarks;

/// <summary>
/// How long single calls take, the slow ones included, beside SQLite's full-text search in the same run. On a busy machine
/// the 99th percentile is that of the machine; the slowest text, by the median of its own calls, shows what the code costs.
/// Run it in Release.
/// </summary>
internal static class LookupSpeed
{
    private const int Rounds = 40;
    // Long enough for the run-time to have compiled for good what it will.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    private static readonly HashSet<string> NothingWithheld = [];

    public static void Run()
    {
        var handbook = HandbookLibrary.Open(Repository.Content).Default;
        var first = Stopwatch.GetTimestamp();
        var index = HandbookIndex.Of(handbook);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"index build, first of the process: {Stopwatch.GetElapsedTime(first).TotalMilliseconds:0} ms"));
        string[] queries = [.. Set("queries.jsonl", EvaluationFile.Queries).Concat(Set("unseen.jsonl", EvaluationFile.Queries)).Select(query => query.Query)];
        string[] starts = [.. queries.SelectMany(query => Enumerable.Range(1, Math.Min(30, query.Length)).Where(length => length % 3 == 0).Select(length => query[..length]))];

        var shipped = Measure($"query, {handbook.Questions.Count()} questions", queries, text => index.Find(text));
        using (var sqlite = new FullTextSearch(handbook))
        {
            Compare(shipped, Measure("  FTS5", queries, text => sqlite.Find(text)));
        }

        Measure("autocomplete", starts, text => Suggestions.For(handbook, text, NothingWithheld), rounds: 5);
        Measure("index build", ["whole"], _ => HandbookIndex.Of(handbook with { Title = "Another" }));
        var grader = AnswerGrader.Of(handbook);
        Measure("grading", [.. Set("answers.jsonl", EvaluationFile.Answers)], answer => grader.Grade(handbook.Find(answer.Id)!, answer.Answer));

        var large = LargeHandbook.Create();
        var largeIndex = HandbookIndex.Of(large);
        var texts = LargeHandbook.Queries(200);
        var found = Measure($"query, {large.Questions.Count()} questions", texts, text => largeIndex.Find(text), rounds: 5);
        using var largeSqlite = new FullTextSearch(large);
        Compare(found, Measure("  FTS5", texts, text => largeSqlite.Find(text), rounds: 5));
    }

    private static Figures Measure<T>(string what, IReadOnlyList<T> inputs, Func<T, object> call, int rounds = Rounds)
    {
        var warm = Stopwatch.GetTimestamp();
        for (var i = 0; Stopwatch.GetElapsedTime(warm) < WarmUp; i++)
        {
            call(inputs[i % inputs.Count]);
        }

        var took = new double[inputs.Count][];
        for (var i = 0; i < inputs.Count; i++)
        {
            took[i] = new double[rounds];
        }

        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < inputs.Count; i++)
            {
                var start = Stopwatch.GetTimestamp();
                call(inputs[i]);
                took[i][round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        double[] all = [.. took.SelectMany(times => times).Order()];
        var slowest = took.Max(times => times.Order().ElementAt(rounds / 2));
        var figures = new Figures(all[all.Length / 2], all[(int)(all.Length * 0.99)]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-24} ms: median {figures.Median,8:0.000}, p99 {figures.P99,8:0.000}, most {all[^1],8:0.000}, slowest input {slowest,8:0.000} of {all.Length} calls"));
        return figures;
    }

    private static void Compare(Figures ours, Figures theirs) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  to FTS5: median {ours.Median / theirs.Median:0.00} times, p99 {ours.P99 / theirs.P99:0.00} times"));

    private static IReadOnlyList<T> Set<T>(string file, Func<string, IReadOnlyList<T>> read) =>
        read(Path.Combine(Repository.Root, "tests", "StudyBot.Core.Tests", "Lookup", file));

    private sealed record Figures(double Median, double P99);
}
