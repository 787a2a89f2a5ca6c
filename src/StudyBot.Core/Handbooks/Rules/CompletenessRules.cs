namespace StudyBot.Core.Handbooks.Rules;

/// <summary>A pack that promises to be complete lacks nothing.</summary>
internal static class CompletenessRules
{
    public static IEnumerable<ContentProblem> Check(LintScope scope)
    {
        if (!scope.Handbook.Complete)
        {
            yield break;
        }

        var files = scope.Files.ToDictionary(file => file.Question.Id, StringComparer.Ordinal);
        foreach (var open in OpenWork.In(scope.Handbook))
        {
            var message = $"The pack says that it is complete, but lacks {open.Text}.";
            const string Fix = "Write it, or set `complete: false` in pack.yml.";
            yield return open.Question is { } question
                ? files[question.Id].Problem(1, "incomplete", message, Fix)
                : scope.ManifestProblem("incomplete", message, Fix);
        }
    }
}
