namespace StudyBot.LocalDiscord.Model;

/// <summary>What just changed, told to the watchers of a <see cref="World"/>.</summary>
internal abstract record WorldChange
{
    private WorldChange()
    {
    }

    /// <summary>A message is new or different.</summary>
    public sealed record MessageWritten(Message Message) : WorldChange;

    public sealed record MessageGone(Message Message) : WorldChange;

    /// <summary>Servers, channels, threads or roles.</summary>
    public sealed record PlacesChanged(Snowflake? GuildId) : WorldChange;

    public sealed record PeopleChanged : WorldChange;

    public sealed record CommandsChanged : WorldChange;

    public sealed record ModalOpened(Modal Modal) : WorldChange;

    public sealed record ModalClosed(Modal Modal) : WorldChange;

    /// <summary>"StudyBot is typing…", for 10 s or until its next message.</summary>
    public sealed record Typing(Snowflake ChannelId, Snowflake UserId) : WorldChange;

    public sealed record ClockMoved(TimeSpan By) : WorldChange;
}

/// <summary>An event for the bot. Rendered only if a session listens.</summary>
/// <param name="GuildId">Chooses the shard; null goes to shard 0.</param>
/// <param name="Intents">The session needs one of these bits; 0 is always sent.</param>
internal sealed record Dispatch(string Name, Snowflake? GuildId, int Intents, Func<System.Text.Json.Nodes.JsonNode> Payload);
