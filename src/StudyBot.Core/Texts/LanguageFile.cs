using System.Collections;
using System.Resources;

namespace StudyBot.Core.Texts;

/// <summary>The texts of one resource file, by key.</summary>
/// <param name="Tag">From the file's name.</param>
internal sealed record LanguageFile(string Tag, IReadOnlyDictionary<string, string> Texts)
{
    private const string Prefix = "Texts.";
    private const string Suffix = ".resources";

    /// <summary>Every file that was there when the program was built.</summary>
    public static IEnumerable<LanguageFile> ReadAll() =>
        typeof(LanguageFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => Read(name, name.Length > Prefix.Length + Suffix.Length - 1 ? name[Prefix.Length..^Suffix.Length] : "en"));

    private static LanguageFile Read(string name, string tag)
    {
        using var reader = new ResourceReader(typeof(LanguageFile).Assembly.GetManifestResourceStream(name)!);
        return new LanguageFile(tag, reader.Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!, StringComparer.Ordinal));
    }
}
