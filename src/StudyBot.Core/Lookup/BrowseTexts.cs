using StudyBot.Core.Handbooks;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Lookup;

/// <summary>Every word of /browse that members see.</summary>
internal static class BrowseTexts
{
    public static string Description => Say("BrowseTexts.Description");
    public static string ChapterOption => Say("BrowseTexts.ChapterOption");

    public static string PickChapter => Say("BrowseTexts.PickChapter");
    public static string PickSection => Say("BrowseTexts.PickSection");
    public static string PickQuestion => Say("BrowseTexts.PickQuestion");
    public static string AllChapters => Say("BrowseTexts.AllChapters");
    public static string PreviousPage => Say("BrowseTexts.PreviousPage");
    public static string NextPage => Say("BrowseTexts.NextPage");
    public static string OpenNow => Say("BrowseTexts.OpenNow");

    public static string Gone => Say("BrowseTexts.Gone");

    public static string Empty(string handbook) => Say("BrowseTexts.Empty", ("handbook", handbook));

    public static string NoChapter(string handbook) => Say("BrowseTexts.NoChapter", ("handbook", handbook));

    public static string Chapter(Chapter chapter) => Say("BrowseTexts.Chapter", ("number", chapter.Number), ("title", chapter.Title));

    public static string ChapterChoice(Chapter chapter) => $"{chapter.Number}. {chapter.Title}";

    public static string ChapterLine(Chapter chapter) => $"**{chapter.Number}.** {chapter.Title}";

    public static string Questions(int count) => SayCount("BrowseTexts.Questions", count);

    public static string Summary(int chapters, int questions) => $"{SayCount("BrowseTexts.Chapters", chapters)}, {Questions(questions)}";

    public static string Page(int page, int pages) => pages == 1 ? "" : Say("BrowseTexts.Page", ("page", page + 1), ("pages", pages));

    /// <summary>The button on an answer that leads to the list it stands in.</summary>
    public static string Around(string place) => Say("BrowseTexts.AroundButton", ("place", place));
}
