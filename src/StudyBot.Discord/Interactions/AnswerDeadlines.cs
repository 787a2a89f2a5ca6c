namespace StudyBot.Discord.Interactions;

/// <summary>How long the answer to an interaction may take until Discord, which waits for 3 seconds, has to hear something.</summary>
// https://docs.discord.com/developers/interactions/receiving-and-responding
internal static class AnswerDeadlines
{
    public static readonly TimeSpan AnnounceAfter = TimeSpan.FromSeconds(1.5);

    /// <summary>A form cannot be announced, so it gets all the time there is, less the way to Discord.</summary>
    public static readonly TimeSpan FormWithin = TimeSpan.FromSeconds(2.5);

    /// <summary>Waits until some work has ended, well or badly, or its time is over.</summary>
    /// <param name="received">When the interaction came, as a timestamp of <paramref name="time"/>.</param>
    /// <returns>Whether it has ended; whoever awaits it gets its failure.</returns>
    public static async Task<bool> IsDoneAsync(TimeProvider time, Task work, TimeSpan within, long received, CancellationToken stop)
    {
        var left = within - time.GetElapsedTime(received);
        if (left <= TimeSpan.Zero)
        {
            return work.IsCompleted;
        }

        try
        {
            await work.WaitAsync(left, time, stop);
        }
        catch (TimeoutException) when (!work.IsCompleted)
        {
            return false;
        }
        catch (Exception) when (work.IsCompleted)
        {
            // Whoever awaits the work gets it.
        }

        return true;
    }
}
