namespace StudyBot.Core.Texts;

/// <summary>Fetches texts in the language in force. Keys are whole literals, so that one finds the sentence from the code and back.</summary>
public static class Wording
{
    public static string Say(string key) => Language.Current.PatternOf(key).Text;

    public static string Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Language.Current.PatternOf(key).Fill(values);

    /// <summary>The form of a text that goes with a count, which fills {count}; the forms are called KEY.one, KEY.other and so on.</summary>
    public static string SayCount(string key, long count, params ReadOnlySpan<(string Name, object Value)> values) =>
        Language.Current.PatternOf(key, count).Fill([("count", count), .. values]);

    /// <param name="format">Such as "N2".</param>
    public static string Number(IFormattable value, string format) => value.ToString(format, Language.Current.Numbers);
}
