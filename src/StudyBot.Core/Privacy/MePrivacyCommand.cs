using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Privacy;

/// <summary>/me privacy: what is held about oneself in this server, under which name one appears, and what one can do about both.</summary>
internal sealed class MePrivacyCommand(PrivacyPanel panel) : ISlashCommand
{
    public CommandSpec Spec { get; } = new("me privacy", PrivacyTexts.CommandDescription, Visibility.Private, []);

    public async Task<Response> RunAsync(CommandInvoked call, CancellationToken stop) => await panel.ShowAsync(call.Place.Server, call.Member, said: "", stop);
}

/// <summary>The buttons of the panel.</summary>
internal sealed class PrivacyControls(PrivacyPanel panel, IPrivacyStore store, TimeProvider time) : IControlHandler
{
    public string Prefix => PrivacyPanel.Prefix;

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop)
    {
        switch (used.ControlId.Split(':'))
        {
            case [_, PrivacyPanel.Name, var word] when Enum.TryParse<BoardNaming>(word, out var naming) && PrivacyPanel.Choices.Contains(naming):
                await store.ChooseAsync(Respondent.Of(used), naming, time.GetUtcNow(), stop);
                return await panel.ShowAsync(used.Place.Server, used.Member, PrivacyTexts.Chosen(naming), stop);
            case [_, PrivacyPanel.Show]:
                return await panel.ShowAsync(used.Place.Server, used.Member, said: "", stop);
            default:
                return new Reply(ChatTexts.UnknownControl) { Privately = true };
        }
    }
}
