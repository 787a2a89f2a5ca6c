using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StudyBot.Core.Handbooks;

public static class HandbookSetup
{
    /// <summary>Serves the packs under a folder; it is read when the first of them is needed.</summary>
    public static IServiceCollection AddHandbooks(this IServiceCollection services, Func<IServiceProvider, string> contentPath)
    {
        services.AddSingleton(provider => HandbookLibrary.Open(contentPath(provider)));
        services.AddSingleton<IHandbooks>(provider => provider.GetRequiredService<HandbookLibrary>());
        services.TryAddSingleton<IServerHandbook, DefaultServerHandbook>();
        return services;
    }
}
