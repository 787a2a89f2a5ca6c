namespace StudyBot.Discord.Gateway;

/// <summary>How long to wait before each attempt to connect again: at once, then twice as long each time, up to a minute.</summary>
internal sealed class ReconnectDelays(Random random)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public IEnumerable<TimeSpan> All()
    {
        yield return TimeSpan.Zero;

        var upper = TimeSpan.FromSeconds(1);
        while (true)
        {
            // Half of it is by chance, so that many bots do not come back in the same second.
            yield return upper * (0.5 + (random.NextDouble() / 2));
            upper = upper * 2 < Longest ? upper * 2 : Longest;
        }
    }
}
