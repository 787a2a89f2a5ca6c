using System.Text.RegularExpressions;

namespace StudyBot.Core.Handbooks.Importing;

/// <summary>The words that a text uses, to tell a word cut at the end of a line from one that is written with a hyphen.</summary>
internal sealed partial class WordList
{
    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);

    public WordList(IEnumerable<SourceLine> lines)
    {
        foreach (var line in lines)
        {
            foreach (var word in Word().EnumerateMatches(line.Text))
            {
                // The last word of a line may itself be a cut one.
                if (word.Index + word.Length < line.Text.Length)
                {
                    _words.Add(line.Text.Substring(word.Index, word.Length));
                }
            }
        }
    }

    /// <summary>Joins a line to the text before it.</summary>
    public string Join(string before, string line)
    {
        var left = LastPart(before);
        var right = FirstPart().Match(line).Value;
        if (left.Length < 2 || right.Length == 0)
        {
            return $"{before} {line}";
        }

        return _words.Contains(left + right) && !_words.Contains(left[..^1] + right) ? before + line : before[..^1] + line;
    }

    [GeneratedRegex(@"\p{L}+(-\p{L}+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    // "whi-" of "the kettle whi-"
    private static string LastPart(string text)
    {
        var start = text.Length - 1;
        while (text[^1] == '-' && start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return text[start..];
    }

    [GeneratedRegex(@"^\p{Ll}+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FirstPart();
}
