namespace StudyBot.Core.Lookup;

/// <summary>
/// The small pieces of a text by which two texts are seen to be alike: neighbouring words, small ones included ("what is",
/// "is it safe"), and runs of four letters, which outlive most slips. Each piece is a hash of 32 bits; that two pieces
/// share one is rare, and then harmless.
/// </summary>
internal sealed class Fragments
{
    private const int Letters = 4;
    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;
    private const char Edge = '|';

    private readonly Dictionary<string, (uint Stem, uint[] Runs)> _known = new(StringComparer.Ordinal);

    /// <summary>Adds a text's pieces to a list, as often as they occur.</summary>
    public void Read(IReadOnlyList<Token> tokens, List<uint> pieces)
    {
        uint? previous = null;
        foreach (var token in tokens)
        {
            if (token.Parts > 1)
            {
                continue;
            }

            var (stem, runs) = Of(token.Word);
            if (previous is { } before)
            {
                pieces.Add(Mixed(before, stem));
            }

            pieces.AddRange(runs);
            previous = stem;
        }
    }

    private (uint Stem, uint[] Runs) Of(string word)
    {
        if (!_known.TryGetValue(word, out var pieces))
        {
            _known[word] = pieces = (Hash(Stemmer.Stem(word)), StopWords.Contains(word) ? [] : [.. RunsOf(Edge + word + Edge)]);
        }

        return pieces;
    }

    private static IEnumerable<uint> RunsOf(string word)
    {
        for (var start = 0; start + Letters <= word.Length; start++)
        {
            yield return Hash(word.AsSpan(start, Letters));
        }
    }

    private static uint Mixed(uint first, uint second) => unchecked((((first * Prime) ^ second) * Prime) + 1);

    private static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = Seed;
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * Prime);
        }

        return hash;
    }
}
