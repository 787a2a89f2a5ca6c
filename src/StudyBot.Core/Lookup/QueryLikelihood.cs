using System.Runtime.InteropServices;

namespace StudyBot.Core.Lookup;

/// <summary>
/// How likely it is that somebody who means a question types a text, against how likely anybody types it: a model of the
/// <see cref="Fragments"/> of each question's short texts, smoothed by those of all (Dirichlet). Never changes once built.
/// </summary>
internal sealed class QueryLikelihood
{
    // How much of a question's own texts it takes to be believed more than all of them together.
    private const double Smoothing = 300;
    private const int MostPieces = 600;

    private readonly Dictionary<uint, (int Start, int Length)> _places;
    private readonly Holding[] _holdings;
    private readonly Lacking[] _lacking;

    private QueryLikelihood(Dictionary<uint, (int Start, int Length)> places, Holding[] holdings, Lacking[] lacking) =>
        (_places, _holdings, _lacking) = (places, holdings, lacking);

    /// <summary>The logarithm of the ratio for each question, levelled for the length of the text; 0 says nothing.</summary>
    /// <param name="hidden">Questions that may be known only by what names them openly.</param>
    public double[] Of(IReadOnlyList<Token> text, Func<int, bool>? hidden)
    {
        var pieces = new List<uint>();
        new Fragments().Read(text, pieces);
        var scores = new double[_lacking.Length];
        var known = 0;
        var seen = new HashSet<uint>(pieces.Count);
        foreach (var piece in pieces.Where(seen.Add).Take(MostPieces))
        {
            if (_places.TryGetValue(piece, out var place))
            {
                known++;
                foreach (var holding in _holdings.AsSpan(place.Start, place.Length))
                {
                    scores[holding.Question] += hidden?.Invoke(holding.Question) is true ? holding.Open : holding.Whole;
                }
            }
        }

        for (var question = 0; question < scores.Length && known > 0; question++)
        {
            var each = hidden?.Invoke(question) is true ? _lacking[question].Open : _lacking[question].Whole;
            scores[question] = (scores[question] + (known * each)) / Math.Sqrt(known);
        }

        return scores;
    }

    /// <summary>What a piece adds to a question that has it.</summary>
    private readonly record struct Holding(int Question, float Whole, float Open);

    /// <summary>What any piece costs a question, made good by <see cref="Holding"/> if the question has it.</summary>
    private readonly record struct Lacking(double Whole, double Open);

    /// <summary>Counts the pieces, question by question.</summary>
    internal sealed class Builder
    {
        private readonly Fragments _fragments = new();
        private readonly List<uint> _pieces = [];
        private readonly List<Dictionary<uint, (float Whole, float Open)>> _counts = [];

        public void StartQuestion() => _counts.Add([]);

        public void Add(Field field, IReadOnlyList<Token> text)
        {
            var weight = FieldWeights.InLikelihood(field);
            if (weight <= 0)
            {
                return;
            }

            _pieces.Clear();
            _fragments.Read(text, _pieces);
            var open = FieldWeights.Open(field) ? weight : 0;
            foreach (var piece in _pieces)
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts[^1], piece, out _);
                count = (count.Whole + weight, count.Open + open);
            }
        }

        public QueryLikelihood Build()
        {
            var totals = new Dictionary<uint, (float Weight, int Questions)>();
            var all = 0.0;
            foreach (var (piece, count) in _counts.SelectMany(counts => counts))
            {
                ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(totals, piece, out _);
                total = (total.Weight + count.Whole, total.Questions + 1);
                all += count.Whole;
            }

            var places = new Dictionary<uint, (int Start, int Length)>(totals.Count);
            var start = 0;
            foreach (var (piece, total) in totals)
            {
                places[piece] = (start, 0);
                start += total.Questions;
            }

            var holdings = new Holding[start];
            for (var question = 0; question < _counts.Count; question++)
            {
                foreach (var (piece, count) in _counts[question])
                {
                    ref var place = ref CollectionsMarshal.GetValueRefOrNullRef(places, piece);
                    var expected = Smoothing * totals[piece].Weight / all;
                    holdings[place.Start + place.Length] = new Holding(question, (float)Math.Log(1 + (count.Whole / expected)), (float)Math.Log(1 + (count.Open / expected)));
                    place.Length++;
                }
            }

            return new QueryLikelihood(places, holdings, [.. _counts.Select(LackingOf)]);
        }

        private static Lacking LackingOf(Dictionary<uint, (float Whole, float Open)> counts)
        {
            var (whole, open) = (0.0, 0.0);
            foreach (var count in counts.Values)
            {
                whole += count.Whole;
                open += count.Open;
            }

            return new Lacking(Math.Log(Smoothing / (whole + Smoothing)), Math.Log(Smoothing / (open + Smoothing)));
        }
    }
}
