using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace StudyBot.Core.Handbooks.Rules;

/// <summary>Questions can be told apart, lead to questions that exist, and rest on dated sources.</summary>
internal static class ReferenceRules
{
    public static IEnumerable<ContentProblem> Check(LintScope scope)
    {
        var titles = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in scope.Files)
        {
            var question = file.Question;
            if (!titles.TryAdd(question.Title, question.Id))
            {
                yield return file.Problem(file.Lines.Of("title"), "duplicate-title", $"{titles[question.Title]} has the title “{question.Title}” too.", "Say in the title what sets this question apart.");
            }

            foreach (var alias in question.Aliases)
            {
                if (!aliases.TryAdd(alias, question.Id))
                {
                    yield return file.Problem(file.Lines.Of("aliases"), "shared-alias", $"The alias “{alias}” also stands in {aliases[alias]}.", "Keep it where it fits best.");
                }
            }

            foreach (var problem in CheckLinks(scope, file))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<ContentProblem> CheckLinks(LintScope scope, QuestionFile file)
    {
        var question = file.Question;
        if (question.Sources.Count > 0 && !file.Lines.Has("checked"))
        {
            yield return file.Problem(file.Lines.Of("sources"), "unchecked-sources", "The sources have no date.", "Add `checked: 2026-11-23` with the day on which the answer was compared with them.");
        }

        foreach (var related in question.Related)
        {
            if (related == question.Id)
            {
                yield return file.Problem(file.Lines.Of("related"), "related-to-itself", "The question is related to itself.", "Remove the id.");
            }
            else if (scope.Handbook.Find(related) is null && (scope.Handbook.Complete || !MayStillCome(scope.Handbook, related)))
            {
                yield return file.Problem(file.Lines.Of("related"), "unknown-related", $"There is no question `{related}`.", "Correct the id or remove it.");
            }
        }

        foreach (var link in file.Body.Descendants<LinkInline>().Where(link => !link.IsImage && !LeadsOut(link.Url)))
        {
            yield return file.Problem(file.BodyLine + link.Line, "dead-link", $"The link to `{link.Url}` leads nowhere in chat.", "Write the whole address, starting with https://; a question of this pack goes by its id under `related`.");
        }
    }

    private static bool LeadsOut(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    // While a pack grows, chapters may point at questions that somebody is writing.
    private static bool MayStillCome(Handbook handbook, string id)
    {
        var dash = id.IndexOf('-');
        var last = id.LastIndexOf('-');
        return id.StartsWith("ch", StringComparison.Ordinal)
            && last > dash
            && int.TryParse(id.AsSpan(2, dash - 2), out _)
            && int.TryParse(id.AsSpan(last + 1), out _)
            && handbook.Sections.Any(section => section.Id == id[(dash + 1)..last]);
    }
}
