namespace StudyBot.Core.Daily;

/// <summary>The same work for many courses: most of it is waiting for the chat service and the disk, which take many at once.</summary>
internal static class SideBySide
{
    // At Discord's 50 requests a second this keeps up with answers that take half a second.
    private const int AtOnce = 32;

    public static Task ForEachAsync<T>(IEnumerable<T> things, Func<T, CancellationToken, Task> work, CancellationToken stop) =>
        Parallel.ForEachAsync(things, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (thing, stop) => await work(thing, stop));
}
