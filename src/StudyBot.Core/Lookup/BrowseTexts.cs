using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>Every word of /browse that members see.</summary>
internal static class BrowseTexts
{
    public const string Description = "Walk through the handbook: chapter, section, question";
    public const string ChapterOption = "Start in this chapter; all chapters if left out";

    public const string PickChapter = "Open a chapter";
    public const string PickSection = "Open a section";
    public const string PickQuestion = "Open a question";
    public const string AllChapters = "All chapters";
    public const string PreviousPage = "Previous page";
    public const string NextPage = "Next page";
    public const string OpenNow = "open now, its answer comes later";

    public const string Gone = "That part of the handbook is no longer there. Please start again with `/browse`.";

    public static string Empty(string handbook) => $"{handbook} has no questions with an answer yet.";

    public static string NoChapter(string handbook) => $"{handbook} has no such chapter. These are the ones it has:";

    public static string Chapter(Chapter chapter) => $"Chapter {chapter.Number}: {chapter.Title}";

    public static string ChapterChoice(Chapter chapter) => $"{chapter.Number}. {chapter.Title}";

    public static string ChapterLine(Chapter chapter) => $"**{chapter.Number}.** {chapter.Title}";

    public static string Questions(int count) => count == 1 ? "1 question" : $"{count} questions";

    public static string Summary(int chapters, int questions) => $"{(chapters == 1 ? "1 chapter" : $"{chapters} chapters")}, {Questions(questions)}";

    public static string Page(int page, int pages) => pages == 1 ? "" : $"page {page + 1} of {pages}";

    /// <summary>The button on an answer that leads to the list it stands in.</summary>
    public static string Around(string place) => $"Browse: {place}";
}
