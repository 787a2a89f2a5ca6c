using System.Runtime.InteropServices;

namespace StudyBot.Hosting;

internal static class Shutdown
{
    /// <summary>Ends on Ctrl-C, on SIGTERM, or with <paramref name="stop"/>.</summary>
    public static async Task RequestedAsync(CancellationToken stop)
    {
        var requested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            requested.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        await using var stopped = stop.Register(() => requested.TrySetResult());
        await requested.Task;
    }
}
