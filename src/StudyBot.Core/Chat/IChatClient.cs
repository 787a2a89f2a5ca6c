namespace StudyBot.Core.Chat;

/// <summary>
/// The only door between the bot and a chat service. Every method may throw <see cref="ChatException"/>, whose
/// <see cref="ChatFault"/> says what a caller can do about it, and nothing else but cancellation.
/// A new verb here deserves a decision record (docs/adr).
/// </summary>
public interface IChatClient
{
    /// <summary>What is known of the connection now; for health checks and start-up lines.</summary>
    ChatStatus Status { get; }

    /// <summary>Publishes the commands, then stays connected and answers interactions until <paramref name="stop"/>.</summary>
    /// <exception cref="ChatConnectionException">The chat service refuses the bot, and will go on doing so.</exception>
    Task RunAsync(IReadOnlyList<CommandSpec> commands, IInteractionHandler handler, CancellationToken stop);

    /// <summary>Posts once per <paramref name="key"/>: a repeated call within a few minutes returns the first message.</summary>
    Task<MessageRef> PostAsync(ChannelId channel, Reply reply, PostKey key, CancellationToken stop);

    /// <summary>
    /// Writes to one member outside of any server, once per <paramref name="key"/> within a few minutes.
    /// <see cref="ChatFault.Forbidden"/> when the member takes no messages from the bot.
    /// </summary>
    Task<MessageRef> WriteToAsync(MemberId member, Reply reply, PostKey key, CancellationToken stop);

    /// <summary>Replaces a message of the bot's own with <paramref name="reply"/>, whole.</summary>
    Task EditAsync(MessageRef message, Reply reply, CancellationToken stop);

    /// <summary>Where people find a message; null when the chat service has no addresses for messages. Asks nobody.</summary>
    Uri? LinkTo(ServerId server, MessageRef message);

    /// <summary>Opens the discussion thread of a message, or returns the one that it already has.</summary>
    Task<ChannelId> StartThreadAsync(MessageRef message, string name, CancellationToken stop);

    /// <summary>
    /// What the bot may do in a channel: none if it cannot be seen, null if it does not exist. <see cref="ChatFault.Gone"/>
    /// when the bot is not in the server, <see cref="ChatFault.Unavailable"/> while the server is out of order.
    /// </summary>
    /// <param name="toPing">The role that <see cref="ChannelAbilities.PingRoles"/> is about; null for whichever.</param>
    Task<ChannelAbilities?> AbilitiesInAsync(ServerId server, ChannelId channel, RoleId? toPing, CancellationToken stop);

    /// <summary>The bot's own messages in a channel since an instant, newest first, looking at no more than <paramref name="limit"/> messages of anyone.</summary>
    Task<OwnMessages> OwnMessagesSinceAsync(ChannelId channel, DateTimeOffset since, int limit, CancellationToken stop);

    /// <summary>Asks the chat service whether somebody is (still) a member of a server.</summary>
    Task<Membership> MembershipAsync(ServerId server, MemberId member, CancellationToken stop);
}

/// <summary>The whole bot, seen from the chat side: something that a person did comes in, a response goes out.</summary>
public interface IInteractionHandler
{
    /// <summary>Answers a command, a button, a select or a submitted form. Never throws for what a person typed.</summary>
    Task<Response> HandleAsync(Interaction interaction, CancellationToken stop);

    /// <summary>Up to 25 choices for an option that is being typed.</summary>
    Task<IReadOnlyList<Choice>> SuggestAsync(OptionTyped typed, CancellationToken stop);

    /// <summary>Tells of something that happened to the connection, a server or a channel; needs no answer.</summary>
    Task NoticeAsync(Notice notice, CancellationToken stop);
}

/// <param name="Ready">Connected, and interactions arrive.</param>
/// <param name="Since">When <paramref name="Ready"/> last changed.</param>
/// <param name="BotName">The bot's name at the chat service, once known.</param>
/// <param name="Servers">How many servers the bot is in, as far as known.</param>
public sealed record ChatStatus(bool Ready, DateTimeOffset Since, string? BotName = null, int Servers = 0);

/// <summary>Names one visible post. At most 25 characters, so that every chat service can carry it.</summary>
public readonly record struct PostKey
{
    public PostKey(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, 25, nameof(value));
        Value = value;
    }

    public string Value { get; }
}

/// <summary>What the bot may do in a channel.</summary>
[Flags]
public enum ChannelAbilities
{
    None = 0,
    View = 1 << 0,
    Send = 1 << 1,
    ShowCards = 1 << 2,
    AttachFiles = 1 << 3,
    ReadHistory = 1 << 4,
    StartThreads = 1 << 5,
    SendInThreads = 1 << 6,

    /// <summary>A role that it mentions is told, even one that not everyone may mention.</summary>
    PingRoles = 1 << 7,
}

/// <summary>The outcome of looking for the bot's own messages.</summary>
public abstract record OwnMessages
{
    private OwnMessages()
    {
    }

    /// <summary>Every message since the instant was looked at; these are the bot's own.</summary>
    public sealed record Complete(IReadOnlyList<OwnMessage> Messages) : OwnMessages;

    /// <summary>The history may not be read.</summary>
    public sealed record Unreadable : OwnMessages;

    /// <summary>The limit was reached before the instant was; the ones seen so far.</summary>
    public sealed record TooMany(IReadOnlyList<OwnMessage> Messages) : OwnMessages;
}

/// <param name="ControlIds">The ids of its buttons and selects, as the bot gave them.</param>
public sealed record OwnMessage(MessageRef Ref, DateTimeOffset At, IReadOnlyList<string> ControlIds);

/// <summary>Whether somebody is a member of a server.</summary>
public abstract record Membership
{
    private Membership()
    {
    }

    public sealed record Present(Member Member) : Membership;

    public sealed record Gone : Membership;
}

/// <summary>Why the chat service did not do what was asked.</summary>
public enum ChatFault
{
    /// <summary>No answer, or the service is in trouble. Trying again later may work.</summary>
    Unavailable,

    /// <summary>The bot may not do this here. A lead has to grant something first.</summary>
    Forbidden,

    /// <summary>The channel, message or member no longer exists.</summary>
    Gone,

    /// <summary>The service understood and refused: a defect of ours, or a limit.</summary>
    Refused,
}

/// <summary>The one exception type of the seam.</summary>
public sealed class ChatException : Exception
{
    public ChatException(ChatFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    public ChatFault Fault { get; }
}

/// <summary>
/// The bot cannot connect, and trying again will not help: a setting is wrong. The message is one line that names the
/// setting and the fix, meant to be shown to whoever runs the bot.
/// </summary>
public class ChatConnectionException(string message, Exception? inner = null) : Exception(message, inner);
