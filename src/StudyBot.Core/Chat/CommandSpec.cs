namespace StudyBot.Core.Chat;

/// <summary>What is published about a command.</summary>
/// <param name="Name">One word, or two for a subcommand ("daily setup"); lower case. A message command's name is free text of at most 32 characters.</param>
/// <param name="Description">1 to 100 characters; not shown for message commands.</param>
public sealed record CommandSpec(string Name, string Description, Visibility OnRun, IReadOnlyList<OptionSpec> Options)
{
    public CommandKind Kind { get; init; } = CommandKind.Slash;

    /// <summary>The same command with its descriptions and the labels of its choices in other languages, by tag ("de", "pt-BR"); names never differ.</summary>
    public IReadOnlyDictionary<string, CommandSpec> InOtherLanguages { get; init; } = new Dictionary<string, CommandSpec>(StringComparer.Ordinal);
}

public enum CommandKind
{
    Slash,
    Message,
}

/// <param name="Suggests">Choices are offered while typing; see <see cref="ISuggester"/>.</param>
public sealed record OptionSpec(string Name, string Description, OptionKind Kind = OptionKind.Text, bool Required = false, bool Suggests = false)
{
    /// <summary>The only values allowed, at most 25; not together with <see cref="Suggests"/>.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public int? MaxLength { get; init; }

    public long? Min { get; init; }

    public long? Max { get; init; }
}

public enum OptionKind
{
    Text,
    Number,
    Flag,

    /// <summary>A channel in which messages can be posted.</summary>
    Channel,
    Role,
    Person,
}
