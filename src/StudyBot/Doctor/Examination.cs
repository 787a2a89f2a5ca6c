using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StudyBot.Backups;
using StudyBot.Core.Daily;
using StudyBot.Core.Leaderboards;
using StudyBot.Discord;
using StudyBot.Hosting;
using StudyBot.Settings;
using StudyBot.Storage;

namespace StudyBot.Doctor;

/// <summary>Looks at everything that can go wrong for an operator, beside a bot that may run, and changes nothing.</summary>
internal sealed class Examination(BotSettings settings, IConfiguration configuration, TimeProvider time)
{
    /// <summary>Bytes free on the disk of a folder.</summary>
    public Func<string, long> FreeSpace { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;

    public async Task<DoctorReport> RunAsync(CancellationToken stop)
    {
        var findings = new List<Finding> { Finding.Ok("settings", $"mode {settings.Mode}, database {settings.StoragePath}, handbooks {settings.ContentPath}") };
        await using var services = Services();
        var bot = new BotFindings(settings);
        findings.AddRange(await bot.RunAsync(stop));

        IReadOnlyList<Course> courses = [];
        try
        {
            if (File.Exists(settings.StoragePath))
            {
                courses = await DatabaseAsync(services, findings, stop);
                findings.AddRange(await bot.BoardsAsync(stop));
            }
            else
            {
                findings.Add(Finding.Ok("database", $"{settings.StoragePath} is not there yet; the bot makes it at its first start"));
            }
        }
        catch (StorageException failure)
        {
            findings.Add(Finding.Problem("database", failure.Message, "or bring a backup back with \"restore\", which keeps this file aside"));
        }

        var discord = new DiscordFindings(settings, services.GetRequiredService<DiscordInspection>());
        var (ofDiscord, invite) = await discord.RunAsync(courses, stop);
        findings.AddRange(ofDiscord);
        findings.AddRange(ContentFindings.Of(settings.ContentPath, courses));
        findings.AddRange(PlaceFindings.TimeZones(courses, time.GetUtcNow()));
        findings.AddRange(PlaceFindings.Disk(settings, FreeSpace));
        findings.Add(PlaceFindings.Backups(settings, bot.IsAlive, time.GetUtcNow()));
        return new DoctorReport(BackupManifest.ProgramVersion, findings, invite);
    }

    private static async Task<IReadOnlyList<Course>> DatabaseAsync(IServiceProvider services, List<Finding> findings, CancellationToken stop)
    {
        var database = services.GetRequiredService<StudyDatabase>();
        var wrong = await DatabaseExamination.RunAsync(database, stop);
        findings.AddRange(wrong.Count == 0
            ? [Finding.Ok("database", $"sound, {new FileInfo(database.Path).Length / (1024 * 1024)} MB")]
            : wrong.Select(problem => Finding.Problem("database", problem, "stop the bot and restore the newest backup; the file is kept aside")));

        if (wrong.Count == 0)
        {
            findings.Add(await DatabaseExamination.DeletionsToDoAsync(database, stop) is > 0 and var waiting
                ? Finding.Problem("deletions", $"{waiting} are asked for and not done", "start the bot, which does them at once")
                : Finding.Ok("deletions", "all that were asked for are done"));
        }

        var courses = await services.GetRequiredService<ICourseStore>().AllAsync(stop);
        var boards = services.GetRequiredService<BoardReader>();
        var differing = new List<Course>();
        foreach (var course in courses.Where(PlaceFindings.HasKnownZone))
        {
            if ((await boards.VerifyAsync(course.Id, stop)).Count > 0 && (await boards.VerifyAsync(course.Id, stop)).Count > 0)
            {
                differing.Add(course);
            }
        }

        findings.AddRange(differing.Count == 0
            ? [Finding.Ok("boards", $"{courses.Count} courses, every board as its facts say")]
            : differing.Select(course => Finding.Problem("boards", $"the boards of {course.Settings.Name} differ from the facts", "report this as a defect; the facts are whole")));
        return courses;
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddLogging(logging => Logs.Configure(logging, configuration))
        .Configure<LoggerFilterOptions>(logging => logging.MinLevel = LogLevel.Error)
        .AddSingleton(configuration)
        .AddSingleton(time)
        .AddStorageToRead(settings.StoragePath)
        .AddSingleton<BoardReader>()
        .AddDiscord()
        .PostConfigure<DiscordOptions>(discord =>
        {
            discord.Token = settings.Token;
            discord.ApiBaseUrl = settings.ApiBaseUrl.ToString();
        })
        .BuildServiceProvider();
}
