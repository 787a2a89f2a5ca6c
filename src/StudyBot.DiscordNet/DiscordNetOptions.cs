namespace StudyBot.DiscordNet;

/// <summary>How to reach Discord; the same settings that the built-in client reads. The token is never logged.</summary>
public sealed class DiscordNetOptions
{
    public const string Section = "Discord";

    /// <summary>The bot's token, without "Bot " before it.</summary>
    public string Token { get; set; } = "";

    /// <summary>Discord's REST address with its version; a trailing slash is allowed. A local Discord has its own.</summary>
    public string ApiBaseUrl { get; set; } = "https://discord.com/api/v10";

    /// <summary>How many connections share the servers: a number, or "auto" for as many as Discord recommends.</summary>
    public string Shards { get; set; } = "auto";

    internal string BareToken => Token.Trim();

    /// <summary>The address with one trailing slash, as the library joins routes to it.</summary>
    internal string ApiBase => ApiBaseUrl.TrimEnd('/') + "/";

    internal int? FixedShards => int.TryParse(Shards, out var shards) ? shards : null;
}
