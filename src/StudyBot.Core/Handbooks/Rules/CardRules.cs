using StudyBot.Core.Daily;
using StudyBot.Core.Lookup;

namespace StudyBot.Core.Handbooks.Rules;

/// <summary>Whatever is shown fits the cards of the chat service: each is made as members see it, and measured.</summary>
internal static class CardRules
{
    // A title is also a button's label.
    private const int MaxButtonTitle = 80;

    public static IEnumerable<ContentProblem> Check(LintScope scope) => scope.Files.SelectMany(file => CheckFile(scope.Handbook, file));

    private static IEnumerable<ContentProblem> CheckFile(Handbook handbook, QuestionFile file)
    {
        var question = file.Question;
        if (question.Title.Length > CardText.MaxTitle)
        {
            yield return TooLong(file, "title", $"The title has {question.Title.Length} characters where {CardText.MaxTitle} fit.");
        }
        else if (question.Title.Length > MaxButtonTitle)
        {
            yield return file.Problem(file.Lines.Of("title"), "long-title", $"The title has {question.Title.Length} characters and will be cut on buttons.", $"Use at most {MaxButtonTitle}.");
        }

        foreach (var (part, _) in new AnswerCard(handbook, question).Views().Where(view => CardText.IsCut(view.Card.Body)))
        {
            yield return TooLong(file, part, $"The card that shows \"{part}\" would be cut: its text has room for {CardText.MaxBody} characters.");
        }

        for (var i = 0; i < question.Items.Count; i++)
        {
            if (DailyCards.Fits(question.Items[i]) && !RevealCard.Fits(QuestionDesk.LayOut(handbook, question, question.Items[i], seed: 0)))
            {
                yield return TooLong(file, $"items/{i}", $"The closed post of item {question.Items[i].Id} would be cut: its reasons, the short answer and the sources take too much of {CardText.MaxBody} characters together.");
            }
        }
    }

    private static ContentProblem TooLong(QuestionFile file, string path, string message) => file.Problem(file.Lines.Of(path), "too-long", message, "Shorten it.");
}
