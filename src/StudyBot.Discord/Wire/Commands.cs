namespace StudyBot.Discord.Wire;

internal sealed record CommandBody(string Name, int Type)
{
    public const int Slash = 1;
    public const int OnMessage = 3;

    public string? Description { get; init; }

    /// <summary>By locale.</summary>
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public IReadOnlyList<CommandOptionBody>? Options { get; init; }

    /// <summary>0: in servers only.</summary>
    public IReadOnlyList<int> Contexts { get; init; } = [0];

    /// <summary>0: installed to servers only.</summary>
    public IReadOnlyList<int> IntegrationTypes { get; init; } = [0];
}

internal static class CommandOptionType
{
    public const int Subcommand = 1;
    public const int SubcommandGroup = 2;
    public const int Text = 3;
    public const int Integer = 4;
    public const int Boolean = 5;
    public const int User = 6;
    public const int Channel = 7;
    public const int Role = 8;
}

internal sealed record CommandOptionBody(string Name, string Description, int Type)
{
    /// <summary>By locale.</summary>
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public bool? Required { get; init; }

    public bool? Autocomplete { get; init; }

    public IReadOnlyList<ChoiceBody>? Choices { get; init; }

    public int? MaxLength { get; init; }

    public long? MinValue { get; init; }

    public long? MaxValue { get; init; }

    public IReadOnlyList<int>? ChannelTypes { get; init; }

    public IReadOnlyList<CommandOptionBody>? Options { get; init; }
}

internal sealed record ChoiceBody(string Name, string Value)
{
    /// <summary>By locale.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }
}
