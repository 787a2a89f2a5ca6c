using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace StudyBot.Storage;

/// <summary>How values stand in columns: instants in milliseconds, dates as 'yyyy-MM-dd', ids as signed integers.</summary>
internal static class Columns
{
    public static long Of(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    public static DateTimeOffset Instant(long column) => DateTimeOffset.FromUnixTimeMilliseconds(column);

    public static DateTimeOffset? Instant(long? column) => column is { } at ? Instant(at) : null;

    public static string Of(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static LocalDate Date(string column) => LocalDatePattern.Iso.Parse(column).Value;

    public static LocalDate? DateOrNull(string? column) => column is null ? null : Date(column);

    public static long Of(ulong id) => unchecked((long)id);

    public static ulong Id(long column) => unchecked((ulong)column);

    public static long Millionths(decimal share) => (long)Math.Round(share * 1_000_000m);

    public static decimal Share(long millionths) => millionths / 1_000_000m;

    /// <summary>OnRequest as 'on_request'.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static T Word<T>(string column)
        where T : struct, Enum => Enum.GetValues<T>().First(value => Of(value) == column);
}
