using System.Globalization;

namespace StudyBot.Core.Daily;

/// <summary>Names for holders of leases: no two turns of any process have the same one.</summary>
internal sealed class Owners(ISeedSource seeds)
{
    private readonly string _process = seeds.Next().ToString("x16", CultureInfo.InvariantCulture);
    private int _turns;

    public string Next() => $"{_process}-{Interlocked.Increment(ref _turns)}";
}
