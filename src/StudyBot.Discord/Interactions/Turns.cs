using Microsoft.Extensions.Logging;

namespace StudyBot.Discord.Interactions;

/// <summary>
/// Lets so many interactions be answered side by side, first come first served. One that waits until Discord takes no
/// answer any more is left out; they are counted, and logged together.
/// </summary>
internal sealed class Turns(int atOnce, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>A line for at most this long, so that a burst is not a thousand lines.</summary>
    public static readonly TimeSpan OneLinePer = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _free = new(atOnce);
    private readonly Lock _gate = new();
    private ITimer? _line;
    private int _leftOut;

    /// <summary>Waits for a turn, which <see cref="GiveBack"/> ends. False if none came in time.</summary>
    /// <param name="received">When Discord sent the interaction, as a timestamp of the time provider.</param>
    public async Task<bool> TakeAsync(long received, CancellationToken stop)
    {
        if (await _free.WaitAsync(TimeSpan.Zero, CancellationToken.None))
        {
            return true;
        }

        var left = AnswerDeadlines.FormWithin - time.GetElapsedTime(received);
        using var limit = new LimitedToken(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, stop);
        try
        {
            await _free.WaitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            LeaveOut();
            return false;
        }
    }

    public void GiveBack() => _free.Release();

    /// <summary>Logs what is not logged yet.</summary>
    public void Dispose() => Log();

    private void LeaveOut()
    {
        lock (_gate)
        {
            _leftOut++;
            _line ??= time.CreateTimer(_ => Log(), null, OneLinePer, Timeout.InfiniteTimeSpan);
        }
    }

    private void Log()
    {
        lock (_gate)
        {
            if (_leftOut > 0)
            {
                logger.LogWarning("{Count} interactions were left out: more came than could be answered within Discord's 3 seconds", _leftOut);
            }

            _leftOut = 0;
            _line?.Dispose();
            _line = null;
        }
    }
}
