using StudyBot.Core.Handbooks;

namespace StudyBot.Testing.Daily;

/// <summary>Handbooks made by hand.</summary>
public sealed class FixedHandbooks(params Handbook[] books) : IHandbooks
{
    public IReadOnlyList<Handbook> All { get; set; } = books;

    public Handbook Default => All[0];

    public Handbook? Find(string packId) => All.FirstOrDefault(book => book.Id == packId);
}

public static class TestHandbook
{
    /// <summary>A pack whose chapters have these numbers of askable questions, each with two choice items.</summary>
    public static Handbook With(string id, params int[] questionsInChapters) => new(
        id,
        $"The {id} handbook",
        "en",
        Complete: true,
        [new Section("theory", "Theory")],
        [],
        [.. questionsInChapters.Select((count, index) => Chapter(index + 1, count))],
        Vocabulary.Empty);

    /// <summary>The same pack after somebody edited every question.</summary>
    public static Handbook Edited(Handbook book, Func<Question, Question> edit) => new(
        book.Id,
        book.Title,
        book.Language,
        book.Complete,
        book.Sections,
        book.Parts,
        [.. book.Chapters.Select(chapter => chapter with { Questions = [.. chapter.Questions.Select(edit)] })],
        book.Vocabulary);

    public static Question Question(int chapter, int number) => new()
    {
        Id = $"ch{chapter}-theory-{number}",
        Chapter = chapter,
        SectionId = "theory",
        Title = $"Title {chapter}.{number}",
        Text = $"Question {chapter}.{number}?",
        ShortAnswer = $"Explanation of {chapter}.{number}.",
        Sources = [new Source("Manual", new Uri($"https://docs.example/{chapter}/{number}"))],
        KeyPoints =
        [
            new KeyPoint("Layer cache", "A layer is reused from the cache as long as its files are unchanged.", ["unchanged files let the cached layer be reused"]),
            new KeyPoint("Order of copies", "Copying all sources first makes every install step run again.", ["the install step runs again because sources are copied first"]),
        ],
        Misconceptions =
        [
            new Misconception(
                "Restarting the daemon repairs a broken build", "A daemon keeps no state of builds.", ["restart the daemon and the broken build is repaired"]),
        ],
        Items = [Item(chapter, number, "1"), Item(chapter, number, "2")],
        ContentHash = $"{chapter:x8}{number:x8}",
    };

    private static Chapter Chapter(int number, int questions) =>
        new(number, $"Chapter {number}", [.. Enumerable.Range(1, questions).Select(question => Question(number, question))]);

    private static ChoiceItem Item(int chapter, int number, string id) => new(
        id,
        $"Stem {chapter}.{number}.{id}: which one?",
        [
            new ChoiceOption("the true one", Right: true, "Because it is true."),
            new ChoiceOption("a false one", Right: false, "Because it is false."),
            new ChoiceOption("an old one", Right: false, "It was right once."),
            new ChoiceOption("an odd one", Right: false, "Nobody knows why."),
        ]);
}
