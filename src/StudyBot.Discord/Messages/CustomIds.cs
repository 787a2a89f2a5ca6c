using StudyBot.Core.Chat;

namespace StudyBot.Discord.Messages;

/// <summary>
/// The custom id of a control: a letter for what it leads to, a bar, and the bot's own id. So the adapter knows what to
/// announce before the answer is ready, also for a button from last year.
/// </summary>
internal static class CustomIds
{
    public static string Encode(Visibility visibility, string id) => $"{LetterOf(visibility)}|{id}";

    /// <summary>Never fails: an id that is none of ours becomes one that no handler knows, answered privately.</summary>
    public static (Visibility Visibility, string Id) Decode(string? customId) =>
        TryDecode(customId, out var visibility, out var id) ? (visibility, id) : (Visibility.Private, "?" + customId);

    public static bool TryDecode(string? customId, out Visibility visibility, out string id)
    {
        visibility = Visibility.Private;
        id = "";
        if (customId is not { Length: > 2 } || customId[1] != '|')
        {
            return false;
        }

        if (VisibilityOf(customId[0]) is not { } known)
        {
            return false;
        }

        (visibility, id) = (known, customId[2..]);
        return true;
    }

    private static char LetterOf(Visibility visibility) => visibility switch
    {
        Visibility.Private => 'p',
        Visibility.Public => 'a',
        Visibility.UpdatesMessage => 'u',
        Visibility.OpensForm => 'f',
        _ => throw new ArgumentOutOfRangeException(nameof(visibility), visibility, "Unknown visibility"),
    };

    private static Visibility? VisibilityOf(char letter) => letter switch
    {
        'p' => Visibility.Private,
        'a' => Visibility.Public,
        'u' => Visibility.UpdatesMessage,
        'f' => Visibility.OpensForm,
        _ => null,
    };
}
