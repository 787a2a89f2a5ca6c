namespace StudyBot.Benchmarks;

/// <summary>What members of a measured server ask.</summary>
internal static class AskedTexts
{
    private static readonly string[] Questions =
    [
        "why does npm install run again on every build",
        "permission denied docker.sock",
        "difference between COPY and ADD",
        "pull times out behind proxy",
        "multi stage build smaller image",
    ];

    public static string Of(int number) => Questions[number % Questions.Length];
}
