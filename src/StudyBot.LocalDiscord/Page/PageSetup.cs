using Microsoft.AspNetCore.DataProtection;
using Microsoft.Net.Http.Headers;

namespace StudyBot.LocalDiscord.Page;

/// <summary>The chat page: what it needs, and where it is served.</summary>
internal static class PageSetup
{
    // Blazor's own script sets styles through the DOM only, so neither inline scripts nor inline styles are needed.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

    public static IServiceCollection AddPage(this IServiceCollection services)
    {
        services.AddSingleton<ReadMarks>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        // Nothing that these keys protect outlives the process, so none are kept in the home directory.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        // This would still make and store one at the start.
        if (services.FirstOrDefault(service => service.ImplementationType?.Name == "DataProtectionHostedService") is { } keyMaker)
        {
            services.Remove(keyMaker);
        }

        return services;
    }

    public static void MapPage(this WebApplication app)
    {
        // From now on it hears of new messages.
        app.Services.GetRequiredService<ReadMarks>();
        app.UseAntiforgery();
        PageAssets.Map(app);
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null)
            .Add(endpoint => Protect(endpoint));
    }

    private static void Protect(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is not { } serve)
        {
            return;
        }

        endpoint.RequestDelegate = context =>
        {
            // The page reads no cookie, and one from before a restart would only be reported as one that cannot be decrypted.
            context.Request.Headers.Remove(HeaderNames.Cookie);
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            return serve(context);
        };
    }
}
