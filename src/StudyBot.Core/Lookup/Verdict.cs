namespace StudyBot.Core.Lookup;

/// <summary>Says whether the best match may be given as the answer. Being sure and wrong is the worst outcome.</summary>
internal static class Verdict
{
    // Found by trying typed questions that the shipped handbook covers and such that it does not.
    private const double SureFit = 0.5;
    private const double FairFit = 0.36;
    private const double SomeFit = 0.23;
    private const double ClearLead = 1.25;

    // With the next one this close behind, both are offered.
    private const double AnyLead = 1.08;
    private const double SomeTelling = 0.25;
    private const double EnoughTelling = 1.2;

    public static LookupResult On(IReadOnlyList<Concept> concepts, IReadOnlyList<Match> ranked)
    {
        if (ranked.Count == 0)
        {
            return new LookupResult.None(ranked);
        }

        var best = ranked[0];
        var lead = ranked.Count > 1 ? best.Score / ranked[1].Score : double.PositiveInfinity;

        // "docker" alone fits everything and tells nothing.
        var telling = concepts.Where(concept => concept.Alternatives.Count > 0).Sum(concept => concept.Weight);
        if (best.Fit < SomeFit || telling < SomeTelling)
        {
            return new LookupResult.None(ranked);
        }

        return telling >= EnoughTelling && lead >= AnyLead && (best.Fit >= SureFit || (best.Fit >= FairFit && lead >= ClearLead))
            ? new LookupResult.Answer(ranked)
            : new LookupResult.Choices(ranked);
    }
}
