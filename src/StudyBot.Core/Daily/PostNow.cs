namespace StudyBot.Core.Daily;

/// <summary>What became of a post that a lead asked for.</summary>
internal abstract record PostNow
{
    private PostNow()
    {
    }

    public sealed record Posted(DailyQuestion Question) : PostNow;

    /// <summary>The date has a question already.</summary>
    public sealed record Taken(DailyQuestion Question) : PostNow;

    /// <summary>The next one comes too soon for this one to be open long enough.</summary>
    public sealed record TooClose(Occurrence Next) : PostNow;

    public sealed record NothingToAsk : PostNow;

    /// <summary>The channel cannot be used.</summary>
    public sealed record NoAccess(AccessLoss Loss) : PostNow;

    /// <summary>The chat service did not take it yet; it is tried again, or the status says why not.</summary>
    public sealed record Waiting : PostNow;
}
