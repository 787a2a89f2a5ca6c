using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudyBot.LocalDiscord.Model;

/// <summary>An id: milliseconds since 2015 in the upper 42 bits. Text on the wire, as 64 bits do not fit every JSON reader.</summary>
[JsonConverter(typeof(SnowflakeJson))]
internal readonly record struct Snowflake(ulong Value) : IComparable<Snowflake>
{
    // https://docs.discord.com/developers/reference#snowflakes
    private const long EpochMilliseconds = 1_420_070_400_000;

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> 22) + EpochMilliseconds);

    public static Snowflake FirstOf(DateTimeOffset at) => new((ulong)Math.Max(0, at.ToUnixTimeMilliseconds() - EpochMilliseconds) << 22);

    public static bool TryParse([NotNullWhen(true)] string? text, out Snowflake id)
    {
        var valid = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        id = new Snowflake(value);
        return valid;
    }

    public static Snowflake Parse(string text) => new(ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));

    public int CompareTo(Snowflake other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Snowflake left, Snowflake right) => left.Value < right.Value;

    public static bool operator >(Snowflake left, Snowflake right) => left.Value > right.Value;

    public static bool operator <=(Snowflake left, Snowflake right) => left.Value <= right.Value;

    public static bool operator >=(Snowflake left, Snowflake right) => left.Value >= right.Value;
}

internal sealed class SnowflakeJson : JsonConverter<Snowflake>
{
    public override Snowflake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? new Snowflake(reader.GetUInt64())
            : Snowflake.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("An id is a number written as text.");

    public override void Write(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
