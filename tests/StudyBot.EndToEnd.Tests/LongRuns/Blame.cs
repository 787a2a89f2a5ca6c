using System.Collections.Concurrent;
using System.Globalization;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <summary>Counts interactions, and finds for each that was not answered in time the faults that struck around it.</summary>
internal sealed class Blame
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(3);

    private readonly ConcurrentQueue<string> _unanswered = new();
    private readonly SortedDictionary<string, int> _blamed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _struck = [];
    private IReadOnlyList<string> _before = [];
    private int _interactions;

    public int Interactions => _interactions;

    public int Unanswered => _blamed.Values.Sum();

    public int KindsOfFaults => _struck.Count;

    public async Task<ActOutcome> CountAsync(string what, Task<ActOutcome> act)
    {
        var came = await act;
        Interlocked.Increment(ref _interactions);
        if (came.Error is not null || came.Message is { Loading: true })
        {
            _unanswered.Enqueue($"{what}: {came.Error ?? "announced, and then nothing came"}");
        }
        else
        {
            Assert.InRange(came.AcknowledgedMs ?? double.MaxValue, 0, Within.TotalMilliseconds);
        }

        return came;
    }

    /// <summary>Ends a batch. What went wrong in it is due to its faults, or to the ones just before; without any it fails.</summary>
    /// <param name="struck">The faults that struck and may delay an answer.</param>
    public void Settle(IReadOnlyList<string> struck)
    {
        _struck.UnionWith(struck);
        IReadOnlyList<string> suspects = [.. _before, .. struck];
        while (_unanswered.TryDequeue(out var unanswered))
        {
            Assert.True(suspects.Count > 0, $"Not answered, and no fault is to blame: {unanswered}");
            var name = string.Join(" + ", suspects);
            _blamed[name] = _blamed.GetValueOrDefault(name) + 1;
        }

        _before = struck;
    }

    /// <summary>From here on, faults of the past are no excuse.</summary>
    public void Forget() => _before = [];

    public override string ToString() =>
        $"{Interactions} interactions, {Unanswered} not answered in time"
        + string.Concat(_blamed.Select(blamed => string.Create(CultureInfo.InvariantCulture, $"\n  {blamed.Value}: {blamed.Key}")));
}
