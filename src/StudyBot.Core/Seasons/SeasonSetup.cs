using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Seasons;

public static class SeasonSetup
{
    /// <summary>
    /// Adds seasons: <see cref="SeasonSweep"/>, which the host calls by the clock, and the buttons of results. Needs the
    /// daily question, leaderboards, their stores and an <see cref="IResultPicture"/>.
    /// </summary>
    public static IServiceCollection AddSeasons(this IServiceCollection services)
    {
        services.AddSingleton<SeasonPosts>();
        services.AddSingleton<SeasonCloser>();
        services.AddSingleton<SeasonPoster>();
        services.AddSingleton(provider => new SeasonSweep(provider.GetRequiredService<SeasonCloser>(), provider.GetRequiredService<SeasonPoster>()));
        services.AddSingleton<IControlHandler, SeasonControls>();
        return services;
    }
}
