using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Chat;

namespace StudyBot.Core.Learning;

public static class LearningSetup
{
    /// <summary>Adds /quiz, /me review and /me stats. Needs the daily question, its stores, reminders and an <see cref="IStatsPicture"/>.</summary>
    public static IServiceCollection AddLearning(this IServiceCollection services)
    {
        services.AddSingleton<StudyRecords>();
        services.AddSingleton<PracticeGuard>();
        services.AddSingleton<Rounds>();
        services.AddSingleton<StatsPictures>();
        services.AddSingleton<ICommand, QuizCommand>();
        services.AddSingleton<ICommand, MeReviewCommand>();
        services.AddSingleton<ICommand, MeStatsCommand>();
        services.AddSingleton<IControlHandler, PracticeDesk>();
        services.AddSingleton<IControlHandler, MissesDesk>();
        return services;
    }
}
