using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Privacy;

internal static class DeletionSetup
{
    /// <summary>Adds the deletion of everything about a member, and what is deleted by itself.</summary>
    public static IServiceCollection AddDeletion(this IServiceCollection services)
    {
        services.AddSingleton<UnderWay>();
        services.AddSingleton<PostMender>();
        services.AddSingleton<Retention>();
        services.AddSingleton(provider => new PrivacySweep(provider.GetRequiredService<IDeletionStore>(), provider.GetRequiredService<PostMender>()));
        services.AddSingleton<IControlHandler, DeletionDesk>();
        services.AddSingleton<INoticeListener, ServerPresence>();
        return services;
    }
}
