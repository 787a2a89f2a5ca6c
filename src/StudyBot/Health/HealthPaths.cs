using StudyBot.Settings;

namespace StudyBot.Health;

/// <summary>What a running bot answers on its health port, and where to ask it.</summary>
internal static class HealthPaths
{
    /// <summary>The process answers.</summary>
    public const string Live = "/health/live";

    /// <summary>Connected, the database writable, the schedule running, posts on time.</summary>
    public const string Ready = "/health/ready";

    /// <summary>The boards kept in memory are what the facts say.</summary>
    public const string Boards = "/health/boards";

    public const string Metrics = "/metrics";

    /// <summary>Where a bot with these settings is asked from this machine.</summary>
    public static Uri Of(BotSettings settings, string path) =>
        new UriBuilder("http", settings.HealthAddress is "0.0.0.0" or "::" ? "127.0.0.1" : settings.HealthAddress, settings.HealthPort.Number, path).Uri;
}
