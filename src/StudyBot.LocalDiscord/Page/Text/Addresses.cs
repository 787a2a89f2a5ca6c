namespace StudyBot.LocalDiscord.Page.Text;

/// <summary>Which addresses the page may link to.</summary>
internal static class Addresses
{
    public static bool IsSafe(string address) => !address.Any(char.IsWhiteSpace)
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0;
}
