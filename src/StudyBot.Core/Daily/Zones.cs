using NodaTime;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Daily;

/// <summary>Time zones by name, as the IANA database has them.</summary>
internal static class Zones
{
    private static readonly string[] Common =
    [
        "UTC", "Europe/London", "Europe/Paris", "Europe/Berlin", "Europe/Warsaw", "America/New_York", "America/Chicago", "America/Los_Angeles",
        "America/Sao_Paulo", "Africa/Lagos", "Asia/Dubai", "Asia/Kolkata", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney",
    ];

    /// <summary>By its name, or by a city if there is only one of that name.</summary>
    public static string? Find(string typed)
    {
        var wanted = typed.Trim().Replace(' ', '_');
        return DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            ?? (DateTimeZoneProviders.Tzdb.Ids.Where(id => id.EndsWith("/" + wanted, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only : null);
    }

    /// <summary>Zones that contain what was typed, cities that start with it first, with the time that it is there.</summary>
    public static IReadOnlyList<Choice> Suggest(string typed, DateTimeOffset now)
    {
        var wanted = typed.Trim().Replace(' ', '_');
        IEnumerable<string> ids = wanted.Length == 0
            ? Common
            : DateTimeZoneProviders.Tzdb.Ids
                .Where(id => id.Contains(wanted, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(id => id[(id.LastIndexOf('/') + 1)..].StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
                .ThenByDescending(id => id.Contains('/', StringComparison.Ordinal))
                .ThenBy(id => id, StringComparer.Ordinal);
        return [.. ids.Take(CommandRouter.MaxChoices).Select(id => new Choice(DailyTexts.ZoneNow(id, TimeIn(id, now)), id))];
    }

    private static string TimeIn(string id, DateTimeOffset now) =>
        Instant.FromDateTimeOffset(now).InZone(DateTimeZoneProviders.Tzdb[id]).TimeOfDay.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
