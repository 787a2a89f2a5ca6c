using Microsoft.Extensions.Logging;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Privacy;

/// <summary>The steps of deleting everything: what goes and what stays, then a word to type, whose sending does it.</summary>
internal sealed class DeletionDesk(IDeletionStore store, UnderWay underWay, TimeProvider time, ILogger<DeletionDesk> logger) : IControlHandler
{
    private const string Name = "forget";
    private const string Ask = "ask";
    private const string Type = "type";
    private const string Typed = "typed";
    private const string Field = "word";
    private const int LongestWord = 20;

    // Nobody waits longer for an answer of the bot's.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string Prefix => Name;

    /// <summary>For the panel of what is held about a member.</summary>
    public static Button Button => new($"{Name}:{Ask}", DeletionTexts.DeleteButton, Visibility.Private) { Style = ButtonStyle.Danger };

    public async Task<Response> HandleAsync(ControlUsed used, CancellationToken stop) => (used.ControlId, used) switch
    {
        ($"{Name}:{Ask}", _) => Explanation(),
        ($"{Name}:{Type}", _) => new Form(
            $"{Name}:{Typed}", DeletionTexts.FormTitle, [new FormField(Field, DeletionTexts.WordField, MaxLength: LongestWord)], Visibility.Private),
        ($"{Name}:{Typed}", FormSubmitted form) => new Reply(await DeleteAsync(form, stop)) { Privately = true },
        _ => new Reply(ChatTexts.UnknownControl) { Privately = true },
    };

    private static Reply Explanation() => new()
    {
        Cards = [new Card(DeletionTexts.Title, DeletionTexts.What) { Tone = CardTone.Bad, Footer = DeletionTexts.Footer }],
        Rows = [ControlRow.Of(new Button($"{Name}:{Type}", DeletionTexts.GoOnButton, Visibility.OpensForm) { Style = ButtonStyle.Danger })],
    };

    private async Task<string> DeleteAsync(FormSubmitted form, CancellationToken stop)
    {
        var typed = form.Values.GetValueOrDefault(Field, "").Trim();
        if (!DeletionTexts.IsWord(typed))
        {
            return DeletionTexts.WrongWord(typed);
        }

        using var alone = await underWay.AloneAsync(form, Patience, stop);
        if (alone is null)
        {
            return DeletionTexts.Busy;
        }

        // From here on it is not given up: half a deletion is none.
        alone.Deleted = await store.DeleteAsync(form.Place.Server, form.Member.Id, time.GetUtcNow(), CancellationToken.None);
        if (!alone.Deleted)
        {
            return DeletionTexts.Nothing;
        }

        logger.LogInformation("A member of server {Server} had everything deleted", form.Place.Server);
        return DeletionTexts.Done;
    }
}
