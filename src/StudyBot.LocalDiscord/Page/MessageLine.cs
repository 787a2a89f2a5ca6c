using StudyBot.LocalDiscord.Model;

namespace StudyBot.LocalDiscord.Page;

/// <summary>A message with all that its place in the list adds to it. Two equal lines look the same.</summary>
public sealed record MessageLine
{
    internal MessageLine(Message message, User author) => (Message, Author) = (message, author);

    internal Message Message { get; init; }

    internal User Author { get; init; }

    /// <summary>It begins a group, so it shows who wrote it.</summary>
    internal bool StartsGroup { get; init; }

    /// <summary>The first of its day.</summary>
    internal DateOnly? NewDay { get; init; }

    /// <summary>The first that the member has not read.</summary>
    internal bool FirstUnread { get; init; }

    internal Message? RepliedTo { get; init; }

    internal string? RepliedAuthor { get; init; }

    internal string? UsedBy { get; init; }

    internal Channel? Thread { get; init; }

    internal string? BusyControl { get; init; }

    internal Failure? Failure { get; init; }
}

/// <summary>A component of a message.</summary>
public sealed class Part
{
    internal Part(MessageLine line, Component component) => (Line, Component) = (line, component);

    internal MessageLine Line { get; }

    internal Component Component { get; }

    internal Message Message => Line.Message;
}
