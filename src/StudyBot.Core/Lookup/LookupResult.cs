using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>What a handbook has for a text.</summary>
/// <param name="Ranked">The best matches, best first, at most ten. May be empty.</param>
public abstract record LookupResult(IReadOnlyList<Match> Ranked)
{
    /// <summary>The first match answers the text.</summary>
    public sealed record Answer(IReadOnlyList<Match> Ranked) : LookupResult(Ranked)
    {
        public Question Best => Ranked[0].Question;
    }

    /// <summary>Several might be meant; none fits well.</summary>
    public sealed record Choices(IReadOnlyList<Match> Ranked) : LookupResult(Ranked);

    /// <summary>The handbook does not cover it; what is ranked has little to do with the text.</summary>
    public sealed record None(IReadOnlyList<Match> Ranked) : LookupResult(Ranked);
}

/// <param name="Score">Comparable within one result only.</param>
/// <param name="Fit">How much of what was asked the question is about, from 0 to 1; comparable between results.</param>
public sealed record Match(Question Question, double Score, double Fit);
