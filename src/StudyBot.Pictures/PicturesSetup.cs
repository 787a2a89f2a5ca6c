using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Learning;
using StudyBot.Core.Seasons;
using StudyBot.Pictures.Text;

namespace StudyBot.Pictures;

public static class PicturesSetup
{
    /// <summary>Adds the drawing of pictures. Needs nothing; fonts are opened when a picture first needs them.</summary>
    public static IServiceCollection AddPictures(this IServiceCollection services)
    {
        services.AddSingleton<FontShelf>();
        services.AddSingleton<TextShaper>();
        services.AddSingleton<ILeaderboardPicture, LeaderboardPicture>();
        services.AddSingleton<IResultPicture, ResultPicture>();
        services.AddSingleton<IStatsPicture, StatsPicture>();
        return services;
    }
}
