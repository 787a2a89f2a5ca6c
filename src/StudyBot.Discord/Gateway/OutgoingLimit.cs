namespace StudyBot.Discord.Gateway;

/// <summary>Counts the frames of one connection: Discord closes it after 120 within a minute. Pure; not thread-safe.</summary>
// https://docs.discord.com/developers/events/gateway#rate-limiting
internal sealed class OutgoingLimit
{
    public const int PerMinute = 120;

    // Room for the heartbeats that are due and for identifying.
    private const int Kept = 70;

    private readonly Queue<TimeSpan> _sent = new();

    /// <param name="asked">The other side asked for it, so it may be left out.</param>
    public bool TryTake(TimeSpan now, bool asked)
    {
        while (_sent.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromMinutes(1))
        {
            _sent.Dequeue();
        }

        if (_sent.Count >= (asked ? PerMinute - Kept : PerMinute))
        {
            return false;
        }

        _sent.Enqueue(now);
        return true;
    }
}
