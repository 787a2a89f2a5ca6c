using Microsoft.Extensions.Configuration;
using StudyBot.Core.Text;

namespace StudyBot.Settings;

/// <summary>The keys that exist. A misspelt key would otherwise be a setting that silently does nothing.</summary>
internal static class KnownSettings
{
    public static IReadOnlyList<string> Keys { get; } =
    [
        "Discord:Mode", "Discord:Token", "Discord:TokenFile", "Discord:ApiBaseUrl", "Discord:Compress", "Discord:Shards",
        "Content:Path",
        "Storage:Path",
        "Backup:Path", "Backup:Keep",
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
                var meant = EditDistance.Nearest(key, Keys) is { } nearest ? $" Did you mean {nearest}?" : "";
                throw new CannotStartException($"The setting {key} is unknown.{meant} The README lists all settings.");
            }
        }
    }
}
