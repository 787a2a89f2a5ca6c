using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using StudyBot.Core.Answers;
using StudyBot.Core.Answers.Grading;
using StudyBot.Core.Away;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Core.Handbooks;
using StudyBot.Core.Leaderboards;
using StudyBot.Core.Learning;
using StudyBot.Core.Lookup;
using StudyBot.Core.Privacy;
using StudyBot.Core.Scoring;
using StudyBot.Core.Seasons;
using StudyBot.Core.Teams;
using StudyBot.Core.Welcome;
using StudyBot.Storage;
using StudyBot.Testing.Chat;

namespace StudyBot.Testing.Daily;

/// <summary>The whole daily question over a real database and the fake chat. It starts on Monday, 23 November 2026, 08:00 UTC.</summary>
public sealed class DailyWorld : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _services;

    public DailyWorld(params int[] questionsInChapters)
    {
        Books = new FixedHandbooks(TestHandbook.With("docker", questionsInChapters is [] ? [4, 4] : questionsInChapters));
        Time = new FakeTimeProvider(Start);
        Chat = new FakeChat(Time);
        _services = Build();
    }

    public FixedHandbooks Books { get; }

    public FakeTimeProvider Time { get; }

    public FakeChat Chat { get; }

    public FakePicture Pictures { get; } = new();

    public FakeResultPicture Results { get; } = new();

    public FakeStatsPicture StatsPictures { get; } = new();

    public DailySweep Sweep => Get<DailySweep>();

    public SeasonSweep SeasonSweep => Get<SeasonSweep>();

    public ICourseStore Courses => Get<ICourseStore>();

    public IDailyStore Questions => Get<IDailyStore>();

    public IResponseStore Responses => Get<IResponseStore>();

    public IFacts Facts => Get<IFacts>();

    /// <summary>The language model that may grade, from the next restart on; null when none is set up.</summary>
    public IAnswerGrader? Model { get; set; }

    /// <summary>Stands between the bot and the chat from the next restart on.</summary>
    public Func<FakeChat, IChatClient>? Wrap { get; set; }

    public FakeMember Lead => Chat.As("Lea").ManagesTheServer();

    public string DatabasePath => _folder.File("studybot.db");

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A second set of the same services on the same database, as a second worker would have.</summary>
    public ServiceProvider SecondWorker() => Build(Get<StudyDatabase>());

    /// <summary>The program ends and starts again: nothing but the database and the chat stay.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Build();
    }

    /// <summary>A course in the general channel: Monday to Friday at 10:00 UTC unless changed.</summary>
    public async Task<Course> CourseAsync(Func<CourseSettings, CourseSettings>? change = null)
    {
        var settings = new CourseSettings { Channel = Chat.General, Name = "Docker", Pack = "docker", Thread = ThreadMode.None };
        settings = change?.Invoke(settings) ?? settings;
        var now = Time.GetUtcNow();
        var draft = await Courses.SaveDraftAsync(new CourseDraft(0, Chat.Server, null, Lead.Id, settings, now), default);
        return (await Courses.SettleAsync(draft, 7, settings.Schedule.NextAfter(now), now, default))!;
    }

    /// <summary>How somebody who answered before wants to appear on boards.</summary>
    public Task AppearsAsync(FakeMember member, BoardNaming naming) => Get<StudyDatabase>().WriteAsync(
        (connection, _) => connection.Execute("update member set board_name = @name where member_id = @id", new { name = Columns.Of(naming), id = Columns.Of(member.Id.Value) }), default);

    /// <summary>As if the posts up to now came from a version that did not keep whom they name.</summary>
    public Task ForgetNamedAsync() => Get<StudyDatabase>().WriteAsync(
        (connection, _) => connection.Execute("delete from reveal_name; update reveal set names_known = 0, shown_version = version"), default);

    /// <summary>Moves the clock to a time of the same or a later day and lets everything due happen.</summary>
    public async Task AtAsync(DateTimeOffset at, CancellationToken stop)
    {
        Time.SetUtcNow(at);
        await Sweep.RunAsync(stop);
    }

    /// <summary>The same, with seasons.</summary>
    public async Task SeasonsAtAsync(DateTimeOffset at, CancellationToken stop)
    {
        await AtAsync(at, stop);
        await SeasonSweep.RunAsync(stop);
    }

    /// <summary>Shows posts anew whose names changed: one turn of each.</summary>
    public async Task ShowNamesAsync(CancellationToken stop)
    {
        await Get<RevealSweep>().RunAsync(stop);
        await SeasonSweep.RunAsync(stop);
    }

    /// <summary>A time on a day counted from the start: day 0 is the Monday.</summary>
    public static DateTimeOffset On(int day, int hour, int minute = 0, int second = 0) =>
        Start.Date.AddDays(day).AddHours(hour).AddMinutes(minute).AddSeconds(second).ToUtc();

    public static LocalDate Day(int day) => LocalDate.FromDateTime(Start.Date.AddDays(day));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private ServiceProvider Build(StudyDatabase? shared = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = DatabasePath }).Build());
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton(Wrap?.Invoke(Chat) ?? Chat);
        services.AddSingleton<IHandbooks>(Books);
        services.AddSingleton<ISeedSource, CountingSeeds>();
        services.AddStorage().AddDaily().AddLookup().AddLeaderboards().AddTeams().AddAway().AddSeasons().AddLearning().AddPrivacy().AddWelcome();
        services.AddSingleton<ILeaderboardPicture>(Pictures);
        services.AddSingleton<IResultPicture>(Results);
        services.AddSingleton<IStatsPicture>(StatsPictures);
        services.AddSingleton<CommandRouter>();
        if (Model is { } model)
        {
            services.AddKeyedSingleton(GradingSetup.ByModel, model);
        }

        if (shared is not null)
        {
            services.AddSingleton(shared);
        }

        var provider = services.BuildServiceProvider();
        if (shared is null)
        {
            var router = provider.GetRequiredService<CommandRouter>();
            Chat.Connect(router.Specs, router);
        }

        return provider;
    }
}

internal static class DateExtensions
{
    public static DateTimeOffset ToUtc(this DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
