namespace StudyBot.Core.Lookup;

/// <summary>
/// Says whether the best match may be given as the answer. Being sure and wrong is the worst outcome. Two chances are
/// estimated, that the handbook covers the text and that the best match is what was meant, each by a logistic regression
/// over six measures; how its weights were found stands in the record of decisions about lookup.
/// </summary>
internal static class Verdict
{
    private const double LeastCovered = 0.2;
    private const double LeastMeant = 0.68;
    private const double HighScore = 8;
    private const double NamedFit = 0.5;
    private const double ElsewhereCovered = -1.6;
    private const double ElsewhereMeant = -2;

    private static readonly Weights Covered = new(-6.07, 3.18, 0.46, 4.04, -2.64, 1.0, 2.61);
    private static readonly Weights Meant = new(-4.99, 2.7, 2.41, 2.63, -2.32, 0.28, 1.4);

    /// <param name="elsewhere">The text names a topic that the handbook is known not to cover.</param>
    public static LookupResult On(IReadOnlyList<Concept> concepts, IReadOnlyList<Match> ranked, bool elsewhere = false)
    {
        if (ranked.Count == 0 || IsSmallTalk(concepts, ranked[0]))
        {
            return new LookupResult.None(ranked);
        }

        var total = concepts.Sum(concept => concept.Weight);
        var known = concepts.Where(concept => concept.Alternatives.Count > 0).Sum(concept => concept.Weight);
        var lead = ranked.Count > 1 ? Math.Min(1, Math.Log(ranked[0].Score / ranked[1].Score)) : 1;
        var measures = new Measures(ranked[0].Fit, lead, Math.Min(1, Math.Log(1 + known) / 3), 1 - (known / total), ranked[0].Score / total, Math.Min(1, ranked[0].Score / HighScore));
        return ChanceOf(Covered, measures, elsewhere ? ElsewhereCovered : 0) < LeastCovered ? new LookupResult.None(ranked)
            : ChanceOf(Meant, measures, elsewhere ? ElsewhereMeant : 0) < LeastMeant ? new LookupResult.Choices(ranked)
            : new LookupResult.Answer(ranked);
    }

    // Everyday words that no title and no tag has: "thanks, that worked".
    private static bool IsSmallTalk(IReadOnlyList<Concept> concepts, Match best) =>
        concepts.All(concept => concept.Everyday) && best.Fit < NamedFit;

    private static double ChanceOf(Weights weights, Measures measures, double more) => 1 / (1 + Math.Exp(-(
        weights.Start + more
        + (weights.Fit * measures.Fit)
        + (weights.Lead * measures.Lead)
        + (weights.Telling * measures.Telling)
        + (weights.Unknown * measures.Unknown)
        + (weights.Strength * measures.Strength)
        + (weights.Sum * measures.Sum))));

    /// <param name="Fit">How much of the text the best match is about.</param>
    /// <param name="Lead">How far the second one is behind.</param>
    /// <param name="Telling">How much the text tells that the handbook knows; "docker" alone fits everything and tells nothing.</param>
    /// <param name="Unknown">The share of the text that stands nowhere in the handbook.</param>
    /// <param name="Strength">The best match's score for what the text tells.</param>
    private readonly record struct Measures(double Fit, double Lead, double Telling, double Unknown, double Strength, double Sum);

    private readonly record struct Weights(double Start, double Fit, double Lead, double Telling, double Unknown, double Strength, double Sum);
}
