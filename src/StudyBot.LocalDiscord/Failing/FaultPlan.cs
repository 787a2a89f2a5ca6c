namespace StudyBot.LocalDiscord.Failing;

/// <summary>What a fault is to do; which fields count follows from its name, see <see cref="FaultCatalog"/>.</summary>
internal sealed record FaultPlan(string Name)
{
    public string? Method { get; init; }

    /// <summary>Below the version, "/channels/*/messages": "*" is one part, "**" any number.</summary>
    public string? Path { get; init; }

    public FaultMoment Moment { get; init; }

    /// <summary>How often it happens; null for as long as it stands.</summary>
    public int? Count { get; init; }

    public double? Seconds { get; init; }

    public int? Milliseconds { get; init; }

    public int? Status { get; init; }

    public int? Code { get; init; }

    public string? Message { get; init; }

    public string? Scope { get; init; }

    public bool? Resumable { get; init; }

    public string? Event { get; init; }

    public string? Server { get; init; }

    public string? Channel { get; init; }

    public string? Member { get; init; }

    public IReadOnlyList<string>? Permissions { get; init; }

    public int? Limit { get; init; }
}
