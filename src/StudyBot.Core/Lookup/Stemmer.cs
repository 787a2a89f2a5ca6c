using System.Buffers;

namespace StudyBot.Core.Lookup;

/// <summary>
/// Brings the forms of an English word to one: plural, -ing, -ed, -ation and the like. The result need not be a word;
/// it only has to be the same for forms that belong together, and different for those that do not.
/// </summary>
internal static class Stemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["ran"] = "run",
        ["built"] = "build",
        ["kept"] = "keep",
        ["lost"] = "lose",
        ["sent"] = "send",
        ["made"] = "make",
        ["broke"] = "break",
        ["broken"] = "break",
        ["wrote"] = "write",
        ["written"] = "write",
        ["went"] = "go",
        ["gone"] = "go",
        ["goes"] = "go",
        ["died"] = "die",
        ["dies"] = "die",
        ["dying"] = "die",
        ["froze"] = "freeze",
        ["frozen"] = "freeze",
        ["hung"] = "hang",
        ["saw"] = "see",
        ["seen"] = "see",
        ["left"] = "leave",
        ["shut"] = "shut",
        ["got"] = "get",
        ["found"] = "find",
        ["stuck"] = "stick",
        ["children"] = "child",
    };

    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var regular))
        {
            word = regular;
        }

        if (word.Length <= 3 || !IsPlain(word))
        {
            return word;
        }

        return Ending(Suffix(Tense(Plural(word))));
    }

    private static string Plural(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
        {
            return word[..^3] + "y";
        }

        if (EndsInAny(word, "sses", "xes", "ches", "shes", "zes"))
        {
            return word[..^2];
        }

        return word[^1] == 's' && !EndsInAny(word, "ss", "us", "is") ? word[..^1] : word;
    }

    private static string Tense(string word)
    {
        if (word.EndsWith("ied", StringComparison.Ordinal) && word.Length > 4)
        {
            return word[..^3] + "y";
        }

        foreach (var suffix in (ReadOnlySpan<string>)["ing", "ed"])
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal) && word.Length - suffix.Length >= 3 && HasVowel(word.AsSpan(0, word.Length - suffix.Length)))
            {
                return word[..^suffix.Length];
            }
        }

        return word;
    }

    private static string Suffix(string word)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["ation", "ition", "ment", "ness", "ion", "al", "ly"])
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal) && word.Length - suffix.Length >= (suffix is "al" ? 5 : 4))
            {
                return word[..^suffix.Length];
            }
        }

        return word;
    }

    private static string Ending(string word)
    {
        if (word.Length > 3 && word[^1] == 'e')
        {
            word = word[..^1];
        }

        return word.Length > 3 && word[^1] == word[^2] && !IsVowel(word[^1]) ? word[..^1] : word;
    }

    private static bool EndsInAny(string word, params ReadOnlySpan<string> suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPlain(string word) => word.All(char.IsAsciiLetterLower);

    private static bool HasVowel(ReadOnlySpan<char> text) => text.ContainsAny(Vowels);

    private static bool IsVowel(char letter) => Vowels.Contains(letter);
}
