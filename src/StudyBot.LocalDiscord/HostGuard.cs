using System.Net;

namespace StudyBot.LocalDiscord;

/// <summary>
/// Keeps other sites out. A page in a browser can be made to call this server under a foreign name (DNS rebinding) or from a
/// foreign origin; it has no password, so neither is served.
/// </summary>
internal sealed class HostGuard(bool anyHost)
{
    /// <returns>Why the request is refused; null if it is not.</returns>
    public string? Refuse(HttpRequest request)
    {
        if (!anyHost && !IsLoopback(request.Host.Host))
        {
            return $"The local Discord answers only to 127.0.0.1 and localhost, not to '{request.Host.Host}'. Call it by one of those names, or set {LocalDiscordOptions.Section}:Address to an address of this machine.";
        }

        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        return (changes || request.HttpContext.WebSockets.IsWebSocketRequest)
            && request.Headers.Origin is [{ Length: > 0 } origin]
            && origin != $"{request.Scheme}://{request.Host}"
            ? $"The local Discord takes no requests from pages of '{origin}'. Use its own page, or a program that sends no Origin header."
            : null;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
