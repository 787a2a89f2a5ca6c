using System.Globalization;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Leaderboards;

namespace StudyBot.Core.Privacy;

/// <summary>/me privacy: what is held about oneself in this server, under which name one appears, and what one can do about both.</summary>
internal sealed class MePrivacyCommand(PrivacyPanel panel) : ISlashCommand
{
    public CommandSpec Spec => new("me privacy", PrivacyTexts.CommandDescription, Visibility.Private, []);

    public async Task<Response> RunAsync(CommandInvoked call, CancellationToken stop) => await panel.ShowAsync(call.Place.Server, call.Member, said: "", stop);
}

/// <summary>The buttons of the panel.</summary>
internal sealed class PrivacyControls(PrivacyPanel panel, IPrivacyStore store, MemberExport export, TimeProvider time) : IControlHandler
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
            case [_, PrivacyPanel.Export]:
                return Handed(MemberFile.Of(await export.ReadAsync(used.Place.Server, used.Member.Id, stop)));
            case [_, PrivacyPanel.Export, var part, var parts] when Number(part) is { } at && Number(parts) is { } all && at <= all:
                return Handed(MemberFile.PartOf(await export.ReadAsync(used.Place.Server, used.Member.Id, stop), at, all));
            default:
                return new Reply(ChatTexts.UnknownControl) { Privately = true };
        }
    }

    private static int? Number(string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MemberFile.MostParts ? number : null;

    private static Reply Handed(MemberFilePart file) => new(PrivacyTexts.Exported(file.Part, file.Parts))
    {
        Documents = [file.File],
        Rows = file.Part == file.Parts
            ? []
            : [ControlRow.Of(new Button(
                string.Create(CultureInfo.InvariantCulture, $"{PrivacyPanel.Prefix}:{PrivacyPanel.Export}:{file.Part + 1}:{file.Parts}"),
                PrivacyTexts.NextPartButton(file.Part + 1, file.Parts),
                Visibility.Private))],
    };
}
