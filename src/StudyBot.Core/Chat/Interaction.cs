namespace StudyBot.Core.Chat;

/// <summary>Something a person did that waits for an answer.</summary>
/// <param name="Id">Names the interaction in logs and apologies.</param>
/// <param name="Locale">The person's language, as a tag such as "en-US".</param>
/// <param name="At">When the person did it.</param>
public abstract record Interaction(string Id, Member Member, Place Place, string Locale, DateTimeOffset At);

/// <summary>A slash command. <paramref name="Command"/> is the full name, "ask" or "daily setup".</summary>
public sealed record CommandInvoked(string Id, Member Member, Place Place, string Locale, DateTimeOffset At, string Command, OptionValues Options)
    : Interaction(Id, Member, Place, Locale, At);

/// <summary>A command chosen from the menu of somebody's message.</summary>
/// <param name="Text">The message's text, then the title and body of each of its cards, on lines of their own; empty if it has none of these.</param>
public sealed record MessageCommandInvoked(string Id, Member Member, Place Place, string Locale, DateTimeOffset At, string Command, MessageRef On, string Text)
    : Interaction(Id, Member, Place, Locale, At);

/// <summary>A button, a select or a form. <paramref name="ControlId"/> is what the bot gave it; treat it as typed by anyone.</summary>
public abstract record ControlUsed(string Id, Member Member, Place Place, string Locale, DateTimeOffset At, string ControlId, MessageRef? On)
    : Interaction(Id, Member, Place, Locale, At);

public sealed record ButtonPressed(string Id, Member Member, Place Place, string Locale, DateTimeOffset At, string ControlId, MessageRef? On)
    : ControlUsed(Id, Member, Place, Locale, At, ControlId, On);

public sealed record SelectChosen(string Id, Member Member, Place Place, string Locale, DateTimeOffset At, string ControlId, MessageRef? On, IReadOnlyList<string> Values)
    : ControlUsed(Id, Member, Place, Locale, At, ControlId, On);

/// <param name="Values">What was typed, by field id.</param>
public sealed record FormSubmitted(string Id, Member Member, Place Place, string Locale, DateTimeOffset At, string ControlId, MessageRef? On, IReadOnlyDictionary<string, string> Values)
    : ControlUsed(Id, Member, Place, Locale, At, ControlId, On);

/// <summary>An option of a command while it is being typed; <paramref name="Text"/> may be empty.</summary>
/// <param name="Others">The options filled in so far.</param>
public sealed record OptionTyped(string Id, Member Member, Place Place, string Locale, DateTimeOffset At, string Command, string Option, string Text, OptionValues Others);

/// <param name="CanManageServer">Holds the server's own permission to manage it.</param>
public sealed record Member(MemberId Id, string DisplayName, IReadOnlyList<RoleId> Roles, bool CanManageServer = false);

/// <summary>Where something happened. In a thread, <paramref name="Parent"/> is the channel that the thread belongs to.</summary>
/// <param name="Abilities">What the bot may do in <paramref name="Channel"/>.</param>
public sealed record Place(ServerId Server, ChannelId Channel, ChannelId? Parent, ChannelAbilities Abilities)
{
    /// <summary>A direct message, outside of any server: <see cref="Server"/> is no server's id.</summary>
    public bool IsDirect => Server == default;

    public static Place Direct(ChannelId channel) => new(default, channel, null, ChannelAbilities.None);

    /// <summary>The channel that a course would be found under.</summary>
    public ChannelId CourseChannel => Parent ?? Channel;
}

/// <summary>The value of one option, typed as its <see cref="OptionKind"/> says.</summary>
public abstract record OptionValue
{
    private OptionValue()
    {
    }

    public sealed record Text(string Value) : OptionValue;

    public sealed record Number(long Value) : OptionValue;

    public sealed record Flag(bool Value) : OptionValue;

    public sealed record Channel(ChannelId Value) : OptionValue;

    public sealed record Role(RoleId Value) : OptionValue;

    public sealed record Person(MemberId Value) : OptionValue;
}

/// <summary>The options of a command by name. A missing one, or one of another kind, reads as null.</summary>
public sealed class OptionValues(IReadOnlyDictionary<string, OptionValue> values)
{
    public static OptionValues None { get; } = new(new Dictionary<string, OptionValue>(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, OptionValue> All => values;

    public string? Text(string name) => (Find(name) as OptionValue.Text)?.Value;

    public long? Number(string name) => (Find(name) as OptionValue.Number)?.Value;

    public bool? Flag(string name) => (Find(name) as OptionValue.Flag)?.Value;

    public ChannelId? Channel(string name) => (Find(name) as OptionValue.Channel)?.Value;

    public RoleId? Role(string name) => (Find(name) as OptionValue.Role)?.Value;

    public MemberId? Person(string name) => (Find(name) as OptionValue.Person)?.Value;

    private OptionValue? Find(string name) => values.GetValueOrDefault(name);
}

/// <summary>Something that happened to the connection, a server or a channel, which the bot may want to act on.</summary>
public abstract record Notice
{
    private Notice()
    {
    }

    /// <summary><see cref="ChatStatus.Ready"/> became true: at the start, and after every break.</summary>
    public sealed record Connected : Notice;

    /// <param name="JustJoined">The bot was added to the server just now.</param>
    public sealed record ServerAvailable(ServerId Server, string Name, bool JustJoined) : Notice
    {
        /// <summary>Since when the bot is in the server, if known.</summary>
        public DateTimeOffset? JoinedAt { get; init; }

        /// <summary>The tag of the language that the server chose for itself, if known.</summary>
        public string? Language { get; init; }

        /// <summary>How many members it has, if known.</summary>
        public int? Members { get; init; }

        /// <summary>A channel in which the bot may show a card to everyone, the server's own for greetings first; null if there is none.</summary>
        public ChannelId? Greeting { get; init; }
    }

    public sealed record ServerLeft(ServerId Server) : Notice;

    public sealed record ChannelRemoved(ServerId Server, ChannelId Channel) : Notice;

    /// <summary>Somebody changed channels or roles: the bot may be allowed more or less than before.</summary>
    public sealed record RightsChanged(ServerId Server) : Notice;
}
