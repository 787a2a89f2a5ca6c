using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
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
    private const int Questions = 20_000;
    private const int Words = 6_000;

    private readonly string[] _texts = new string[64];
    private HandbookIndex _index = null!;
    private SqliteConnection _sqlite = null!;
    private int _next;

    [GlobalSetup]
    public void SetUp()
    {
        var handbook = Handbook();
        _index = HandbookIndex.Of(handbook);
        _sqlite = new SqliteConnection("Data Source=:memory:");
        _sqlite.Open();
        Execute("create virtual table question using fts5(title, text, answer, aliases, tokenize = 'porter')");
        Execute("begin");
        foreach (var question in handbook.Questions)
        {
            Execute(
                "insert into question values ($title, $text, $answer, $aliases)",
                ("$title", question.Title),
                ("$text", question.Text),
                ("$answer", question.ShortAnswer + " " + question.Parts[0].Text),
                ("$aliases", string.Join(' ', question.Aliases)));
        }

        Execute("commit");
        var random = new Random(7);
        for (var i = 0; i < _texts.Length; i++)
        {
            _texts[i] = string.Join(' ', Enumerable.Range(0, 3 + random.Next(8)).Select(_ => Word(random)));
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _sqlite.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public int Find() => _index.Find(_texts[_next++ % _texts.Length]).Ranked.Count;

    [Benchmark(Baseline = true)]
    public int FullTextSearch()
    {
        using var command = _sqlite.CreateCommand();
        command.CommandText = "select rowid from question where question match $text order by bm25(question, 4, 2, 1, 3) limit 10";
        command.Parameters.AddWithValue("$text", string.Join(" OR ", _texts[_next++ % _texts.Length].Split(' ').Select(word => $"\"{word}\"")));
        using var rows = command.ExecuteReader();
        var count = 0;
        while (rows.Read())
        {
            count++;
        }

        return count;
    }

    private static Handbook Handbook()
    {
        var random = new Random(11);
        var part = new AnswerPart("action", "Action");
        var questions = Enumerable.Range(1, Questions).Select(number => new Question
        {
            Id = $"ch1-theory-{number}",
            Chapter = 1,
            SectionId = "theory",
            Title = Text(random, 6),
            Text = Text(random, 25),
            ShortAnswer = Text(random, 35),
            Aliases = [Text(random, 5), Text(random, 5), Text(random, 5)],
            Parts = [new PartText(part, Text(random, 120))],
            ContentHash = "",
        });
        return new Handbook("large", "Large", "en", false, [new Section("theory", "Theory")], [part], [new Chapter(1, "All", [.. questions])], Vocabulary.Empty);
    }

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random))) + ".";

    // As in real text, few words are common and most are rare.
    private static string Word(Random random) => Spelt((int)(Words * Math.Pow(random.NextDouble(), 3)));

    private static string Spelt(int number)
    {
        const string Consonants = "bcdfgklmnprstvz";
        const string Vowels = "aeiou";
        var word = "";
        for (var rest = number + 100; rest > 0; rest /= Consonants.Length * Vowels.Length)
        {
            word += Consonants[rest % Consonants.Length].ToString() + Vowels[rest / Consonants.Length % Vowels.Length];
        }

        return word + "k";
    }

    private void Execute(string sql, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        using var command = _sqlite.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
