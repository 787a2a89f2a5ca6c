namespace StudyBot.Discord.Rest;

/// <summary>What may be done when no answer comes, or one that says that Discord is in trouble.</summary>
internal enum Retry
{
    /// <summary>Repeating it could do it twice.</summary>
    Never,

    /// <summary>Once and at once: it is worth nothing after 3 seconds.</summary>
    OnceQuickly,

    /// <summary>Repeating it changes nothing.</summary>
    Freely,
}

/// <summary>A route, as far as rate limits and retries care.</summary>
/// <param name="Name">Method and path without ids; safe to log.</param>
/// <param name="Major">The channel, server or webhook that has rate limits of its own.</param>
internal sealed record RestRoute(string Name, string Major = "")
{
    public Retry Retry { get; init; } = Retry.Freely;

    /// <summary>Routes of interactions are outside the global limit.</summary>
    public bool IsInteraction { get; init; }

    /// <summary>Tells whether the token is right, so it is never kept back.</summary>
    public bool IsProbe { get; init; }

    /// <summary><see cref="Major"/> is a channel that may be closed to the bot: after a refusal this route leaves it alone for a while.</summary>
    public bool HasTarget { get; init; }

    public Urgency Urgency { get; init; } = Urgency.Usual;

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long all attempts together may take, waiting included.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(30);

    public static HttpRequestOptionsKey<RestRoute> Key { get; } = new("StudyBot.Route");

    /// <summary>How often a request was answered 429 and sent again, not counting limits that others used up.</summary>
    public static HttpRequestOptionsKey<int> Limited { get; } = new("StudyBot.Limited");

    /// <summary>Set on a request that was sent before without an answer.</summary>
    public static HttpRequestOptionsKey<bool> WasRepeated { get; } = new("StudyBot.WasRepeated");
}
