using System.Collections.Concurrent;

namespace StudyBot.Storage;

/// <summary>
/// What was read last, for as long as nothing is written: for small things that are read with every key that somebody
/// presses.
/// </summary>
/// <param name="keeps">All writing goes through this process; else nothing is kept.</param>
internal sealed class KeptReads(bool keeps)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(string What, long Of), (long Commits, object Value)> _kept = new();
    private long _commits;

    /// <summary>Something else is on disk now. Called before anybody hears that it is.</summary>
    public void Forget() => Interlocked.Increment(ref _commits);

    /// <param name="read">Its result is shared between callers, so it must never change.</param>
    public async Task<T> GetAsync<T>(string what, long of, Func<Task<T>> read)
        where T : notnull
    {
        if (!keeps)
        {
            return await read();
        }

        // Counted before reading: what is committed meanwhile makes the result too old, however it turns out.
        var commits = Interlocked.Read(ref _commits);
        if (_kept.TryGetValue((what, of), out var kept) && kept.Commits == commits)
        {
            return (T)kept.Value;
        }

        var value = await read();
        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        _kept[(what, of)] = (commits, value);
        return value;
    }
}
