using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.Settings;

namespace StudyBot.Backups;

internal static class BackupSetup
{
    /// <summary>Adds the nightly backup. The settings, the configuration and a <see cref="TimeProvider"/> are needed.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddSingleton(provider => new BackupWriter(
            provider.GetRequiredService<BotSettings>(), provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<NightlyBackup>();
        return services;
    }
}
