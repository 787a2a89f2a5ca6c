using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Answers.Grading;

/// <summary>What is looked for in the answers to one question.</summary>
internal sealed class QuestionIdeas(Question question, Likeness likeness, Leaning.Ordinary ordinary)
{
    // A word that the question itself gives away.
    private const double GivenWorth = 0.5;

    private readonly HashSet<string> _given =
        StatementReader.ReadOne(question.Text + " " + question.Title).Words.Select(said => said.Stem).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<Idea> Points => field ??=
        [.. question.KeyPoints.Select(point => new Idea([point.Name + ". " + point.Explanation, point.Explanation, .. point.Phrasings], WeightOf))];

    public IReadOnlyList<Idea> Beliefs => field ??=
        [.. question.Misconceptions.Select(wrong => new Idea([wrong.Claim, .. wrong.Phrasings], WeightOf))];

    /// <summary>What is right in place of each belief.</summary>
    public IReadOnlyList<Idea> Corrections => field ??=
        [.. question.Misconceptions.Select(wrong => new Idea(StatementReader.Read(wrong.Correction).Select(statement => statement.Text).Append(wrong.Correction), WeightOf))];

    public Leaning Leaning { get; } = new(question, ordinary);

    private double WeightOf(string stem) => likeness.Weight(stem) * (_given.Contains(stem) ? GivenWorth : 1);
}
