using System.Globalization;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Texts;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Lookup;

/// <summary>Every word of /ask that members see.</summary>
internal static class AskTexts
{
    public static string Description => Say("AskTexts.Description");
    public static string QuestionOption => Say("AskTexts.QuestionOption");

    public static string FullAnswer => Say("AskTexts.FullAnswer");
    public static string ShortAnswer => Say("AskTexts.ShortAnswer");
    public static string Pitfalls => Say("AskTexts.Pitfalls");
    public static string Sources => Say("AskTexts.Sources");
    public static string Related => Say("AskTexts.Related");
    public static string Share => Say("AskTexts.Share");
    public static string QuizMe => Say("AskTexts.QuizMe");
    public static string AnotherItem => Say("AskTexts.AnotherItem");
    public static string ShowAnswer => Say("AskTexts.ShowAnswer");

    public static string NothingToLookUp => Say("AskTexts.NothingToLookUp");

    public static string NotHereTitle => Say("AskTexts.NotHereTitle");
    public static string NearestTopics => Say("AskTexts.NearestTopics");
    public static string NearestTitle => Say("AskTexts.NearestTitle");
    public static string Nearest => Say("AskTexts.Nearest");
    public static string Gone => Say("AskTexts.Gone");
    public static string NoPractice => Say("AskTexts.NoPractice");
    public static string PracticeHeading => Say("AskTexts.PracticeHeading");
    public static string RightTitle => Say("AskTexts.RightTitle");
    public static string WrongTitle => Say("AskTexts.WrongTitle");
    public static string Cut => Say("AskTexts.Cut");

    public static string NotHere(string handbook) => Say("AskTexts.NotHere", ("handbook", handbook));

    public static string Place(Handbook handbook, Question question) => Say(
        "AskTexts.Place",
        ("number", question.Chapter),
        ("chapter", ChapterTitle(handbook, question)),
        ("section", SectionTitle(handbook, question)));

    public static string ShortPlace(Handbook handbook, Question question) =>
        Say("AskTexts.ShortPlace", ("number", question.Chapter), ("section", SectionTitle(handbook, question)));

    /// <summary>Tells two questions apart even if their titles are cut to the same words.</summary>
    public static string Suffix(Handbook handbook, Question question) =>
        $" · {question.Chapter} {SectionTitle(handbook, question)} {question.Number}";

    public static string Footer(Handbook handbook, Question question) => $"{handbook.Title} · {question.Id}";

    public static string PartHeading(int number, int count, string title) =>
        Say("AskTexts.PartHeading", ("title", title), ("number", number), ("count", count));

    public static string Next(string part) => Say("AskTexts.NextButton", ("part", part));

    public static string Previous(string part) => Say("AskTexts.BackButton", ("part", part));

    public static string Checked(DateOnly date) => Say("AskTexts.Checked", ("date", DateTexts.DateOfYear(LocalDate.FromDateOnly(date))));

    public static string SharedBy(Sharer sharer) => sharer switch
    {
        Sharer.Openly(var member) => Say("AskTexts.SharedBy", ("person", Markup.Person(member))),
        Sharer.As(var alias) => Say("AskTexts.SharedBy", ("person", Markup.Name(alias))),
        _ => Say("AskTexts.SharedByAMember"),
    };

    public static string Withheld(DateTimeOffset until) => Say(
        "AskTexts.Withheld",
        ("when", Markup.LongTime(until)),
        ("relative", Markup.Relative(until)));

    public static string Option(char letter, string text) => $"**{letter}.** {text}";

    public static string Judged(char letter, ChoiceOption option, bool chosen)
    {
        var judged = (option.Right, chosen) switch
        {
            (true, true) => Say("AskTexts.RightChosen"),
            (true, _) => Say("AskTexts.Right"),
            (_, true) => Say("AskTexts.WrongChosen"),
            _ => Say("AskTexts.Wrong"),
        };
        return $"**{letter}.** {option.Text}\n{judged}: {option.Reason}";
    }

    private static string ChapterTitle(Handbook handbook, Question question) =>
        handbook.Chapters.First(chapter => chapter.Number == question.Chapter).Title;

    private static string SectionTitle(Handbook handbook, Question question) =>
        handbook.Sections.FirstOrDefault(section => section.Id == question.SectionId)?.Title ?? question.SectionId;
}
