using StudyBot.Core.Handbooks;

namespace StudyBot.Benchmarks;

/// <summary>A generated handbook of 20,000 questions, always the same.</summary>
internal static class LargeHandbook
{
    private const int Questions = 20_000;
    private const int Words = 6_000;

    public static Handbook Create()
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

    /// <summary>Texts of 3 to 10 words that it has.</summary>
    public static string[] Queries(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, 3 + random.Next(8)).Select(_ => Word(random))))];
    }
}
