using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>/ask: answers a question from the handbook, privately.</summary>
internal sealed class AskCommand(IServerHandbook handbooks, IOpenQuestions openQuestions) : ISlashCommand, ISuggester
{
    public const string OptionName = "question";

    public CommandSpec Spec => new(
        "ask",
        AskTexts.Description,
        Visibility.Private,
        [new OptionSpec(OptionName, AskTexts.QuestionOption, Required: true, Suggests: true)]);

    public async Task<Response> RunAsync(CommandInvoked call, CancellationToken stop)
    {
        var handbook = await handbooks.ForAsync(call.Place, stop);
        var open = await OpenAnswers.InAsync(openQuestions, call.Place, handbook, stop);
        return LookupReply.For(handbook, open, call.Options.Text(OptionName) ?? "");
    }

    public async Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop)
    {
        var handbook = await handbooks.ForAsync(typed.Place, stop);
        var open = await OpenAnswers.InAsync(openQuestions, typed.Place, handbook, stop);
        return [.. Suggestions.For(handbook, typed.Text, open.Ids).Select(question => Suggestions.Choice(handbook, question))];
    }
}
