using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Acts;

/// <summary>
/// What came of an act, at most 15 s after it: one of message, modal, choices and error, or none if the bot only
/// acknowledged.
/// </summary>
/// <param name="AcknowledgedMs">How long the bot took for its first answer; null if there was none.</param>
internal sealed record ActResult(Snowflake Interaction, double? AcknowledgedMs)
{
    /// <summary>As it is now: a deferred answer that is still "thinking" after 15 s has <see cref="Message.IsLoading"/>.</summary>
    public Message? Message { get; init; }

    public Modal? Modal { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    public string? Error { get; init; }
}

/// <summary>Something that a member cannot do, as the message says to whoever asked for it. Nothing has happened.</summary>
internal sealed class ActRefusedException(string message, bool unknown = false) : Exception(message)
{
    /// <summary>The thing acted on does not exist.</summary>
    public bool Unknown => unknown;
}
