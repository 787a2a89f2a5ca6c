namespace StudyBot.Core.Daily;

/// <summary>A small generator whose numbers are the same on every machine and in every version of the runtime (SplitMix64).</summary>
internal struct SeededRandom(long seed)
{
    private ulong _state = unchecked((ulong)seed);

    /// <summary>An independent seed for one use of a stored seed.</summary>
    public static long Derive(long seed, long use)
    {
        var random = new SeededRandom(seed);
        var mixed = unchecked((long)random.Next() ^ (use * 0x632BE59BD9B4E019));
        return unchecked((long)new SeededRandom(mixed).Next());
    }

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>The numbers from 0 up to a count, in any order.</summary>
    public int[] Order(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var last = count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    private ulong Next()
    {
        // The constants of SplitMix64: https://prng.di.unimi.it/splitmix64.c
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}

/// <summary>Where new seeds come from: the one door for chance.</summary>
public interface ISeedSource
{
    long Next();
}
