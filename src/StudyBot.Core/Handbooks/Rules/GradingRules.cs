namespace StudyBot.Core.Handbooks.Rules;

/// <summary>Key points and misconceptions that a written answer can be told by.</summary>
internal static class GradingRules
{
    private const int MaxKeyPoints = 6;
    private const int MaxMisconceptions = 4;
    private const int MinPhrasings = 2;

    public static IEnumerable<ContentProblem> Check(LintScope scope) => scope.Files.SelectMany(CheckFile);

    private static IEnumerable<ContentProblem> CheckFile(QuestionFile file)
    {
        var question = file.Question;
        if (question.KeyPoints.Count > MaxKeyPoints)
        {
            yield return file.Problem(file.Lines.Of("Key points"), "too-many-key-points", $"There are {question.KeyPoints.Count} key points.", $"Join or drop some; {MaxKeyPoints} is the most.");
        }

        if (question.Misconceptions.Count > MaxMisconceptions)
        {
            yield return file.Problem(file.Lines.Of("Misconceptions"), "too-many-misconceptions", $"There are {question.Misconceptions.Count} misconceptions.", $"Keep the {MaxMisconceptions} that people really hold.");
        }

        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = question.KeyPoints.Select((point, i) => (Path: $"Key points/{i}", point.Name, point.Phrasings))
            .Concat(question.Misconceptions.Select((wrong, i) => (Path: $"Misconceptions/{i}", Name: wrong.Claim, wrong.Phrasings)));
        foreach (var (path, name, phrasings) in entries)
        {
            var line = file.Lines.Of(path);
            if (phrasings.Count < MinPhrasings)
            {
                yield return file.Problem(line, "few-phrasings", $"`{name}` has {phrasings.Count} phrasings.", $"Add bullets until there are at least {MinPhrasings}: sentences in which people say it.");
            }

            foreach (var phrasing in phrasings)
            {
                if (!seen.TryAdd(Plain(phrasing), name))
                {
                    yield return file.Problem(line, "shared-phrasing", $"“{phrasing}” stands under `{name}` and under `{seen[Plain(phrasing)]}`.", "Keep it where it belongs and word the other one differently.");
                }
            }
        }
    }

    private static string Plain(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));
}
