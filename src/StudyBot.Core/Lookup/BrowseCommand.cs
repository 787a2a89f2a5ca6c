using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>/browse: walks from chapter to section to question, privately.</summary>
internal sealed class BrowseCommand(IServerHandbook handbooks, IOpenQuestions openQuestions) : ISlashCommand, ISuggester
{
    public const string ChapterOption = "chapter";

    public CommandSpec Spec => new(
        "browse",
        BrowseTexts.Description,
        Visibility.Private,
        [new OptionSpec(ChapterOption, BrowseTexts.ChapterOption, Suggests: true)]);

    public async Task<Response> RunAsync(CommandInvoked call, CancellationToken stop)
    {
        var handbook = await handbooks.ForAsync(call.Place, stop);
        var card = new BrowseCard(handbook, await OpenAnswers.InAsync(openQuestions, call.Place, handbook, stop));
        if (call.Options.Text(ChapterOption) is not { } typed)
        {
            return card.Chapters(page: 0);
        }

        var chapter = Chapters(handbook, typed.Trim()).FirstOrDefault();
        return (chapter is null ? null : card.Chapter(chapter.Number)) ?? card.Chapters(page: 0, BrowseTexts.NoChapter(handbook.Title));
    }

    public async Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop) =>
    [
        .. Chapters(await handbooks.ForAsync(typed.Place, stop), typed.Text.Trim())
            .Where(chapter => chapter.Questions.Any(question => question.Findable))
            .Take(CommandRouter.MaxChoices)
            .Select(chapter => new Choice(CardText.Line(BrowseTexts.ChapterChoice(chapter), CardText.MaxChoice), $"{chapter.Number}")),
    ];

    /// <summary>By its number, else by a part of its title.</summary>
    public static IEnumerable<Chapter> Chapters(Handbook handbook, string typed) =>
        handbook.Chapters.Where(chapter => $"{chapter.Number}" == typed)
            .Concat(handbook.Chapters.Where(chapter => chapter.Title.Contains(typed, StringComparison.OrdinalIgnoreCase)))
            .Distinct();
}
