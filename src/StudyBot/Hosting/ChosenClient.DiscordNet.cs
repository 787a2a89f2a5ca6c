using Microsoft.Extensions.DependencyInjection;
using StudyBot.DiscordNet;
using StudyBot.LocalDiscord;
using StudyBot.Settings;

namespace StudyBot.Hosting;

/// <summary>The chat client that this build was made with: Discord.Net. It compresses by itself, so that setting says nothing to it.</summary>
internal static class ChosenClient
{
    public static IServiceCollection AddChatClient(this IServiceCollection services, BotSettings settings, LocalDiscordServer? local) =>
        services.AddDiscordNet().PostConfigure<DiscordNetOptions>(discord =>
        {
            discord.Token = local?.BotToken ?? settings.Token;
            discord.ApiBaseUrl = (local?.ApiBaseUrl ?? settings.ApiBaseUrl).ToString();
            discord.Shards = settings.Shards;
        });
}
