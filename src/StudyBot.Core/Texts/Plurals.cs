namespace StudyBot.Core.Texts;

/// <summary>
/// Which forms of a word a language has for counts, and which goes with which: the rules of Unicode CLDR for whole numbers,
/// without the forms that round millions have in some languages.
/// </summary>
// https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
internal static class Plurals
{
    public const string One = "one";
    public const string Few = "few";
    public const string Many = "many";
    public const string Other = "other";

    public static IReadOnlyList<string> FormsOf(string tag) => [.. Enumerable.Range(0, 200).Select(count => FormOf(tag, count)).Distinct()];

    public static string FormOf(string tag, long count) => (tag.Split('-')[0], count % 10, count % 100) switch
    {
        ("id" or "ja" or "ko" or "th" or "vi" or "zh", _, _) => Other,
        ("fr" or "hi" or "pt", _, _) => count is 0 or 1 ? One : Other,
        ("cs", _, _) => count == 1 ? One : count is >= 2 and <= 4 ? Few : Other,
        ("ro", _, var ends) => count == 1 ? One : count == 0 || ends is >= 1 and <= 19 ? Few : Other,
        ("pl", var last, var ends) => count == 1 ? One : last is >= 2 and <= 4 && ends is < 12 or > 14 ? Few : Many,
        ("ru" or "uk", var last, var ends) => last == 1 && ends != 11 ? One : last is >= 2 and <= 4 && ends is < 12 or > 14 ? Few : Many,
        ("hr", var last, var ends) => last == 1 && ends != 11 ? One : last is >= 2 and <= 4 && ends is < 12 or > 14 ? Few : Other,
        ("lt", var last, var ends) => ends is >= 11 and <= 19 ? Other : last == 1 ? One : last >= 2 ? Few : Other,
        _ => count == 1 ? One : Other,
    };
}
