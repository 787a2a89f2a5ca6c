using System.Diagnostics;
using System.Globalization;

namespace StudyBot.Benchmarks;

/// <summary>How long something took, many times, in milliseconds.</summary>
internal sealed class Figures(string what)
{
    private readonly List<double> _figures = [];
    private readonly Lock _gate = new();

    public double Most => At(1);

    public double At(double share)
    {
        lock (_gate)
        {
            _figures.Sort();
            return _figures[(int)Math.Min(_figures.Count - 1, share * _figures.Count)];
        }
    }

    public async Task TimeAsync(Func<Task> work)
    {
        var begin = Stopwatch.GetTimestamp();
        await work();
        Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }

    public void Time(Action work)
    {
        var begin = Stopwatch.GetTimestamp();
        work();
        Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }

    public void Print() => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what}, ms: median {At(0.5):0.000}, p99 {At(0.99):0.000}, p99.9 {At(0.999):0.000}, longest {Most:0.000} of {_figures.Count}"));

    private void Add(double milliseconds)
    {
        lock (_gate)
        {
            _figures.Add(milliseconds);
        }
    }
}
