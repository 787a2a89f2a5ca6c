using System.Text.Json;
using System.Text.Json.Serialization;

namespace StudyBot.Discord.Wire;

/// <summary>An id of Discord's: 64 bits, a string in JSON (numbers are understood), with the time of creation in it.</summary>
[JsonConverter(typeof(SnowflakeConverter))]
internal readonly record struct Snowflake(ulong Value)
{
    // https://docs.discord.com/developers/reference#snowflakes
    private const long DiscordEpoch = 1_420_070_400_000;

    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> 22) + DiscordEpoch);

    public override string ToString() => Value.ToString();
}

internal sealed class SnowflakeConverter : JsonConverter<Snowflake>
{
    public override Snowflake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var number))
        {
            return new Snowflake(number);
        }

        return reader.TokenType == JsonTokenType.String && ulong.TryParse(reader.GetString(), out var parsed)
            ? new Snowflake(parsed)
            : throw new JsonException("This is not an id of Discord's.");
    }

    public override void Write(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
