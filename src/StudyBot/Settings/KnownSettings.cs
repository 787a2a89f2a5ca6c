using Microsoft.Extensions.Configuration;

namespace StudyBot.Settings;

/// <summary>The keys that exist. A misspelt key would otherwise be a setting that silently does nothing.</summary>
internal static class KnownSettings
{
    public static IReadOnlyList<string> Keys { get; } =
    [
        "Discord:Mode", "Discord:Token", "Discord:TokenFile", "Discord:ApiBaseUrl", "Discord:Compress", "Discord:Shards",
        "Content:Path",
        "Storage:Path",
        "LocalDiscord:Port", "LocalDiscord:Address", "LocalDiscord:Path", "LocalDiscord:Record",
        "Health:Port", "Health:Address",
        "Grader:Address", "Grader:Model", "Grader:Key", "Grader:KeyFile", "Grader:TimeoutSeconds",
    ];

    /// <exception cref="CannotStartException">A key is not one of <see cref="Keys"/>.</exception>
    public static void Check(IConfiguration configuration)
    {
        foreach (var (key, value) in configuration.AsEnumerable())
        {
            var known = Keys.Contains(key, StringComparer.OrdinalIgnoreCase)
                || key.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase);
            if (!known && value is not null)
            {
                throw new CannotStartException($"The setting {key} is unknown. Did you mean {Nearest(key)}? The README lists all settings.");
            }
        }
    }

    private static string Nearest(string key) =>
        Keys.MinBy(name => Distance(name.ToLowerInvariant(), key.ToLowerInvariant()))!;

    // Levenshtein, two rows.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
