using StudyBot.Testing;

namespace StudyBot.EndToEnd.Tests.Running;

/// <summary>
/// Where a test's traffic is recorded. With TRAFFIC_FOLDER set to a folder all of it is kept there, to be checked
/// against Discord's own specification afterwards.
/// </summary>
internal static class TrafficFile
{
    private static int _number;

    public static string For(string folder)
    {
        var kept = Environment.GetEnvironmentVariable("TRAFFIC_FOLDER");
        return string.IsNullOrEmpty(kept)
            ? Path.Combine(folder, "traffic.jsonl")
            : Path.Combine(Directory.CreateDirectory(Path.GetFullPath(kept, Repository.Root)).FullName, $"{Path.GetFileName(folder)}-{Interlocked.Increment(ref _number)}.jsonl");
    }
}
