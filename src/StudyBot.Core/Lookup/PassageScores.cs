using System.Numerics;

namespace StudyBot.Core.Lookup;

/// <summary>
/// How well single texts of a question (a title, an alias, a phrasing) say what is asked: the more of it and the less of
/// anything else, the better. For one text that was typed, and one caller at a time.
/// </summary>
internal sealed class PassageScores
{
    /// <summary>Which concepts a passage meets is kept in the bits of a number.</summary>
    public const int MostConcepts = 64;

    private const double PairBonus = 0.2;

    private readonly IndexTerms _terms;
    private readonly double[] _weights;
    private readonly double[] _met;
    private readonly WantedTerm[] _wanted;

    // Of the question at hand: the positions of wanted terms, and at each of them which one it is.
    private readonly ulong[] _hits;
    private readonly int[] _hitBy;

    /// <param name="concepts">At most <see cref="MostConcepts"/>.</param>
    public PassageScores(IndexTerms terms, IReadOnlyList<Concept> concepts)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(concepts.Count, MostConcepts, nameof(concepts));
        _terms = terms;
        _weights = [.. concepts.Select(concept => concept.Weight)];
        _met = new double[concepts.Count];
        _wanted = WantedTerm.Of(concepts);
        _hits = new ulong[(terms.LongestText / 64) + 1];
        _hitBy = new int[terms.LongestText];
    }

    /// <summary>The scores of a question's two best passages.</summary>
    /// <param name="openOnly">Only those that may be seen while the answer is withheld.</param>
    public (double First, double Second) Of(int question, bool openOnly)
    {
        Array.Clear(_hits);
        Mark(question);
        var (first, second) = (0.0, 0.0);
        var next = HitFrom(0);
        foreach (ref readonly var passage in _terms.PassagesOf(question))
        {
            var end = passage.Start + passage.Length;
            if (next >= end)
            {
                continue;
            }

            if (openOnly && !FieldWeights.Open(passage.Field))
            {
                next = HitFrom(end);
                continue;
            }

            var score = ScoreOf(ref next, end, passage.Told) * FieldWeights.AsPassage(passage.Field);
            (first, second) = score > first ? (score, first) : (first, Math.Max(second, score));
        }

        return (first, second);
    }

    private void Mark(int question)
    {
        for (var wanted = 0; wanted < _wanted.Length; wanted++)
        {
            foreach (var position in _terms.PositionsOf(_wanted[wanted].Term, question))
            {
                _hits[position / 64] |= 1UL << (position % 64);
                _hitBy[position] = wanted;
            }
        }
    }

    private int HitFrom(int position)
    {
        var word = position / 64;
        if (word >= _hits.Length)
        {
            return int.MaxValue;
        }

        var bits = _hits[word] & (ulong.MaxValue << (position % 64));
        while (bits == 0)
        {
            if (++word == _hits.Length)
            {
                return int.MaxValue;
            }

            bits = _hits[word];
        }

        return (word * 64) + BitOperations.TrailingZeroCount(bits);
    }

    /// <param name="hit">The passage's first hit, then the first one behind it.</param>
    /// <param name="told">The rarity of all terms of the passage, added up.</param>
    private double ScoreOf(ref int hit, int end, double told)
    {
        var (matched, pairs) = (0.0, 0.0);
        var met = 0UL;
        var (before, conceptBefore) = (-2, -2);
        for (; hit < end; hit = HitFrom(hit + 1))
        {
            var (term, wants) = _wanted[_hitBy[hit]];
            var neighbour = hit == before + 1 ? conceptBefore : -2;
            var concept = -2;
            var metBefore = met;
            foreach (ref readonly var want in wants.AsSpan())
            {
                var bit = 1UL << want.Concept;
                var soFar = (met & bit) == 0 ? 0 : _met[want.Concept];
                _met[want.Concept] = want.Sums ? Math.Min(1, soFar + want.Worth) : Math.Max(soFar, want.Worth);
                met |= bit;
                concept = concept == neighbour + 1 && concept > 0 ? concept : want.Concept;
            }

            matched += met != metBefore ? _terms.Rarity(term) : 0;
            if (neighbour >= 0 && concept == neighbour + 1)
            {
                pairs += PairBonus * Math.Min(_weights[neighbour], _weights[concept]);
            }

            (before, conceptBefore) = (hit, concept);
        }

        var sum = 0.0;
        for (var left = met; left != 0; left &= left - 1)
        {
            var concept = BitOperations.TrailingZeroCount(left);
            sum += _weights[concept] * _met[concept];
        }

        return (sum + pairs) * Math.Sqrt(Math.Min(1, matched / told));
    }

    /// <param name="Worth">How much of the concept the term meets.</param>
    /// <param name="Sums">It takes several terms to meet it.</param>
    private readonly record struct Want(int Concept, double Worth, bool Sums);

    /// <summary>A term of the handbook that would meet concepts, in the order of the text.</summary>
    private readonly record struct WantedTerm(int Term, Want[] Wants)
    {
        public static WantedTerm[] Of(IReadOnlyList<Concept> concepts) =>
        [
            .. concepts
                .SelectMany((concept, number) => concept.Alternatives.Select(alternative => (alternative, number)))
                .SelectMany(pair => pair.alternative.Terms.Select(term =>
                    (term, want: new Want(pair.number, pair.alternative.Worth / pair.alternative.Terms.Length, pair.alternative.Terms.Length > 1))))
                .GroupBy(pair => pair.term, pair => pair.want)
                .Select(group => new WantedTerm(group.Key, [.. group])),
        ];
    }
}
