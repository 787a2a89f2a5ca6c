using StudyBot.Core.Handbooks;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Evaluation;

/// <summary>How well a handbook's questions are found. All but the count are shares from 0 to 1.</summary>
/// <param name="Hit1">The question that is meant comes first.</param>
/// <param name="Hit3">It is among the first three.</param>
/// <param name="Mrr">The mean of 1 / its place; 0 where it is missing or the text was refused.</param>
/// <param name="Refused">Told that the handbook does not cover it.</param>
/// <param name="Answered">Given one question as the answer.</param>
/// <param name="ConfidentWrong">Given another question than the one that is meant as the answer.</param>
public sealed record FoundFigures(int Count, double Hit1, double Hit3, double Mrr, double Refused, double Answered, double ConfidentWrong);

/// <summary>How well texts are refused that the handbook does not cover. All but the count are shares from 0 to 1.</summary>
public sealed record RefusedFigures(int Count, double Rejected, double Answered);

/// <summary>Measures <c>/ask</c> by texts whose answers are known.</summary>
public static class LookupEvaluation
{
    private const string All = "all";

    /// <summary>By kind, "all" first.</summary>
    public static IReadOnlyDictionary<string, FoundFigures> Found(Handbook handbook, IReadOnlyList<TypedQuery> queries)
    {
        var index = HandbookIndex.Of(handbook);
        var tries = queries.Select(query => (query.Kind, Result: index.Find(query.Query), Right: (query.Also ?? []).Append(query.Id).ToHashSet(StringComparer.Ordinal)))
            .Select(entry => (entry.Kind, entry.Result, Place: entry.Result is LookupResult.None ? 0 : PlaceOf(entry.Right, entry.Result.Ranked)))
            .ToArray();
        return ByKind(tries, entry => entry.Kind, kind => new FoundFigures(
            kind.Count,
            Share(kind, entry => entry.Place == 1),
            Share(kind, entry => entry.Place is >= 1 and <= 3),
            Rounded(kind.Average(entry => entry.Place > 0 ? 1.0 / entry.Place : 0)),
            Share(kind, entry => entry.Result is LookupResult.None),
            Share(kind, entry => entry.Result is LookupResult.Answer),
            Share(kind, entry => entry.Result is LookupResult.Answer && entry.Place != 1)));
    }

    /// <inheritdoc cref="Found"/>
    public static IReadOnlyDictionary<string, RefusedFigures> Refused(Handbook handbook, IReadOnlyList<OutsideQuery> queries)
    {
        var index = HandbookIndex.Of(handbook);
        var tries = queries.Select(query => (query.Kind, Result: index.Find(query.Query))).ToArray();
        return ByKind(tries, entry => entry.Kind, kind => new RefusedFigures(
            kind.Count,
            Share(kind, entry => entry.Result is LookupResult.None),
            Share(kind, entry => entry.Result is LookupResult.Answer)));
    }

    private static int PlaceOf(HashSet<string> right, IReadOnlyList<Match> ranked)
    {
        for (var i = 0; i < ranked.Count; i++)
        {
            if (right.Contains(ranked[i].Question.Id))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static Dictionary<string, TFigures> ByKind<T, TFigures>(IReadOnlyList<T> tries, Func<T, string> kindOf, Func<IReadOnlyList<T>, TFigures> figures)
    {
        var result = new Dictionary<string, TFigures>(StringComparer.Ordinal);
        if (tries.Count > 0)
        {
            result[All] = figures(tries);
        }

        foreach (var kind in tries.GroupBy(kindOf, StringComparer.Ordinal))
        {
            result[kind.Key] = figures([.. kind]);
        }

        return result;
    }

    private static double Share<T>(IReadOnlyList<T> tries, Func<T, bool> counts) => Rounded((double)tries.Count(counts) / tries.Count);

    private static double Rounded(double share) => Math.Round(share, 4);
}
