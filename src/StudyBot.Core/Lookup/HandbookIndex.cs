using System.Runtime.CompilerServices;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>Finds a handbook's questions by what people type. Safe for any number of callers at a time.</summary>
public sealed class HandbookIndex
{
    private const int MaxRanked = 10;
    private const int MaxCompleted = 25;
    private const double PairBonus = 0.35;

    private static readonly ConditionalWeakTable<Handbook, HandbookIndex> Built = [];

    private readonly Question[] _questions;
    private readonly IndexTerms _terms;
    private readonly QueryReader _reader;
    private readonly Dictionary<string, int> _byName;

    private HandbookIndex(Handbook handbook)
    {
        _questions = [.. handbook.Questions.Where(question => question.Findable)];
        _terms = IndexTerms.Of(_questions);
        _reader = new QueryReader(_terms, handbook.Vocabulary);
        _byName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < _questions.Length; i++)
        {
            _byName.TryAdd(_questions[i].Id, i);
            _byName.TryAdd(_questions[i].Title, i);
        }
    }

    /// <summary>The index of a handbook, built when it is first asked for.</summary>
    public static HandbookIndex Of(Handbook handbook) => Built.GetValue(handbook, book => new HandbookIndex(book));

    /// <param name="withheld">Ids of questions that must not be found by anything in their answers.</param>
    public LookupResult Find(string text, IReadOnlySet<string>? withheld = null)
    {
        if (_byName.TryGetValue(text.Trim(), out var named))
        {
            return new LookupResult.Answer([new Match(_questions[named], 1, 1)]);
        }

        var concepts = _reader.Read(text);
        return Verdict.On(concepts, Rank(concepts, withheld));
    }

    /// <summary>Questions for a text that is still being typed, best first.</summary>
    internal IReadOnlyList<Match> Complete(string text, IReadOnlySet<string>? withheld = null) =>
        Rank(_reader.Read(text, lastIsUnfinished: true), withheld, MaxCompleted);

    private List<Match> Rank(List<Concept> concepts, IReadOnlySet<string>? withheld, int most = MaxRanked)
    {
        var scores = new double[_questions.Length];
        var fits = new double[_questions.Length];
        var hidden = withheld is { Count: > 0 } ? Array.ConvertAll(_questions, question => withheld.Contains(question.Id)) : null;
        var total = concepts.Sum(concept => concept.Weight);
        var best = new double[_questions.Length];
        var fit = new double[_questions.Length];
        foreach (var concept in concepts)
        {
            Array.Clear(best);
            Array.Clear(fit);
            foreach (var alternative in concept.Alternatives)
            {
                Meet(alternative, hidden, best, fit);
            }

            for (var q = 0; q < scores.Length; q++)
            {
                if (best[q] > 0)
                {
                    scores[q] += concept.Weight * best[q];
                    fits[q] += concept.Weight * fit[q];
                }
            }
        }

        AddPairs(concepts, hidden, scores);
        return
        [
            .. Enumerable.Range(0, scores.Length)
                .Where(q => scores[q] > 0)
                .OrderByDescending(q => scores[q])
                .ThenBy(q => q)
                .Take(most)
                .Select(q => new Match(_questions[q], scores[q], total > 0 ? fits[q] / total : 0)),
        ];
    }

    // Of several ways to meet a concept the best counts; one of several terms counts by the mean of its terms.
    private void Meet(Alternative alternative, bool[]? hidden, double[] best, double[] fit)
    {
        var count = alternative.Terms.Length;
        var sums = new (double Whole, double Named, int Met)[_questions.Length];
        foreach (var term in alternative.Terms)
        {
            foreach (var posting in _terms.PostingsOf(term))
            {
                var (whole, named) = Values(posting, hidden);
                ref var sum = ref sums[posting.Question];
                sum = (sum.Whole + whole, sum.Named + named, sum.Met + 1);
            }
        }

        for (var q = 0; q < sums.Length; q++)
        {
            if (sums[q].Met == count)
            {
                best[q] = Math.Max(best[q], alternative.Worth * sums[q].Whole / count);
                fit[q] = Math.Max(fit[q], alternative.Worth * FitOf(sums[q].Whole / count, sums[q].Named / count));
            }
        }
    }

    // That a question mentions a thing says little; that it is named by it says that it is about it.
    private static double FitOf(double whole, double named) => (0.35 * Math.Min(1, whole * 2)) + (0.65 * Math.Min(1, named * 1.6));

    private void AddPairs(List<Concept> concepts, bool[]? hidden, double[] scores)
    {
        for (var i = 1; i < concepts.Count; i++)
        {
            if (concepts[i - 1].Term is not { } first || concepts[i].Term is not { } second || concepts[i].Position != concepts[i - 1].Position + 1)
            {
                continue;
            }

            var bonus = PairBonus * Math.Min(concepts[i - 1].Weight, concepts[i].Weight);
            for (var q = 0; q < scores.Length; q++)
            {
                if (scores[q] > 0 && hidden?[q] is not true && _terms.FollowEachOther(q, first, second))
                {
                    scores[q] += bonus;
                }
            }
        }
    }

    private static (double Whole, double Named) Values(Posting posting, bool[]? hidden) =>
        hidden?[posting.Question] is true ? (posting.Open, posting.Open) : (posting.Whole, posting.Named);
}
