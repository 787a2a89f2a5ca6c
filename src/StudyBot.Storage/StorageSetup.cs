using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StudyBot.Core.Answers;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Away;
using StudyBot.Core.Daily;
using StudyBot.Core.Daily.Missing;
using StudyBot.Core.Exports;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Learning;
using StudyBot.Core.Privacy;
using StudyBot.Core.Reminders;
using StudyBot.Core.Rulings;
using StudyBot.Core.Scoring;
using StudyBot.Core.Seasons;
using StudyBot.Core.Teams;
using StudyBot.Core.Welcome;

namespace StudyBot.Storage;

public static class StorageSetup
{
    /// <summary>
    /// Adds the database and every store. It is opened, and may throw <see cref="StorageException"/>, when the first
    /// of them is asked for: resolve <see cref="StudyDatabase"/> at start. A <see cref="TimeProvider"/> is needed.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, ValidateStorageOptions>();

        services.AddSingleton(provider => StudyDatabase.Open(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<StudyDatabase>>()));
        return services.AddStores();
    }

    /// <summary>Adds the database and every store only to be read, beside a bot that may run.</summary>
    public static IServiceCollection AddStorageToRead(this IServiceCollection services, string path)
    {
        services.AddSingleton(_ => StudyDatabase.OpenToRead(new StorageOptions { Path = path }));
        return services.AddStores();
    }

    private static IServiceCollection AddStores(this IServiceCollection services)
    {
        services.AddSingleton<CommandRegistrations>();
        services.AddSingleton<ICourseStore, SqliteCourseStore>();
        services.AddSingleton<IPlanStore, SqlitePlanStore>();
        services.AddSingleton<IDailyStore, SqliteDailyStore>();
        services.AddSingleton<IResponseStore, SqliteResponseStore>();
        services.AddSingleton<IGradeStore, SqliteGradeStore>();
        services.AddSingleton<IReviewStore, SqliteReviewStore>();
        services.AddSingleton<IRulingStore, SqliteRulingStore>();
        services.AddSingleton<IFacts, SqliteFacts>();
        services.AddSingleton<IMissingQuestions, SqliteMissingQuestions>();
        services.AddSingleton<IBoardStore, SqliteBoardStore>();
        services.AddSingleton<ISeasonStore, SqliteSeasonStore>();
        services.AddSingleton<IMembershipStore, SqliteMembershipStore>();
        services.AddSingleton<ITeamStore, SqliteTeamStore>();
        services.AddSingleton<IAwayStore, SqliteAwayStore>();
        services.AddSingleton<IAbsences, SqliteAwayStore>();
        services.AddSingleton<IPracticeStore, SqlitePracticeStore>();
        services.AddSingleton<IReminderStore, SqliteReminderStore>();
        services.AddSingleton<IGreetingStore, SqliteGreetingStore>();
        services.AddSingleton<IExportStore, SqliteExportStore>();
        services.AddSingleton<IPrivacyStore, SqlitePrivacyStore>();
        services.AddSingleton<IDeletionStore, SqliteDeletionStore>();
        services.AddSingleton<IMendStore, SqliteMendStore>();
        services.AddSingleton<IRevealStore, SqliteRevealStore>();
        services.AddSingleton<IDailyFigures, SqliteDailyFigures>();
        return services;
    }
}
