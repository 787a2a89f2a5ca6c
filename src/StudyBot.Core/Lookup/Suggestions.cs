using StudyBot.Core.Chat;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>What to offer while somebody types: by name, then by alias and keyword, then by content.</summary>
internal static class Suggestions
{
    /// <param name="withheld">Ids of questions that are listed only by what names them openly: id and title.</param>
    public static IReadOnlyList<Question> For(Handbook handbook, string typed, IReadOnlySet<string> withheld)
    {
        var text = typed.Trim();
        Question[] all = [.. handbook.Questions.Where(question => question.Findable)];
        var found = text.Length == 0
            ? Starters(handbook)
            : all.Where(question => Is(question, text))
                .Concat(all.Where(question => StartsBy(question, text)))
                .Concat(all.Where(question => !withheld.Contains(question.Id) && HasKeyword(question, text)))
                .Concat(HandbookIndex.Of(handbook).Complete(text, withheld).Select(match => match.Question));
        return [.. found.Distinct(ReferenceEqualityComparer.Instance).Cast<Question>().Take(CommandRouter.MaxChoices)];
    }

    public static Choice Choice(Handbook handbook, Question question)
    {
        var suffix = CardText.Line(AskTexts.Suffix(handbook, question), CardText.MaxChoice / 2);
        return new Choice(CardText.Line(question.Title, CardText.MaxChoice - suffix.Length) + suffix, question.Id);
    }

    /// <summary>A first question of every chapter, then a second of every chapter, each time of another section.</summary>
    private static IEnumerable<Question> Starters(Handbook handbook)
    {
        var bySection = handbook.Chapters.Select(chapter => InTurns(handbook, chapter)).ToArray();
        for (var round = 0; bySection.Any(questions => round < questions.Length); round++)
        {
            foreach (var questions in bySection.Where(questions => round < questions.Length))
            {
                yield return questions[round];
            }
        }
    }

    private static Question[] InTurns(Handbook handbook, Chapter chapter) =>
    [
        .. handbook.Sections
            .SelectMany((section, order) => chapter.Questions
                .Where(question => question.SectionId == section.Id && question.Findable)
                .Select((question, turn) => (question, turn, order)))
            .OrderBy(entry => entry.turn)
            .ThenBy(entry => entry.order)
            .Select(entry => entry.question),
    ];

    private static bool Is(Question question, string text) =>
        question.Id.Equals(text, StringComparison.OrdinalIgnoreCase) || question.Title.Equals(text, StringComparison.OrdinalIgnoreCase);

    private static bool StartsBy(Question question, string text) =>
        question.Id.StartsWith(text, StringComparison.OrdinalIgnoreCase) || question.Title.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    private static bool HasKeyword(Question question, string text) =>
        question.Aliases.Concat(question.Tags).Any(alias => alias.StartsWith(text, StringComparison.OrdinalIgnoreCase));
}
