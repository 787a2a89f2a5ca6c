using System.Globalization;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>Every word of /ask that members see.</summary>
internal static class AskTexts
{
    public const string Description = "Find an answer in the handbook";
    public const string QuestionOption = "A question, a topic or an error message";

    public const string FullAnswer = "Full answer";
    public const string ShortAnswer = "Short answer";
    public const string Pitfalls = "Pitfalls";
    public const string Sources = "Sources";
    public const string Related = "Related";
    public const string Share = "Share";
    public const string QuizMe = "Quiz me on this";
    public const string AnotherItem = "Another one";
    public const string ShowAnswer = "Show the answer";

    public const string FindInHandbook = "Find in handbook";
    public const string NothingToLookUp = "There are no words in that message to look up. You can ask in your own with `/ask`.";

    public const string NotHereTitle = "Not in this handbook";
    public const string NearestTopics = "The nearest topics it does have, in case one helps:";
    public const string NearestTitle = "Nothing fits that well";
    public const string Nearest = "These come nearest. Is one of them what you meant?";
    public const string Gone = "That question is no longer in the handbook. Please look it up again with `/ask`.";
    public const string NoPractice = "There is nothing to practise on for this question yet.";
    public const string PracticeHeading = "Practice, only for you and not counted";
    public const string RightTitle = "✓ Right";
    public const string WrongTitle = "✗ Not right";
    public const string Cut = "… (cut: too long to show here)";

    public static string NotHere(string handbook) => $"{handbook} says nothing about that. Other words may help: a topic, a command or the text of an error.";

    public static string Place(Handbook handbook, Question question) =>
        $"Chapter {question.Chapter}: {ChapterTitle(handbook, question)} · {SectionTitle(handbook, question)}";

    public static string ShortPlace(Handbook handbook, Question question) => $"Chapter {question.Chapter} · {SectionTitle(handbook, question)}";

    /// <summary>Tells two questions apart even if their titles are cut to the same words.</summary>
    public static string Suffix(Handbook handbook, Question question) =>
        $" · {question.Chapter} {SectionTitle(handbook, question)} {question.Number}";

    public static string Footer(Handbook handbook, Question question) => $"{handbook.Title} · {question.Id}";

    public static string PartHeading(int number, int count, string title) => $"{title} ({number} of {count})";

    public static string Next(string part) => $"Next: {part}";

    public static string Previous(string part) => $"Back: {part}";

    public static string Checked(DateOnly date) => $"Compared with these sources on {date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}.";

    public static string SharedBy(Sharer sharer) => sharer switch
    {
        Sharer.Openly(var member) => $"{Markup.Person(member)} shares this from the handbook.",
        Sharer.As(var alias) => $"{Markup.Name(alias)} shares this from the handbook.",
        _ => "A member shares this from the handbook.",
    };

    public static string Withheld(DateTimeOffset until) =>
        $"This question is open right now, so its answer is withheld from everyone here. It opens {Markup.LongTime(until)}, {Markup.Relative(until)}.";

    public static string Option(char letter, string text) => $"**{letter}.** {text}";

    public static string Judged(char letter, ChoiceOption option, bool chosen) =>
        $"**{letter}.** {option.Text}\n{(option.Right ? "✓ right" : "✗ wrong")}{(chosen ? ", your choice" : "")}: {option.Reason}";

    private static string ChapterTitle(Handbook handbook, Question question) =>
        handbook.Chapters.First(chapter => chapter.Number == question.Chapter).Title;

    private static string SectionTitle(Handbook handbook, Question question) =>
        handbook.Sections.FirstOrDefault(section => section.Id == question.SectionId)?.Title ?? question.SectionId;
}
