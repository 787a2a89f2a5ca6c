using StudyBot.Core.Handbooks.Rules;

namespace StudyBot.Core.Handbooks;

/// <summary>Checks packs: that they can be read, and that what they hold can be shown, asked and graded well.</summary>
public static class Lint
{
    private static readonly Func<LintScope, IEnumerable<ContentProblem>>[] Rules =
    [
        CompletenessRules.Check,
        FormRules.Check,
        CardRules.Check,
        ChoiceRules.Check,
        GradingRules.Check,
        ReferenceRules.Check,
    ];

    /// <param name="contentPath">The folder that holds the packs.</param>
    /// <param name="packId">Only this pack; all of them if null.</param>
    /// <exception cref="NoHandbookException">There is no such folder or pack.</exception>
    public static LintReport Run(string contentPath, string? packId = null)
    {
        var folders = HandbookLibrary.PackFolders(contentPath);
        if (packId is not null)
        {
            var all = folders;
            folders = [.. folders.Where(folder => Path.GetFileName(folder) == packId)];
            if (folders.Count == 0)
            {
                throw NoHandbookException.Unknown(contentPath, packId, all.Select(folder => Path.GetFileName(folder)));
            }
        }

        var packs = new List<PackSummary>();
        var problems = new List<ContentProblem>();
        foreach (var folder in folders)
        {
            var result = PackReader.Read(folder);
            problems.AddRange(result.Problems);
            if (result.Handbook is { } handbook)
            {
                packs.Add(PackSummary.Of(handbook));
                problems.AddRange(Check(result, handbook));
            }
        }

        return new LintReport(packs, [.. problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)]);
    }

    private static IEnumerable<ContentProblem> Check(PackResult result, Handbook handbook)
    {
        var scope = new LintScope(handbook, result.Files);
        return Rules.SelectMany(rule => rule(scope));
    }
}

/// <summary>What the rules look at: a pack and the files it came from.</summary>
internal sealed record LintScope(Handbook Handbook, IReadOnlyList<QuestionFile> Files)
{
    public ContentProblem ManifestProblem(string rule, string message, string fix) =>
        new($"{Handbook.Id}/{PackReader.ManifestName}", 1, rule, message, fix);
}
