namespace StudyBot.Core.Lookup;

/// <summary>How strongly a term is tied to a question, each value between 0 and 1.</summary>
/// <param name="Whole">By all that the question holds.</param>
/// <param name="Named">By what names it: title, aliases, question, tags.</param>
/// <param name="Open">By what may be seen of it while its answer is withheld.</param>
/// <param name="Positions">Where its positions begin; they end where those of the term's next question begin.</param>
internal readonly record struct Posting(int Question, float Whole, float Named, float Open, int Positions);

/// <summary>A short text of a question. Its terms are counted on from <paramref name="Start"/>, without the words that tell nothing.</summary>
/// <param name="Told">The rarity of its terms, added up.</param>
internal readonly record struct Passage(Field Field, int Start, int Length, float Told);

/// <summary>The terms of a handbook and the questions that have them. Never changes once built.</summary>
internal sealed class IndexTerms(
    Dictionary<string, int> ids, Posting[][] postings, int[] positions, double[] rarity, string[] words, Passage[][] passages, QueryLikelihood likelihood)
{
    private const int SmallPack = 10;

    // The usual measure trusts rare words too much: in eighty questions most are rare by chance.
    private const double RarityPower = 0.25;

    public int Questions => passages.Length;

    public QueryLikelihood Likelihood => likelihood;

    /// <summary>Every word of the handbook as written, sorted; for slips and unfinished words.</summary>
    public string[] Words => words;

    /// <summary>What a word would be worth that stands nowhere.</summary>
    public double UnknownRarity { get; } = RarityOf(0, passages.Length);

    public int? IdOf(string stem) => ids.TryGetValue(stem, out var id) ? id : null;

    public ReadOnlySpan<Posting> PostingsOf(int term) => postings[term];

    /// <summary>The rarer a term, the more it tells.</summary>
    public double Rarity(int term) => rarity[term];

    public ReadOnlySpan<Passage> PassagesOf(int question) => passages[question];

    /// <summary>The number of terms in all passages of the question that has most of them.</summary>
    public int LongestText { get; } = passages.Select(list => list.Sum(passage => passage.Length)).DefaultIfEmpty().Max();

    /// <summary>Where in a question's passages a term stands, in ascending order.</summary>
    public ReadOnlySpan<int> PositionsOf(int term, int question)
    {
        var list = postings[term];
        var (low, high) = (0, list.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = list[middle].Question < question ? (middle + 1, high) : (low, middle);
        }

        return list[low].Question == question ? positions.AsSpan(list[low].Positions..EndOf(term, low)) : [];
    }

    private int EndOf(int term, int place) =>
        place + 1 < postings[term].Length ? postings[term][place + 1].Positions
            : term + 1 < postings.Length ? postings[term + 1][0].Positions
            : positions.Length;

    // In a pack of a few questions every word is in most of them, and would otherwise be worth nothing.
    internal static double RarityOf(int occurrences, int questions)
    {
        var all = Math.Max(questions, SmallPack);
        return Math.Pow(Math.Log(1 + ((all - occurrences + 0.5) / (occurrences + 0.5))), RarityPower);
    }
}
