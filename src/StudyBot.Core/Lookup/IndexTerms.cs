using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>How strongly a term is tied to a question, each value between 0 and 1.</summary>
/// <param name="Whole">By all that the question holds.</param>
/// <param name="Named">By what names it: title, aliases, question, tags.</param>
/// <param name="Open">By what may be seen of it while its answer is withheld.</param>
internal readonly record struct Posting(int Question, float Whole, float Named, float Open);

/// <summary>The terms of a handbook and the questions that have them. Never changes once built.</summary>
internal sealed class IndexTerms
{
    private const int SmallPack = 10;

    private readonly Dictionary<string, int> _ids;
    private readonly HashSet<(int Question, int First, int Second)> _pairs;
    private readonly Posting[][] _postings;
    private readonly double[] _rarity;

    private IndexTerms(Dictionary<string, int> ids, Posting[][] postings, HashSet<(int Question, int First, int Second)> pairs, string[] words, int questions)
    {
        _ids = ids;
        _postings = postings;
        _pairs = pairs;
        Words = words;
        Questions = questions;
        _rarity = [.. postings.Select(list => RarityOf(list.Length))];
        UnknownRarity = RarityOf(0);
    }

    public int Questions { get; }

    /// <summary>Every word of the handbook as written, sorted; for slips and unfinished words.</summary>
    public string[] Words { get; }

    /// <summary>What a word would be worth that stands nowhere.</summary>
    public double UnknownRarity { get; }

    public int? IdOf(string stem) => _ids.TryGetValue(stem, out var id) ? id : null;

    public ReadOnlySpan<Posting> PostingsOf(int term) => _postings[term];

    /// <summary>The rarer a term, the more it tells.</summary>
    public double Rarity(int term) => _rarity[term];

    public bool FollowEachOther(int question, int first, int second) => _pairs.Contains((question, first, second));

    public static IndexTerms Of(IReadOnlyList<Question> questions)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var words = new SortedSet<string>(StringComparer.Ordinal);
        var pairs = new HashSet<(int, int, int)>();
        var counts = new List<Dictionary<int, int[]>>();
        var lengths = new int[questions.Count, FieldWeights.Count];
        for (var q = 0; q < questions.Count; q++)
        {
            var terms = new Dictionary<int, int[]>();
            counts.Add(terms);
            foreach (var (field, text) in IndexedText.Of(questions[q]))
            {
                var previous = (Position: -2, Id: -1);
                foreach (var token in Tokenizer.Read(text))
                {
                    if (StopWords.Contains(token.Word))
                    {
                        continue;
                    }

                    words.Add(token.Word);
                    var stem = Stemmer.Stem(token.Word);
                    if (!ids.TryGetValue(stem, out var id))
                    {
                        ids[stem] = id = ids.Count;
                    }

                    if (!terms.TryGetValue(id, out var byField))
                    {
                        terms[id] = byField = new int[FieldWeights.Count];
                    }

                    byField[(int)field]++;
                    lengths[q, (int)field]++;
                    if (token.Parts == 1)
                    {
                        if (token.Position == previous.Position + 1)
                        {
                            pairs.Add((q, previous.Id, id));
                        }

                        previous = (token.Position, id);
                    }
                }
            }
        }

        return new IndexTerms(ids, Postings(ids.Count, counts, lengths), pairs, [.. words], questions.Count);
    }

    private static Posting[][] Postings(int terms, List<Dictionary<int, int[]>> counts, int[,] lengths)
    {
        var average = new double[FieldWeights.Count];
        for (var f = 0; f < average.Length; f++)
        {
            average[f] = Math.Max(1, Enumerable.Range(0, counts.Count).Sum(q => (double)lengths[q, f]) / Math.Max(1, counts.Count));
        }

        var lists = new List<Posting>[terms];
        for (var q = 0; q < counts.Count; q++)
        {
            foreach (var (term, byField) in counts[q])
            {
                var (whole, named, open) = (0.0, 0.0, 0.0);
                for (var f = 0; f < byField.Length; f++)
                {
                    if (byField[f] == 0)
                    {
                        continue;
                    }

                    var field = (Field)f;
                    var penalty = FieldWeights.LengthPenalty(field);
                    var weight = FieldWeights.Weight(field) * byField[f] / (1 - penalty + (penalty * lengths[q, f] / average[f]));
                    whole += weight;
                    named += FieldWeights.Names(field) ? weight : 0;
                    open += FieldWeights.Open(field) ? weight : 0;
                }

                (lists[term] ??= []).Add(new Posting(q, Saturated(whole), Saturated(named), Saturated(open)));
            }
        }

        return [.. lists.Select(list => list.ToArray())];
    }

    private static float Saturated(double weight) => (float)(weight / (FieldWeights.Saturation + weight));

    // In a pack of a few questions every word is in most of them, and would otherwise be worth nothing.
    private double RarityOf(int occurrences)
    {
        var all = Math.Max(Questions, SmallPack);
        return Math.Log(1 + ((all - occurrences + 0.5) / (occurrences + 0.5)));
    }
}
