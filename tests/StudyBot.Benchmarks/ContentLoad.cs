using System.Diagnostics;
using System.Globalization;
using StudyBot.Core.Handbooks;
using StudyBot.Testing;
using StudyBot.Testing.Handbooks;

namespace StudyBot.Benchmarks;

/// <summary>
/// How long the shipped handbook takes to load, in a process that just started and in one that is warm, and what a pack of
/// 20,000 questions costs in time and memory, also to check. Run it in Release, as a process of its own.
/// </summary>
internal static class ContentLoad
{
    private const int WarmLoads = 20;
    private const int Chapters = 80;
    private const int Sections = 5;
    private const int QuestionsEach = 50;

    public static void Run()
    {
        // First of all, while nothing of it is compiled yet.
        var cold = Time(() => HandbookLibrary.Open(Repository.Content));
        var warm = Enumerable.Range(0, WarmLoads).Select(_ => Time(() => HandbookLibrary.Open(Repository.Content))).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"shipped content, ms: cold {cold:0}, warm median {warm[WarmLoads / 2]:0}, most {warm[^1]:0} of {WarmLoads}"));

        using var pack = Generated();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        HandbookLibrary? library = null;
        var took = Time(() => library = HandbookLibrary.Open(pack.ContentPath));
        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / (1024 * 1024);
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64 / (1024 * 1024);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{library!.Default.Questions.Count()} questions: {took / 1000:0.0} s, {held} MB held, {peak} MB at most in the process"));

        LintReport? report = null;
        var checking = Time(() => report = Lint.Run(pack.ContentPath));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the same checked by lint: {checking / 1000:0.0} s, {report!.Problems.Count} problems"));
    }

    private static double Time(Action load)
    {
        var clock = Stopwatch.StartNew();
        load();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static PackBuilder Generated()
    {
        var pack = new PackBuilder("large-pack");
        var sections = Enumerable.Range(0, Sections).Select(section => $"s{(char)('a' + section)}").ToArray();
        pack.Write(
            PackReader.ManifestName,
            "title: Large\nsections:\n"
            + string.Concat(sections.Select(id => $"  - {{ id: {id}, title: {id} }}\n"))
            + "parts:\n  - { id: task, title: Task }\n  - { id: action, title: Action }\nchapters:\n"
            + string.Concat(Enumerable.Range(1, Chapters).Select(number => $"  - {{ number: {number}, folder: ch{number}-large, title: Chapter {number} }}\n")));
        for (var chapter = 1; chapter <= Chapters; chapter++)
        {
            foreach (var section in sections)
            {
                for (var number = 1; number <= QuestionsEach; number++)
                {
                    pack.Question($"ch{chapter}-large/{section}-{number}.md");
                }
            }
        }

        return pack;
    }
}
