using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Daily;
using StudyBot.Core.Exports;
using StudyBot.Core.Leaderboards;
using StudyBot.Settings;
using StudyBot.Storage;

namespace StudyBot.Verbs;

/// <summary><c>export</c>: answers and boards as tables that a spreadsheet may open.</summary>
internal static class ExportVerb
{
    private static readonly Dictionary<string, BoardPeriod> Periods =
        Enum.GetValues<BoardPeriod>().ToDictionary(period => JsonNamingPolicy.KebabCaseLower.ConvertName(period.ToString()), StringComparer.Ordinal);

    public static Command Command()
    {
        var ids = new Option<bool>("--ids") { Description = "Add the members' Discord ids; have a spreadsheet read that column as text" };
        var period = new Option<string>("--period") { Description = $"One of {string.Join(", ", Periods.Keys)}", DefaultValueFactory = _ => "all-time" };
        period.AcceptOnlyFromAmong([.. Periods.Keys]);
        return new Command("export", "Write answers or boards as CSV or JSON; the bot may run")
        {
            Table("responses", "Every answer to a closed question, with its points", ids, (export, courses, table, parsed, stop) =>
                export.ResponsesAsync(courses, parsed.GetValue(ids), table, stop)),
            Table("boards", "The leaderboards of the members", period, (export, courses, table, parsed, stop) =>
                export.BoardsAsync(courses, Periods[parsed.GetRequiredValue(period)], table, stop)),
            Table("teams", "The leaderboards of the teams", period, (export, courses, table, parsed, stop) =>
                export.TeamsAsync(courses, Periods[parsed.GetRequiredValue(period)], table, stop)),
        };
    }

    private static Command Table(string name, string description, Option own, Func<CourseExport, IReadOnlyList<Course>, ITableWriter, ParseResult, CancellationToken, Task> write)
    {
        var course = new Option<string?>("--course") { Description = "The course's name; all courses without it" };
        var file = new Option<string?>("--out") { Description = "The file to make; standard output without it" };
        var json = new Option<bool>("--json") { Description = "Write one JSON value in place of CSV" };
        var command = new Command(name, description) { course, file, json, own };
        command.SetAction((parsed, stop) => RunAsync(
            parsed.GetValue(course),
            parsed.GetValue(file),
            parsed.GetValue(json),
            (export, courses, table) => write(export, courses, table, parsed, stop),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(string? course, string? file, bool json, Func<CourseExport, IReadOnlyList<Course>, ITableWriter, Task> write, CancellationToken stop)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddStorageToRead(SettingsFile.Read().StoragePath)
            .AddSingleton<BoardReader>()
            .AddSingleton<CourseExport>()
            .BuildServiceProvider();
        var all = await services.GetRequiredService<ICourseStore>().AllAsync(stop);
        IReadOnlyList<Course> courses = course is null ? all : [.. all.Where(known => string.Equals(known.Settings.Name, course, StringComparison.OrdinalIgnoreCase))];
        if (courses.Count == 0 && course is not null)
        {
            await Console.Error.WriteLineAsync($"There is no course \"{course}\". Give one of: {string.Join(", ", all.Select(known => known.Settings.Name))}.");
            return ExitCode.WrongUsage;
        }

        if (file is not null && Path.Exists(file))
        {
            await Console.Error.WriteLineAsync($"{file} exists. Name a file that does not.");
            return ExitCode.WrongUsage;
        }

        try
        {
            await using var output = file is null ? Console.OpenStandardOutput() : new FileStream(file, FileMode.CreateNew, FileAccess.Write);
            using ITableWriter table = json ? new JsonTable(output) : new CsvTable(output, mark: file is not null);
            await write(services.GetRequiredService<CourseExport>(), courses, table);
            return ExitCode.Done;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file ?? "Standard output"} cannot be written: {failure.Message}");
            return ExitCode.FoundProblems;
        }
    }
}
