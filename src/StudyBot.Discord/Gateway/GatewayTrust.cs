namespace StudyBot.Discord.Gateway;

/// <summary>Which gateway addresses may be given the token: Discord's own, or those of the host that the settings name.</summary>
internal sealed class GatewayTrust(Uri apiBase)
{
    public bool Allows(Uri gateway) => IsDiscord(apiBase.Host)
        ? gateway.Scheme == Uri.UriSchemeWss && gateway.Host.EndsWith(".discord.gg", StringComparison.OrdinalIgnoreCase)
        : gateway.Scheme is "ws" or "wss" && (gateway.Host.Equals(apiBase.Host, StringComparison.OrdinalIgnoreCase) || (gateway.IsLoopback && apiBase.IsLoopback));

    private static bool IsDiscord(string host) =>
        host.Equals("discord.com", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".discord.com", StringComparison.OrdinalIgnoreCase);
}
