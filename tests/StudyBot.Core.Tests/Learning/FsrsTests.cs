using System.Globalization;
using StudyBot.Core.Learning;
using StudyBot.Testing;

namespace StudyBot.Core.Tests.Learning;

public sealed class FsrsTests
{
    // Figures of ts-fsrs 5.4.2 (enable_short_term off, retention 0.9, at most 365 days), which rounds to 8 digits at each step.
    private static readonly string Reference = Path.Combine(Repository.Root, "tests", "StudyBot.Core.Tests", "Learning", "fsrs-reference.csv");

    [Fact]
    public void Every_Figure_Is_That_Of_The_Reference_Implementation()
    {
        var memory = default(Memory);
        var lines = File.ReadAllLines(Reference)[1..];

        foreach (var line in lines)
        {
            double[] figures = [.. line.Split(',').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
            var (first, days, known) = (figures[1] == 0, (int)figures[2], figures[3] == 3);
            if (!first)
            {
                AssertClose(figures[4], Fsrs.Retrievability(memory, days), line);
            }

            memory = first ? Fsrs.First(known) : Fsrs.Next(memory, days, known);
            AssertClose(figures[5], memory.Stability, line);
            AssertClose(figures[6], memory.Difficulty, line);
            Assert.True((int)figures[7] == Fsrs.Interval(memory), $"{line}: {Fsrs.Interval(memory)} days");
        }

        Assert.Equal(480, lines.Length);
    }

    [Fact]
    public void After_The_Days_Of_Its_Stability_Nine_Of_Ten_Are_Still_Known()
    {
        Assert.Equal(0.9, Fsrs.Retrievability(new Memory(12, 5), 12), 12);
        Assert.Equal(1, Fsrs.Retrievability(new Memory(12, 5), 0), 12);
    }

    private static void AssertClose(double expected, double actual, string line) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-6 + (1e-4 * Math.Abs(expected)), $"{line}: {actual}");
}
