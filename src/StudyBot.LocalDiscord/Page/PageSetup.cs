namespace StudyBot.LocalDiscord.Page;

/// <summary>The chat page: what it needs, and where it is served.</summary>
internal static class PageSetup
{
    public static IServiceCollection AddPage(this IServiceCollection services) => services;

    public static void MapPage(this WebApplication app) => app.MapGet("/", () => "The local Discord is running.");
}
