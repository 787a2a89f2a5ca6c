namespace StudyBot.Core.Lookup;

/// <param name="Fit">How much of what was asked the question is about, from 0 to 1.</param>
internal readonly record struct Ranked(int Question, double Score, double Fit);

/// <summary>
/// Orders questions by concepts in two steps: all questions by the words they hold (BM25F), then the best of these by
/// the texts of theirs (a title, an alias, a phrasing) that say most of it in the fewest other words, and by how people
/// word what they mean by the question.
/// </summary>
/// <param name="likelihood">By question, as <see cref="QueryLikelihood"/> gives it; null for a text that is not complete.</param>
internal sealed class Ranking(IndexTerms terms, IReadOnlyList<Concept> concepts, Func<int, bool>? hidden, double[]? likelihood = null)
{
    private const int LookedAtClosely = 40;
    private const double CoverPower = 0.3;
    private const double SecondTextWorth = 0.35;
    private const double LikelihoodPower = 0.07;

    private readonly double[] _scores = new double[terms.Questions];
    private readonly double[] _covered = new double[terms.Questions];
    private readonly double[] _fits = new double[terms.Questions];
    private readonly PassageScores _passages = new(terms, concepts);

    // Of the alternative and of the concept at hand, by question, with the questions that have any.
    private readonly (double Whole, double Named, int Met)[] _sums = new (double, double, int)[terms.Questions];
    private readonly List<int> _summed = [];
    private readonly (double Score, double Fit, bool Met)[] _best = new (double, double, bool)[terms.Questions];
    private readonly List<int> _met = [];

    private readonly double _total = concepts.Sum(concept => concept.Weight);

    public IReadOnlyList<Ranked> Best(int most)
    {
        foreach (var concept in concepts)
        {
            AddWords(concept);
        }

        return
        [
            .. Top(Math.Max(most, LookedAtClosely)).Select(Closely)
                .OrderByDescending(ranked => ranked.Score)
                .ThenBy(ranked => ranked.Question)
                .Take(most),
        ];
    }

    // Of several ways to meet a concept the best counts; one of several terms counts by the mean of its terms.
    private void AddWords(Concept concept)
    {
        foreach (var alternative in concept.Alternatives)
        {
            foreach (var term in alternative.Terms)
            {
                foreach (var posting in terms.PostingsOf(term))
                {
                    var (whole, named) = Values(posting);
                    ref var sum = ref _sums[posting.Question];
                    if (sum.Met == 0)
                    {
                        _summed.Add(posting.Question);
                    }

                    sum = (sum.Whole + whole, sum.Named + named, sum.Met + 1);
                }
            }

            var count = alternative.Terms.Length;
            foreach (var question in _summed)
            {
                var sum = _sums[question];
                _sums[question] = default;
                if (sum.Met == count && sum.Whole > 0)
                {
                    ref var best = ref _best[question];
                    if (!best.Met)
                    {
                        _met.Add(question);
                    }

                    best = (
                        Math.Max(best.Score, alternative.Worth * sum.Whole / count),
                        Math.Max(best.Fit, alternative.Worth * FitOf(sum.Whole / count, sum.Named / count)),
                        true);
                }
            }

            _summed.Clear();
        }

        foreach (var question in _met)
        {
            var (score, fit, _) = _best[question];
            _best[question] = default;
            _scores[question] += concept.Weight * score;
            _fits[question] += concept.Weight * fit;
            _covered[question] += concept.Weight;
        }

        _met.Clear();
    }

    // That a question mentions a thing says little; that it is named by it says that it is about it.
    private static double FitOf(double whole, double named) => (0.35 * Math.Min(1, whole * 2)) + (0.65 * Math.Min(1, named * 1.6));

    private (double Whole, double Named) Values(Posting posting) =>
        hidden?.Invoke(posting.Question) is true ? (posting.Open, posting.Open) : (posting.Whole, posting.Named);

    private List<int> Top(int most)
    {
        var queue = new PriorityQueue<int, (double Score, int Order)>(most + 1);
        for (var q = 0; q < _scores.Length; q++)
        {
            if (_scores[q] <= 0)
            {
                continue;
            }

            if (queue.Count < most)
            {
                queue.Enqueue(q, (_scores[q], -q));
            }
            else
            {
                queue.EnqueueDequeue(q, (_scores[q], -q));
            }
        }

        return [.. queue.UnorderedItems.Select(item => item.Element)];
    }

    private Ranked Closely(int question)
    {
        var (first, second) = _passages.Of(question, openOnly: hidden?.Invoke(question) is true);
        return new Ranked(
            question,
            (_scores[question] + first + (SecondTextWorth * second))
                * Math.Pow(_covered[question] / _total, CoverPower)
                * Math.Exp(LikelihoodPower * (likelihood?[question] ?? 0)),
            _fits[question] / _total);
    }
}
