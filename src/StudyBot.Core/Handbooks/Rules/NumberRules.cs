namespace StudyBot.Core.Handbooks.Rules;

/// <summary>No question got lost between its neighbours, and none has the id of one that was removed: results refer to ids.</summary>
internal static class NumberRules
{
    public static IEnumerable<ContentProblem> Check(LintScope scope)
    {
        foreach (var file in scope.Files.Where(file => scope.Retired.Contains(file.Question.Id)))
        {
            yield return file.Problem(file.Lines.Of("id"), "retired-id", $"`{file.Question.Id}` is the id of a question that was removed.", $"Give the file the next free number, or take the id out of `retired` in {PackReader.ManifestName} if it is the same question.");
        }

        // While a pack grows, somebody may be writing what is not there yet.
        if (!scope.Handbook.Complete)
        {
            yield break;
        }

        foreach (var group in scope.Files.GroupBy(file => file.Question.Id[..file.Question.Id.LastIndexOf('-')]))
        {
            var numbers = group.Select(file => file.Question.Number).ToHashSet();
            foreach (var missing in Enumerable.Range(1, numbers.Max()).Where(number => !numbers.Contains(number)).Select(number => $"{group.Key}-{number}").Except(scope.Retired))
            {
                yield return group.First().Problem(1, "missing-number", $"There is no question `{missing}`, but there are later ones.", $"Write it, or list it under `retired` in {PackReader.ManifestName} if it was removed.");
            }
        }
    }
}
