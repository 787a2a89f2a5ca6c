using System.Collections.Frozen;
using System.Globalization;

namespace StudyBot.Core.Texts;

/// <summary>
/// A language of the bot: one resource file, Texts.resx for English and Texts.TAG.resx for each other. What a file lacks
/// is said in English, text by text.
/// </summary>
public sealed class Language
{
    private static readonly AsyncLocal<Language?> InForce = new();
    private static readonly FrozenDictionary<string, Language> Known = LanguageFile.ReadAll()
        .Select(file => new Language(file))
        .ToFrozenDictionary(language => language.Tag, StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, Pattern> _patterns;

    private Language(LanguageFile file)
    {
        Tag = file.Tag;
        _patterns = file.Texts.ToFrozenDictionary(text => text.Key, text => new Pattern(text.Value), StringComparer.Ordinal);
    }

    /// <summary>The language that is complete, and in force where nobody chose another.</summary>
    public static Language English { get; } = Known["en"];

    public static IReadOnlyCollection<Language> All => Known.Values;

    /// <summary>The language in which texts are fetched here and in all that is awaited from here.</summary>
    public static Language Current => InForce.Value ?? English;

    /// <summary>Such as "en" or "pt-BR".</summary>
    public string Tag { get; }

    /// <summary>How numbers are written.</summary>
    public NumberFormatInfo Numbers => field ??= NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberDecimalSeparator = PatternOf("Numbers.Decimal").Text,
        NumberGroupSeparator = PatternOf("Numbers.Group").Text,
    });

    /// <summary>The language of a tag such as "de" or "de-AT"; English for what there is no file for.</summary>
    public static Language Of(string? tag)
    {
        for (var rest = tag ?? ""; rest.Length > 0; rest = rest[..Math.Max(0, rest.LastIndexOf('-'))])
        {
            if (Known.TryGetValue(rest, out var language))
            {
                return language;
            }
        }

        return English;
    }

    /// <summary>Puts a language in force until the result is disposed of.</summary>
    public static IDisposable Use(Language language)
    {
        var before = InForce.Value;
        InForce.Value = language;
        return new Scope(before);
    }

    /// <exception cref="KeyNotFoundException">Not even English has the text.</exception>
    internal Pattern PatternOf(string key) =>
        _patterns.GetValueOrDefault(key) ?? English._patterns.GetValueOrDefault(key) ?? throw new KeyNotFoundException($"No text is called {key}.");

    /// <summary>The form of a text that goes with a count.</summary>
    internal Pattern PatternOf(string key, long count) =>
        _patterns.GetValueOrDefault($"{key}.{Plurals.FormOf(Tag, count)}") ?? English.PatternOf($"{key}.{Plurals.FormOf(English.Tag, count)}");

    private sealed class Scope(Language? before) : IDisposable
    {
        public void Dispose() => InForce.Value = before;
    }
}
