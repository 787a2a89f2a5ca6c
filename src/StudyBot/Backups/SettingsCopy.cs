using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using StudyBot.Settings;

namespace StudyBot.Backups;

/// <summary>The settings in force as they go into a backup: whether from files or from the environment, and never a secret.</summary>
internal static class SettingsCopy
{
    private static readonly string[] Secrets = ["Discord:Token", "Grader:Key"];

    /// <summary>By key; what is not set is left out.</summary>
    public static IReadOnlyDictionary<string, string> Of(IConfiguration configuration) => configuration.AsEnumerable()
        .Where(setting => !string.IsNullOrEmpty(setting.Value) && IsKept(setting.Key) && !HoldsPassword(setting.Value))
        .OrderBy(setting => setting.Key, StringComparer.Ordinal)
        .ToDictionary(setting => setting.Key, setting => setting.Value!, StringComparer.OrdinalIgnoreCase);

    /// <summary>As appsettings.json has them.</summary>
    public static string ToJson(IReadOnlyDictionary<string, string> settings)
    {
        var root = new JsonObject();
        foreach (var (key, value) in settings)
        {
            var parts = key.Split(':');
            var section = root;
            foreach (var part in parts[..^1])
            {
                section = (JsonObject)(section[part] ??= new JsonObject());
            }

            section[parts[^1]] = value;
        }

        return root.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }) + "\n";
    }

    public static IReadOnlyDictionary<string, string> Parse(Stream json) =>
        Of(new ConfigurationBuilder().AddJsonStream(json).Build());

    private static bool IsKept(string key) =>
        !Secrets.Contains(key, StringComparer.OrdinalIgnoreCase)
        && (KnownSettings.Keys.Contains(key, StringComparer.OrdinalIgnoreCase) || key.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase));

    // An address may carry a name and a password.
    private static bool HoldsPassword(string value) => Uri.TryCreate(value, UriKind.Absolute, out var address) && address.UserInfo.Length > 0;
}
