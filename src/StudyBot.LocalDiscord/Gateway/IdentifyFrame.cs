using System.Text.Json;

namespace StudyBot.LocalDiscord.Gateway;

/// <summary>https://docs.discord.com/developers/events/gateway-events#identify</summary>
internal sealed record IdentifyFrame(string Token, int Intents, (int Shard, int Shards)? Shard)
{
    public static IdentifyFrame Read(JsonElement body) => Decoded(() =>
    {
        var intents = body.GetProperty("intents").GetInt64();
        body.GetProperty("properties");
        return new IdentifyFrame(
            body.GetProperty("token").GetString()!,
            intents is >= 0 and <= int.MaxValue ? (int)intents : -1,
            body.TryGetProperty("shard", out var shard) && shard.ValueKind == JsonValueKind.Array ? ReadShard(shard) : null);
    });

    public static (string Token, string Session, int Sequence) ReadResume(JsonElement body) => Decoded(() =>
        (body.GetProperty("token").GetString()!, body.GetProperty("session_id").GetString()!, body.GetProperty("seq").GetInt32()));

    private static (int Shard, int Shards) ReadShard(JsonElement shard)
    {
        var (index, count) = (shard[0].GetInt32(), shard[1].GetInt32());
        return index >= 0 && index < count ? (index, count) : throw new GatewayCloseException(CloseCode.InvalidShard, "Invalid shard.");
    }

    private static T Decoded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is InvalidOperationException or KeyNotFoundException or FormatException or IndexOutOfRangeException)
        {
            throw new GatewayCloseException(CloseCode.DecodeError, "Error while decoding payload.");
        }
    }
}
