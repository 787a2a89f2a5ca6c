using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>Knows texts that name a topic next to the handbook's, as its vocabulary lists them.</summary>
internal sealed class Elsewhere
{
    private readonly ILookup<string, string[]> _byFirst;

    public Elsewhere(Vocabulary vocabulary) => _byFirst = vocabulary.Elsewhere
        .Select(phrase => StemsOf(Tokenizer.Read(phrase)))
        .Where(stems => stems.Length > 0)
        .ToLookup(stems => stems[0], StringComparer.Ordinal);

    public bool IsIn(IReadOnlyList<Token> text)
    {
        var stems = StemsOf(text);
        return stems.Where((stem, i) => _byFirst[stem].Any(phrase => stems.AsSpan(i).StartsWith(phrase))).Any();
    }

    private static string[] StemsOf(IEnumerable<Token> text) =>
        [.. text.Where(token => token.Parts == 1).Select(token => Stemmer.Stem(token.Word))];
}
