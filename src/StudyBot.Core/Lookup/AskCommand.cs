using System.Diagnostics;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>/ask: answers a question from the handbook, privately.</summary>
internal sealed class AskCommand(IServerHandbook handbooks, IOpenQuestions openQuestions) : ISlashCommand, ISuggester
{
    public const string OptionName = "question";

    // Below this a match has next to nothing to do with what was typed.
    private const double SensibleFit = 0.12;
    private const int MostNearest = 3;

    public CommandSpec Spec { get; } = new(
        "ask",
        AskTexts.Description,
        Visibility.Private,
        [new OptionSpec(OptionName, AskTexts.QuestionOption, Required: true, Suggests: true)]);

    public async Task<Response> RunAsync(CommandInvoked call, CancellationToken stop)
    {
        var handbook = await handbooks.ForAsync(call.Place, stop);
        var open = await OpenAnswers.InAsync(openQuestions, call.Place, handbook, stop);
        var found = HandbookIndex.Of(handbook).Find(call.Options.Text(OptionName) ?? "", open.Ids);
        return found switch
        {
            LookupResult.Answer answer => open.Until(answer.Best) is { } until
                ? new AnswerCard(handbook, answer.Best).Withheld(until)
                : new AnswerCard(handbook, answer.Best).Short(),
            LookupResult.Choices choices => Offer(handbook, AskTexts.NearestTitle, AskTexts.Nearest, choices.Ranked),
            LookupResult.None none => Offer(
                handbook,
                AskTexts.NotHereTitle,
                AskTexts.NotHere(handbook.Title),
                [.. none.Ranked.Where(match => match.Fit >= SensibleFit)],
                AskTexts.NearestTopics),
            _ => throw new UnreachableException(),
        };
    }

    public async Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop)
    {
        var handbook = await handbooks.ForAsync(typed.Place, stop);
        var open = await OpenAnswers.InAsync(openQuestions, typed.Place, handbook, stop);
        return [.. Suggestions.For(handbook, typed.Text, open.Ids).Select(question => Suggestions.Choice(handbook, question))];
    }

    // What the person typed is not repeated: it may be long, private, or made to look like something else.
    private static Reply Offer(Handbook handbook, string title, string text, IReadOnlyList<Match> ranked, string? lead = null)
    {
        Question[] nearest = [.. ranked.Take(MostNearest).Select(match => match.Question)];
        var list = nearest.Length == 0
            ? ""
            : (lead is null ? "" : "\n\n" + lead) + "\n\n" + CardText.Bullets(nearest.Select(question => $"**{question.Title}** · {AskTexts.ShortPlace(handbook, question)}"));
        return new Reply
        {
            Cards = [new Card(title, CardText.Body(text + list))],
            Rows = [.. AnswerCard.CardButtons(handbook, nearest)],
        };
    }
}
