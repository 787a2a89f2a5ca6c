using System.Diagnostics;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily.Missing;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>What a person is shown for a text: the answer, the nearest ones to choose from, or that the handbook lacks it.</summary>
internal static class LookupReply
{
    // Below this a match has next to nothing to do with what was typed.
    private const double SensibleFit = 0.12;
    private const int MostNearest = 3;

    public static Reply For(Handbook handbook, OpenAnswers open, string text) => HandbookIndex.Of(handbook).Find(text, open.Ids) switch
    {
        LookupResult.Answer answer => new AnswerCard(handbook, answer.Best).Opening(open),
        LookupResult.Choices choices => Offer(handbook, AskTexts.NearestTitle, AskTexts.Nearest, choices.Ranked),
        LookupResult.None none => Offer(
            handbook,
            AskTexts.NotHereTitle,
            AskTexts.NotHere(handbook.Title),
            [.. none.Ranked.Where(match => match.Fit >= SensibleFit)],
            AskTexts.NearestTopics,
            Missing(text)),
        _ => throw new UnreachableException(),
    };

    // What the person typed is not repeated: it may be long, private, or made to look like something else.
    private static Reply Offer(Handbook handbook, string title, string text, IReadOnlyList<Match> ranked, string? lead = null, Button? more = null)
    {
        Question[] nearest = [.. ranked.Take(MostNearest).Select(match => match.Question)];
        var list = nearest.Length == 0
            ? ""
            : (lead is null ? "" : "\n\n" + lead) + "\n\n" + CardText.Bullets(nearest.Select(question => $"**{question.Title}** · {AskTexts.ShortPlace(handbook, question)}"));
        return new Reply
        {
            Cards = [new Card(title, CardText.Body(text + list))],
            Rows = [.. AnswerCard.CardButtons(handbook, nearest), .. more is null ? [] : new[] { ControlRow.Of(more) }],
        };
    }

    private static Button? Missing(string text) =>
        text.Any(char.IsLetterOrDigit) && !NotAQuestion.Is(text) ? MissingControls.Button(text) : null;
}
