namespace StudyBot.Testing;

/// <summary>Tests with the trait Runs=long take a sample while one works, and everything where LONG_RUNS is 1.</summary>
public static class LongRuns
{
    public static bool AreWanted { get; } = Environment.GetEnvironmentVariable("LONG_RUNS") == "1";
}
