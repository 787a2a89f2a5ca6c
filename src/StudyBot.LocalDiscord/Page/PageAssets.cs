using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace StudyBot.LocalDiscord.Page;

/// <summary>
/// The page's script, style and icon, and Blazor's script: all from the assembly itself, so that they are there however
/// the program was built and started.
/// </summary>
internal static class PageAssets
{
    private static readonly Dictionary<string, Asset> Served = new[]
    {
        Load("page.css", "text/css; charset=utf-8"),
        Load("page.js", "text/javascript; charset=utf-8"),
        Load("icon.svg", "image/svg+xml"),
        Load("blazor.web.js", "text/javascript; charset=utf-8"),
    }.ToDictionary(asset => asset.Name, StringComparer.Ordinal);

    public static string Style => AddressOf("page.css");

    public static string Script => AddressOf("page.js");

    public static string Icon => AddressOf("icon.svg");

    public static string Blazor => AddressOf("blazor.web.js");

    public static void Map(WebApplication app)
    {
        foreach (var asset in Served.Values)
        {
            app.MapGet($"/page/{asset.Name}", context => ServeAsync(context, asset));
        }
    }

    // The version in the address changes with the content, so browsers may keep each one for good.
    private static string AddressOf(string name) => $"/page/{name}?v={Served[name].Version}";

    private static Task ServeAsync(HttpContext context, Asset asset)
    {
        var tag = new EntityTagHeaderValue($"\"{asset.Version}\"");
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        context.Response.Headers.CacheControl = context.Request.Query["v"] == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = asset.MediaType;
        context.Response.ContentLength = asset.Content.Length;
        return context.Response.Body.WriteAsync(asset.Content, context.RequestAborted).AsTask();
    }

    private static Asset Load(string name, string mediaType)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("page/" + name)
            ?? throw new InvalidOperationException($"The assembly lacks 'page/{name}'.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.ToArray();
        return new Asset(name, mediaType, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }

    private sealed record Asset(string Name, string MediaType, byte[] Content, string Version);
}
