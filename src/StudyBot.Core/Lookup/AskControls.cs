using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Texts;

namespace StudyBot.Core.Lookup;

/// <summary>The buttons of /ask. Their ids are treated as typed by anyone, and work for as long as the question exists.</summary>
internal sealed class AskControls(IHandbooks handbooks, IOpenQuestions openQuestions, ISharers sharers) : IControlHandler
{
    public string Prefix => AskControlId.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (AskControlId.Read(used.ControlId) is not { } id
            || handbooks.Find(id.Pack) is not { } handbook
            || handbook.Find(id.Question) is not { Findable: true } question)
        {
            return new Reply(AskTexts.Gone);
        }

        var open = await OpenAnswers.InAsync(openQuestions, used.Place, handbook, stop);
        if (open.Until(question) is { } until)
        {
            // There is nothing to share, and nothing that may take the place of what others see.
            return id.Verb == AskControlId.Share
                ? new AnswerCard(handbook, question, shared: true).Withheld(until) with { Privately = true }
                : new AnswerCard(handbook, question).Withheld(until);
        }

        var card = new AnswerCard(handbook, question);
        return id.Verb switch
        {
            AskControlId.Part => card.PartOf(id.Number(0) ?? -1),
            AskControlId.Pitfalls => card.Pitfalls(),
            AskControlId.Sources => card.Sources(),
            AskControlId.Related => card.Related(),
            AskControlId.Share => Shared(handbook, question, await sharers.OfAsync(used.Place, used.Member, stop)),
            AskControlId.Quiz => new PracticeCard(handbook, question).Ask(id.Rest.Count > 0 ? id.Rest[0] : null, used.Id),
            AskControlId.Pick when id.Rest.Count >= 3 => new PracticeCard(handbook, question).Judge(id.Rest[0], id.Rest[1], id.Number(2) ?? -1),
            _ => card.Short(),
        };
    }

    // For everyone, and so in the handbook's language.
    private static Reply Shared(Handbook handbook, Question question, Sharer by)
    {
        using var language = Language.Use(Language.Of(handbook.Language));
        return new AnswerCard(handbook, question, shared: true).Short() with { Text = AskTexts.SharedBy(by) };
    }
}
