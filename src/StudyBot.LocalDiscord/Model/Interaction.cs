namespace StudyBot.LocalDiscord.Model;

internal enum InteractionKind
{
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Modal = 5,
}

/// <summary>A form that the bot opened for one member and that waits to be filled in.</summary>
/// <param name="Id">The id of the interaction that opened it.</param>
/// <param name="MessageId">The message whose button opened it.</param>
internal sealed record Modal(Snowflake Id, Snowflake MemberId, Snowflake ChannelId, string CustomId, string Title, IReadOnlyList<Component> Components)
{
    public Snowflake? MessageId { get; init; }

    public InteractionOrigin? Trigger { get; init; }

    /// <summary>The fields to fill in, without labels and texts.</summary>
    public IEnumerable<Component> Fields => Components.SelectMany(component => component.Tree).Where(component => component.CustomId is not null);
}

/// <summary>Something a member did, from the click to the end of its token. Changed only inside <see cref="World.Write"/>.</summary>
internal sealed class Interaction(Snowflake id, string token, InteractionKind kind, Channel channel, Snowflake memberId, long startedAt)
{
    public Snowflake Id => id;

    public string Token => token;

    public InteractionKind Kind => kind;

    public Channel Channel => channel;

    public Snowflake MemberId => memberId;

    /// <summary>A timestamp of the real clock.</summary>
    public long StartedAt => startedAt;

    public InteractionOrigin? Origin { get; init; }

    /// <summary>The message of the component that was used, or from which the form was opened.</summary>
    public Snowflake? MessageId { get; init; }

    public double? AcknowledgedMs { get; set; }

    /// <summary>The bot answered too late; nothing more can be done with it.</summary>
    public bool Dead { get; set; }

    public bool TokenExpired { get; set; }

    /// <summary>What "@original" means once acknowledged.</summary>
    public Snowflake? OriginalId { get; set; }

    /// <summary>The bot said that it will come back.</summary>
    public bool Deferred { get; set; }

    public Modal? Modal { get; set; }

    public IReadOnlyList<CommandChoice>? Choices { get; set; }

    /// <summary>The bot acknowledged.</summary>
    public TaskCompletionSource Acknowledged { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>There is something to show; the message's id if it is a message.</summary>
    public TaskCompletionSource<Snowflake?> Settled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
