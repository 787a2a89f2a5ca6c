using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Lookup;

public static class LookupSetup
{
    public static IServiceCollection AddLookup(this IServiceCollection services)
    {
        services.AddSingleton<ICommand, AskCommand>();
        services.AddSingleton<ICommand, BrowseCommand>();
        services.AddSingleton<ICommand, FindInHandbookCommand>();
        services.AddSingleton<IControlHandler, AskControls>();
        services.AddSingleton<IControlHandler, BrowseControls>();
        return services;
    }
}
