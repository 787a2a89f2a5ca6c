namespace StudyBot.Discord.Gateway;

/// <summary>One of several connections, each of which serves a part of the servers.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Of">How many there are; 0 or 1 if there is no division.</param>
internal readonly record struct Shard(int Number, int Of)
{
    public IReadOnlyList<int>? OnTheWire => Of > 1 ? [Number, Of] : null;

    // https://docs.discord.com/developers/events/gateway#sharding
    public bool Serves(ulong server) => Of <= 1 || (int)((server >> 22) % (ulong)Of) == Number;

    public override string ToString() => $"{Number + 1} of {Math.Max(1, Of)}";
}
