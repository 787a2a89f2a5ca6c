using StudyBot.Core.Daily;

namespace StudyBot.Testing.Daily;

/// <summary>Seeds that are the same in every run.</summary>
public sealed class CountingSeeds : ISeedSource
{
    private long _last = 1_000;

    public long Next() => Interlocked.Increment(ref _last);
}
