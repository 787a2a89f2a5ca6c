using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>Builds the terms of a handbook's questions.</summary>
internal sealed class IndexBuilder
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _idsOfWords = new(StringComparer.Ordinal);
    private readonly List<(int Term, int[] ByField)[]> _counts = [];
    private readonly List<int[]> _lengths = [];
    private readonly QueryLikelihood.Builder _likelihood = new();
    private readonly List<(int[] Terms, List<(Field Field, int Start, int Length)> Passages)> _texts = [];

    public static IndexTerms Of(IEnumerable<Question> questions)
    {
        var builder = new IndexBuilder();
        foreach (var question in questions)
        {
            builder.Add(question);
        }

        return builder.Build();
    }

    private void Add(Question question)
    {
        var counts = new Dictionary<int, int[]>();
        var lengths = new int[FieldWeights.Count];
        var terms = new List<int>();
        var passages = new List<(Field Field, int Start, int Length)>();
        _likelihood.StartQuestion();
        foreach (var (field, text) in IndexedText.Of(question))
        {
            var start = terms.Count;
            var tokens = Tokenizer.Read(text);
            _likelihood.Add(field, tokens);
            foreach (var token in tokens)
            {
                if (StopWords.Contains(token.Word))
                {
                    continue;
                }

                var id = IdOf(token.Word);
                if (!counts.TryGetValue(id, out var byField))
                {
                    counts[id] = byField = new int[FieldWeights.Count];
                }

                byField[(int)field]++;
                lengths[(int)field]++;
                if (token.Parts == 1)
                {
                    terms.Add(id);
                }
            }

            if (FieldWeights.AsPassage(field) > 0)
            {
                passages.Add((field, start, terms.Count - start));
            }
            else
            {
                terms.RemoveRange(start, terms.Count - start);
            }
        }

        _counts.Add([.. counts.Select(pair => (pair.Key, pair.Value))]);
        _lengths.Add(lengths);
        _texts.Add(([.. terms], passages));
    }

    private int IdOf(string word)
    {
        if (_idsOfWords.TryGetValue(word, out var known))
        {
            return known;
        }

        var stem = Stemmer.Stem(word);
        if (!_ids.TryGetValue(stem, out var id))
        {
            _ids[stem] = id = _ids.Count;
        }

        return _idsOfWords[word] = id;
    }

    private IndexTerms Build()
    {
        var average = new double[FieldWeights.Count];
        for (var f = 0; f < average.Length; f++)
        {
            average[f] = Math.Max(1, _lengths.Sum(lengths => (double)lengths[f]) / Math.Max(1, _lengths.Count));
        }

        var lists = new List<Posting>[_ids.Count];
        var ends = PositionsBefore();
        var positions = new int[_texts.Sum(text => text.Terms.Length)];
        for (var q = 0; q < _counts.Count; q++)
        {
            foreach (var (term, byField) in _counts[q])
            {
                (lists[term] ??= []).Add(PostingOf(q, byField, average, ends[term]));
            }

            for (var position = 0; position < _texts[q].Terms.Length; position++)
            {
                positions[ends[_texts[q].Terms[position]]++] = position;
            }
        }

        Posting[][] postings = [.. lists.Select(list => list.ToArray())];
        double[] rarity = [.. postings.Select(list => IndexTerms.RarityOf(list.Length, _counts.Count))];
        string[] words = [.. _idsOfWords.Keys.Order(StringComparer.Ordinal)];
        return new IndexTerms(_ids, postings, positions, rarity, words, [.. _texts.Select(text => Passages(text.Terms, text.Passages, rarity))], _likelihood.Build());
    }

    // By term, how many positions all terms before it have.
    private int[] PositionsBefore()
    {
        var before = new int[_ids.Count + 1];
        foreach (var term in _texts.SelectMany(text => text.Terms))
        {
            before[term + 1]++;
        }

        for (var term = 0; term < _ids.Count; term++)
        {
            before[term + 1] += before[term];
        }

        return before;
    }

    private Posting PostingOf(int question, int[] byField, double[] average, int positions)
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
            var weight = FieldWeights.Weight(field) * byField[f] / (1 - penalty + (penalty * _lengths[question][f] / average[f]));
            whole += weight;
            named += FieldWeights.Names(field) ? weight : 0;
            open += FieldWeights.Open(field) ? weight : 0;
        }

        return new Posting(question, Saturated(whole), Saturated(named), Saturated(open), positions);
    }

    private static Passage[] Passages(int[] terms, List<(Field Field, int Start, int Length)> passages, double[] rarity) =>
    [
        .. passages.Where(passage => passage.Length > 0).Select(passage => new Passage(
            passage.Field,
            passage.Start,
            passage.Length,
            (float)terms.Skip(passage.Start).Take(passage.Length).Distinct().Sum(term => rarity[term]))),
    ];

    private static float Saturated(double weight) => (float)(weight / (FieldWeights.Saturation + weight));
}
