using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>The menus and buttons of /browse. Their ids and values are treated as typed by anyone, and work for as long as the pack exists.</summary>
internal sealed class BrowseControls(IHandbooks handbooks, IOpenQuestions openQuestions) : IControlHandler
{
    public string Prefix => BrowseControlId.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        if (BrowseControlId.Read(used.ControlId) is not { } id || handbooks.Find(id.Pack) is not { } handbook)
        {
            return new Reply(BrowseTexts.Gone);
        }

        var open = await OpenAnswers.InAsync(openQuestions, used.Place, handbook, stop);
        var card = new BrowseCard(handbook, open);

        // A button says where it leads; a select leaves the last step to what is chosen.
        string[] path = used is SelectChosen { Values: [var chosen, ..] } ? [.. id.Rest, chosen] : [.. id.Rest];
        return (id.View, path) switch
        {
            (BrowseControlId.Chapters, [.. var rest]) => card.Chapters(BrowseControlId.Number(rest.FirstOrDefault())),
            (BrowseControlId.Chapter, [var chapter, .. var rest]) => card.Chapter(BrowseControlId.Number(chapter), BrowseControlId.Number(rest.FirstOrDefault())),
            (BrowseControlId.Section, [var chapter, var section, .. var rest]) =>
                card.Section(BrowseControlId.Number(chapter), section, BrowseControlId.Number(rest.FirstOrDefault())),
            (BrowseControlId.Question, [var question, ..]) => Question(handbook, question, open),
            _ => null,
        } ?? new Reply(BrowseTexts.Gone);
    }

    private static Reply? Question(Handbook handbook, string id, OpenAnswers open) =>
        handbook.Find(id) is { Findable: true } question ? new AnswerCard(handbook, question).Opening(open) : null;
}
