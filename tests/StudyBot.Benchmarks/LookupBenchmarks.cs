using BenchmarkDotNet.Attributes;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;
using StudyBot.Testing;

namespace StudyBot.Benchmarks;

/// <summary>Lookup and grading in the shipped handbook.</summary>
[MemoryDiagnoser]
public class LookupBenchmarks
{
    private static readonly string[] Texts =
    [
        "why does npm install run again on every build",
        "permision denied dokcer.sock after usermod, yes I logged out and in again",
        "copy or add",
        "my container cannot reach the database by its name although both are running on this host, what is missing?",
    ];

    private readonly Handbook _handbook = HandbookLibrary.Open(Repository.Content).Default;
    private HandbookIndex _index = null!;
    private AnswerGrader _grader = null!;
    private Question _question = null!;
    private int _next;

    [GlobalSetup]
    public void SetUp()
    {
        _index = HandbookIndex.Of(_handbook);
        _grader = AnswerGrader.Of(_handbook);
        _question = _handbook.Find("ch5-troubleshooting-1")!;
    }

    [Benchmark]
    public LookupResult Find() => _index.Find(Texts[_next++ % Texts.Length]);

    [Benchmark]
    public int Suggest()
    {
        var text = Texts[_next++ % Texts.Length];
        return Suggestions.For(_handbook, text[..Math.Min(text.Length, 12)], new HashSet<string>(StringComparer.Ordinal)).Count;
    }

    [Benchmark]
    public Grade Grade() => _grader.Grade(
        _question,
        "The source is copied before the packages are installed, so every edit breaks the cache for all steps below. I would copy package.json "
        + "and the lock file first, run npm ci and copy the rest of the code last. node_modules belongs in .dockerignore, and a cache mount keeps "
        + "the downloads between builds. It does not help to restore the modification times, because the cache looks at content.");

    [Benchmark]
    public HandbookIndex BuildIndex() => HandbookIndex.Of(_handbook with { Title = "Another" });
}

/// <summary>A handbook of 20,000 questions, against SQLite's full-text search over the same texts.</summary>
public class LargeHandbookBenchmarks : IDisposable
{
    private readonly Handbook _handbook = LargeHandbook.Create();
    private readonly string[] _texts = LargeHandbook.Queries(64);
    private HandbookIndex _index = null!;
    private FullTextSearch _sqlite = null!;
    private int _next;

    [GlobalSetup]
    public void SetUp()
    {
        _index = HandbookIndex.Of(_handbook);
        _sqlite = new FullTextSearch(_handbook);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _sqlite?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public int Find() => _index.Find(_texts[_next++ % _texts.Length]).Ranked.Count;

    [Benchmark(Baseline = true)]
    public int FullTextSearch() => _sqlite.Find(_texts[_next++ % _texts.Length]);
}
