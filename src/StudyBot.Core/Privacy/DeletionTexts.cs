using StudyBot.Core.Chat;
using StudyBot.Core.Texts;
using static StudyBot.Core.Texts.Wording;

namespace StudyBot.Core.Privacy;

internal static class DeletionTexts
{
    // Works in every language, as people tell it to each other.
    private const string EnglishWord = "DELETE";

    public static string DeleteButton => Say("DeletionTexts.DeleteButton");
    public static string GoOnButton => Say("DeletionTexts.GoOnButton");
    public static string Title => Say("DeletionTexts.Title");
    public static string What => string.Join("\n\n", Say("DeletionTexts.Goes"), Say("DeletionTexts.Stays"), Say("DeletionTexts.Posts"), Say("DeletionTexts.Backups"));
    public static string Footer => Say("DeletionTexts.Footer");
    public static string FormTitle => Say("DeletionTexts.FormTitle");
    public static string Word => Say("DeletionTexts.Word");
    public static string WordField => Say("DeletionTexts.WordField", ("word", Word));
    public static string Nothing => Say("DeletionTexts.Nothing");
    public static string Busy => Say("DeletionTexts.Busy");
    public static string Done => Say("DeletionTexts.Done");

    /// <summary>In the place of a request to leads.</summary>
    public static string Withdrawn => Say("DeletionTexts.Withdrawn");

    public static bool IsWord(string typed) => typed.Equals(Word, StringComparison.OrdinalIgnoreCase) || typed.Equals(EnglishWord, StringComparison.OrdinalIgnoreCase);

    public static string WrongWord(string typed) => Say("DeletionTexts.WrongWord", ("typed", Markup.Escape(typed)), ("word", Word));
}
