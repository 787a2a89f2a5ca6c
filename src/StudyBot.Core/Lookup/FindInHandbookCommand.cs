using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;

namespace StudyBot.Core.Lookup;

/// <summary>The message command <em>Find in handbook</em>: looks up what somebody wrote, privately.</summary>
internal sealed class FindInHandbookCommand(IServerHandbook handbooks, IOpenQuestions openQuestions) : IMessageCommand
{
    // A name, by which the command is known, and so the same in every language.
    private const string Name = "Find in handbook";

    public CommandSpec Spec => new(Name, "", Visibility.Private, []) { Kind = CommandKind.Message };

    public async Task<Response> RunAsync(MessageCommandInvoked call, CancellationToken stop)
    {
        var handbook = await handbooks.ForAsync(call.Place, stop);
        return MessageText.ToLookUp(handbook, call.Text) is { Length: > 0 } text
            ? LookupReply.For(handbook, await OpenAnswers.InAsync(openQuestions, call.Place, handbook, stop), text)
            : new Reply(AskTexts.NothingToLookUp);
    }
}
