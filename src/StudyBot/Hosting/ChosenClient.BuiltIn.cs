using Microsoft.Extensions.DependencyInjection;
using StudyBot.Discord;
using StudyBot.LocalDiscord;
using StudyBot.Settings;

namespace StudyBot.Hosting;

/// <summary>The chat client that this build was made with: the built-in one. The other stands in ChosenClient.DiscordNet.cs.</summary>
internal static class ChosenClient
{
    public static IServiceCollection AddChatClient(this IServiceCollection services, BotSettings settings, LocalDiscordServer? local)
    {
        services.AddSingleton<ICommandRegistrations, StoredRegistrations>();
        services.AddDiscord();
        return services.PostConfigure<DiscordOptions>(discord =>
        {
            discord.Token = local?.BotToken ?? settings.Token;
            discord.ApiBaseUrl = (local?.ApiBaseUrl ?? settings.ApiBaseUrl).ToString();
            discord.Compress = settings.Compress;
            discord.Shards = settings.Shards;
        });
    }
}
