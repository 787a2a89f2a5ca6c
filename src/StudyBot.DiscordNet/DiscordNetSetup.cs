using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StudyBot.Core.Chat;

namespace StudyBot.DiscordNet;

/// <summary>Registers Discord.Net as the chat service. The settings stand in section "Discord" (<see cref="DiscordNetOptions"/>).</summary>
public static class DiscordNetSetup
{
    public static IServiceCollection AddDiscordNet(this IServiceCollection services)
    {
        services.AddOptions<DiscordNetOptions>().BindConfiguration(DiscordNetOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IChatClient, DiscordNetChatClient>();
        return services;
    }
}
