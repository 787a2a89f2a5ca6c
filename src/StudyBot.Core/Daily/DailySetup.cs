using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StudyBot.Core.Answers;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily.Missing;
using StudyBot.Core.Daily.Setup;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Reminders;
using StudyBot.Core.Rulings;
using StudyBot.Core.Texts;

namespace StudyBot.Core.Daily;

public static class DailySetup
{
    /// <summary>
    /// Adds the daily question: its commands, its controls and <see cref="DailySweep"/>, which the host calls by the
    /// clock. Needs the stores, leaderboards, <see cref="IHandbooks"/>, <see cref="IChatClient"/>, a
    /// <see cref="TimeProvider"/> and an <see cref="ISeedSource"/>.
    /// </summary>
    public static IServiceCollection AddDaily(this IServiceCollection services)
    {
        services.AddSingleton<CourseFinder>();
        services.AddSingleton<CourseLanguage>();
        services.AddSingleton<LastSpoken>();
        services.AddSingleton<QuestionDesk>();
        services.AddSingleton<RevealReader>();
        services.AddSingleton<QuestionPosts>();
        services.AddSingleton<Discussion>();
        services.AddSingleton<CountRefresher>();
        services.AddSingleton<CourseAccess>();
        services.AddSingleton<INoticeListener, AccessNotices>();
        services.AddSingleton<LeadNotes>();
        services.AddSingleton<MissingNotes>();
        services.AddSingleton<Calendar>();
        services.AddSingleton<Owners>();
        services.AddSingleton<PostOnce>();
        services.AddSingleton<DailyPoster>();
        services.AddGrading().AddSingleton<ClosingGrades>();
        services.AddSingleton<Results>();
        services.AddSingleton<DailyCloser>();
        services.AddSingleton<IOpenQuestions, OpenQuestions>();
        services.AddSingleton<IServerHandbook, CourseHandbook>();
        services.AddSingleton(provider => new DailySweep(
            provider.GetRequiredService<CourseAccess>(),
            provider.GetRequiredService<DailyPoster>(),
            provider.GetRequiredService<DailyCloser>(),
            provider.GetRequiredService<CountRefresher>(),
            provider.GetRequiredService<LeadNotes>(),
            provider.GetRequiredService<MissingNotes>(),
            provider.GetRequiredService<Newsroom>(),
            provider.GetRequiredService<ReminderPost>()));
        services.AddSingleton(provider => new RevealSweep(
            provider.GetRequiredService<IRevealStore>(),
            provider.GetRequiredService<ICourseStore>(),
            provider.GetRequiredService<QuestionPosts>(),
            provider.GetRequiredService<CourseAccess>(),
            provider.GetRequiredService<ILogger<RevealSweep>>()));

        services.AddSingleton<ServerSizes>();
        services.AddSingleton<INoticeListener>(provider => provider.GetRequiredService<ServerSizes>());
        services.AddSingleton<Proposals>();
        services.AddSingleton<IControlHandler, SetupDesk>();
        services.AddSingleton<ICommand, DailySetupCommand>();
        services.AddSingleton<ICommand, DailyStatusCommand>();
        services.AddSingleton<ICommand, DailyPostCommand>();
        services.AddSingleton<ICommand, DailyCloseCommand>();
        services.AddSingleton<ICommand, DailyPauseCommand>();
        services.AddSingleton<ICommand, DailyHistoryCommand>();
        services.AddSingleton<Pins>();
        services.AddSingleton<Pauses>();
        services.AddSingleton<DayOffDesk>();
        services.AddSingleton<IControlHandler, PlanDesk>();
        services.AddSingleton<History>();
        services.AddSingleton<IControlHandler, HistoryDesk>();
        services.AddSingleton<IControlHandler, AnswerDesk>();
        services.AddSingleton<IControlHandler, CourseDesk>();
        services.AddSingleton<IControlHandler, MissingControls>();
        return services.AddRulings().AddReminders();
    }
}
