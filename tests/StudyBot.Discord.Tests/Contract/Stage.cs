using StudyBot.Core.Chat;

namespace StudyBot.Discord.Tests.Contract;

/// <summary>A chat service with a bot connected to it, and people who can act there. One per implementation of the seam.</summary>
public abstract class Stage : IAsyncDisposable
{
    public abstract IChatClient Chat { get; }

    public abstract ServerId Server { get; }

    /// <summary>A channel in which the bot may do everything.</summary>
    public abstract ChannelId Channel { get; }

    /// <summary>A role of the server that anyone may ping.</summary>
    public abstract RoleId Role { get; }

    /// <summary>Longer than the service waits without a sign that the bot is at work.</summary>
    public abstract TimeSpan TooLong { get; }

    public abstract Task<Person> JoinsAsync(string name);

    public abstract Task LeavesAsync(Person person);

    /// <summary>Takes one ability in <see cref="Channel"/> from the bot.</summary>
    public abstract Task DenyAsync(ChannelAbilities one);

    /// <summary>Lets a person take no direct messages from the bot.</summary>
    public abstract Task RefuseDirectMessagesAsync(Person person);

    /// <summary>Removes the bot from the server.</summary>
    public abstract Task RemoveBotAsync();

    /// <summary>Breaks the connection between the service and the bot.</summary>
    public abstract Task BreakConnectionAsync();

    /// <summary>From here on an error in the bot's log is no surprise.</summary>
    public abstract void ExpectErrors();

    public abstract ValueTask DisposeAsync();
}

public abstract class Person
{
    public abstract MemberId Id { get; }

    public abstract Task<Shown> RunsAsync(string command, params (string Name, object Value)[] options);

    public abstract Task<Shown> RunsInAsync(ChannelId channel, string command);

    public abstract Task<Shown> RunsOnMessageAsync(string command, string text);

    public abstract Task<IReadOnlyList<Choice>> TypesAsync(string command, string option, string text);

    public abstract Task<Shown> PressesAsync(Shown on, string label);

    public abstract Task<Shown> ChoosesAsync(Shown on, params string[] values);

    /// <summary>Takes a channel or role from the message's only picker, or takes away what is taken.</summary>
    public abstract Task<Shown> PicksAsync(Shown on, ulong? id);

    public abstract Task<Shown> SubmitsAsync(Shown form, params (string Field, string Text)[] values);

    /// <summary>What this person sees in the stage's channel, oldest first.</summary>
    public abstract Task<IReadOnlyList<Shown>> SeesAsync();

    /// <summary>What the bot wrote to this person directly, oldest first.</summary>
    public abstract Task<IReadOnlyList<Shown>> SeesDirectlyAsync();
}

/// <summary>A message or a form, as a person sees it.</summary>
public sealed record Shown
{
    public ulong? Id { get; init; }

    public bool IsPrivate { get; init; }

    public string Text { get; init; } = "";

    public IReadOnlyList<string> Titles { get; init; } = [];

    public IReadOnlyList<string> Buttons { get; init; } = [];

    public IReadOnlyList<string> PictureDescriptions { get; init; } = [];

    /// <summary>The files that are no pictures: name and content.</summary>
    public IReadOnlyList<(string Name, string Content)> Documents { get; init; } = [];

    public IReadOnlyList<RoleId> PingedRoles { get; init; } = [];

    /// <summary>The title of the form, if it is one.</summary>
    public string? Form { get; init; }

    /// <summary>What the implementation needs to act on it.</summary>
    public object? Handle { get; init; }
}
