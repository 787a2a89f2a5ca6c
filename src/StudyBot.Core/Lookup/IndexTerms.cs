namespace StudyBot.Core.Lookup;

/// <summary>How strongly a term is tied to a question, each value between 0 and 1.</summary>
/// <param name="Whole">By all that the question holds.</param>
/// <param name="Named">By what names it: title, aliases, question, tags.</param>
/// <param name="Open">By what may be seen of it while its answer is withheld.</param>
internal readonly record struct Posting(int Question, float Whole, float Named, float Open);

/// <summary>A short text of a question: a place in <see cref="IndexTerms.TermsOf"/>.</summary>
/// <param name="Told">The rarity of its terms, added up.</param>
internal readonly record struct Passage(Field Field, int Start, int Length, float Told);

/// <summary>The terms of a handbook and the questions that have them. Never changes once built.</summary>
internal sealed class IndexTerms(Dictionary<string, int> ids, Posting[][] postings, double[] rarity, string[] words, (int[] Terms, Passage[] Passages)[] texts, QueryLikelihood likelihood)
{
    private const int SmallPack = 10;

    // The usual measure trusts rare words too much: in eighty questions most are rare by chance.
    private const double RarityPower = 0.25;

    public int Questions => texts.Length;

    public int Count => postings.Length;

    public QueryLikelihood Likelihood => likelihood;

    /// <summary>Every word of the handbook as written, sorted; for slips and unfinished words.</summary>
    public string[] Words => words;

    /// <summary>What a word would be worth that stands nowhere.</summary>
    public double UnknownRarity { get; } = RarityOf(0, texts.Length);

    public int? IdOf(string stem) => ids.TryGetValue(stem, out var id) ? id : null;

    public ReadOnlySpan<Posting> PostingsOf(int term) => postings[term];

    /// <summary>The rarer a term, the more it tells.</summary>
    public double Rarity(int term) => rarity[term];

    public ReadOnlySpan<Passage> PassagesOf(int question) => texts[question].Passages;

    /// <summary>The terms of a question's passages in the order of the text, without the words that tell nothing.</summary>
    public ReadOnlySpan<int> TermsOf(int question, Passage passage) => texts[question].Terms.AsSpan(passage.Start, passage.Length);

    // In a pack of a few questions every word is in most of them, and would otherwise be worth nothing.
    internal static double RarityOf(int occurrences, int questions)
    {
        var all = Math.Max(questions, SmallPack);
        return Math.Pow(Math.Log(1 + ((all - occurrences + 0.5) / (occurrences + 0.5))), RarityPower);
    }
}
