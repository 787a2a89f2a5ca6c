namespace StudyBot.Discord.Wire;

internal static class ComponentType
{
    public const int ActionRow = 1;
    public const int Button = 2;
    public const int StringSelect = 3;
    public const int TextInput = 4;
    public const int RoleSelect = 6;
    public const int ChannelSelect = 8;
    public const int Label = 18;
}

/// <summary>Any component; which fields are there depends on its type. Sent and received.</summary>
internal sealed record ComponentObject
{
    public required int Type { get; init; }

    public int? Style { get; init; }

    public string? CustomId { get; init; }

    public string? Label { get; init; }

    public string? Url { get; init; }

    public bool? Disabled { get; init; }

    public string? Placeholder { get; init; }

    public IReadOnlyList<SelectOptionObject>? Options { get; init; }

    public int? MinValues { get; init; }

    public int? MaxValues { get; init; }

    /// <summary>What is chosen now in a select of channels or roles.</summary>
    public IReadOnlyList<DefaultValueObject>? DefaultValues { get; init; }

    public IReadOnlyList<int>? ChannelTypes { get; init; }

    public int? MaxLength { get; init; }

    public bool? Required { get; init; }

    public string? Value { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The controls of an action row.</summary>
    public IReadOnlyList<ComponentObject>? Components { get; init; }

    /// <summary>The one control of a label.</summary>
    public ComponentObject? Component { get; init; }
}

/// <param name="Type">"channel" or "role".</param>
internal sealed record DefaultValueObject(Snowflake Id, string Type);

internal sealed record SelectOptionObject(string Label, string Value)
{
    public string? Description { get; init; }

    public bool? Default { get; init; }
}
