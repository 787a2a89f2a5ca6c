using System.Globalization;

namespace StudyBot.LocalDiscord.Page.Text;

/// <summary>Writes times in words, as timestamps of Discord ask. https://docs.discord.com/developers/reference#message-formatting-timestamp-styles</summary>
internal static class Moments
{
    private static readonly (double Below, double Unit, string One, string Many)[] Steps =
    [
        (45, 1, "a few seconds", "a few seconds"),
        (90, 60, "a minute", "a minute"),
        (45 * 60, 60, "a minute", "{0} minutes"),
        (90 * 60, 3600, "an hour", "an hour"),
        (22 * 3600, 3600, "an hour", "{0} hours"),
        (36 * 3600, 86400, "a day", "a day"),
        (26 * 86400, 86400, "a day", "{0} days"),
        (45 * 86400, 2_592_000, "a month", "a month"),
        (320 * 86400, 2_592_000, "a month", "{0} months"),
        (548 * 86400, 31_536_000, "a year", "a year"),
        (double.MaxValue, 31_536_000, "a year", "{0} years"),
    ];

    /// <param name="style">One of Discord's letters; anything else is "f".</param>
    public static string Write(DateTimeOffset at, char style, TimeZoneInfo zone, DateTimeOffset now) => style switch
    {
        'R' => Relative(at, now),
        't' => At(at, zone, "HH:mm"),
        'T' => At(at, zone, "HH:mm:ss"),
        'd' => At(at, zone, "d MMM yyyy"),
        'D' => At(at, zone, "d MMMM yyyy"),
        's' => At(at, zone, "d MMM yyyy, HH:mm"),
        'S' => At(at, zone, "d MMM yyyy, HH:mm:ss"),
        'F' => At(at, zone, "dddd, d MMMM yyyy, HH:mm"),
        _ => At(at, zone, "d MMMM yyyy, HH:mm"),
    };

    /// <summary>"Today at 10:00" beside a message's author.</summary>
    public static string Heading(DateTimeOffset at, TimeZoneInfo zone, DateTimeOffset now) => (Day(at, zone).DayNumber - Day(now, zone).DayNumber) switch
    {
        0 => "Today at " + At(at, zone, "HH:mm"),
        -1 => "Yesterday at " + At(at, zone, "HH:mm"),
        1 => "Tomorrow at " + At(at, zone, "HH:mm"),
        _ => At(at, zone, "d MMM yyyy, HH:mm"),
    };

    public static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    public static string At(DateTimeOffset at, TimeZoneInfo zone, string format) => TimeZoneInfo.ConvertTime(at, zone).ToString(format, CultureInfo.InvariantCulture);

    /// <summary>"+1 d 2 h 15 min"; null if there is none.</summary>
    public static string? Length(TimeSpan span)
    {
        var parts = new[] { (span.Days, "d"), (span.Hours, "h"), (span.Minutes, "min") }.Where(part => part.Item1 > 0).Select(part => $"{part.Item1} {part.Item2}");
        var text = string.Join(' ', parts);
        return text.Length == 0 ? null : text;
    }

    private static string Relative(DateTimeOffset at, DateTimeOffset now)
    {
        var away = Math.Abs((at - now).TotalSeconds);
        var (_, unit, one, many) = Array.Find(Steps, step => away < step.Below);
        var count = (int)Math.Round(away / unit, MidpointRounding.AwayFromZero);
        var length = count <= 1 ? one : string.Format(CultureInfo.InvariantCulture, many, count);
        return at > now ? $"in {length}" : $"{length} ago";
    }
}
