namespace StudyBot.Discord;

/// <summary>How to reach Discord. The token is never logged.</summary>
public sealed class DiscordOptions
{
    public const string Section = "Discord";

    /// <summary>The bot's token, without "Bot " before it.</summary>
    public string Token { get; set; } = "";

    /// <summary>Discord's REST address with its version; a trailing slash is allowed. A local Discord has its own.</summary>
    public string ApiBaseUrl { get; set; } = "https://discord.com/api/v10";

    /// <summary>Whether what the gateway sends is compressed: less traffic for more work.</summary>
    public bool Compress { get; set; }

    /// <summary>How many connections share the servers: a number, or "auto" for as many as Discord recommends.</summary>
    public string Shards { get; set; } = "auto";

    internal string BareToken => Token.Trim();

    /// <summary>The address with one trailing slash, so that routes can be appended.</summary>
    internal Uri ApiBase => Uri.TryCreate(ApiBaseUrl.TrimEnd('/') + "/", UriKind.Absolute, out var address)
        ? address
        : throw new DiscordConnectionException($"Discord:ApiBaseUrl is \"{ApiBaseUrl}\", which is no address. Leave it out, or set it to one such as https://discord.com/api/v10.");
}
