using StudyBot.Core.Handbooks.Commands;
using StudyBot.Core.Handbooks.Rules;

namespace StudyBot.Core.Handbooks;

/// <summary>Checks packs: that they can be read, and that what they hold can be shown, asked and graded well.</summary>
public static class Lint
{
    private static readonly Func<LintScope, IEnumerable<ContentProblem>>[] Rules =
    [
        CompletenessRules.Check,
        NumberRules.Check,
        FormRules.Check,
        CardRules.Check,
        ChoiceRules.Check,
        RepeatedItemRules.Check,
        GradingRules.Check,
        ReferenceRules.Check,
        CommandRules.Check,
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
                problems.AddRange(Check(folder, result, handbook));
            }
        }

        return new LintReport(packs, [.. problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)]);
    }

    private static IEnumerable<ContentProblem> Check(string folder, PackResult result, Handbook handbook)
    {
        var problems = new ProblemList($"{handbook.Id}/{CommandListReader.FileName}");
        var scope = new LintScope(handbook, result.Files, result.Retired, CommandListReader.Read(folder, problems));
        return [.. problems.Found, .. Rules.SelectMany(rule => rule(scope))];
    }
}

/// <summary>What the rules look at: a pack, the files it came from, ids that are used up, and the commands it writes about.</summary>
internal sealed record LintScope(Handbook Handbook, IReadOnlyList<QuestionFile> Files, IReadOnlyList<string> Retired, CommandList Commands)
{
    public ContentProblem ManifestProblem(string rule, string message, string fix) =>
        new($"{Handbook.Id}/{PackReader.ManifestName}", 1, rule, message, fix);
}
