using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.Storage;
using StudyBot.Testing.Driving;

namespace StudyBot.Benchmarks;

/// <summary>
/// Very many servers whose questions are due in the same minute, under Discord's limit of 50 requests a second over all of
/// them (https://docs.discord.com/developers/topics/rate-limits#global-rate-limit): how much longer than the limit itself
/// demands it takes, how often Discord had to say no, and whether each channel got exactly one post. The same for the
/// closings, and for a second day on which the bot is killed in the middle and started again.
/// </summary>
internal sealed class FanOut(LocalServer local, string database, IReadOnlyList<string> channels, LocalMember ada, Func<StudyBotProcess> start, int limitFault)
{
    private const int PerSecond = 50;
    private const int Shards = 4;

    // About what a request to Discord takes from a rented machine.
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private double Demanded => channels.Count / (double)PerSecond;

    public static async Task RunAsync(int servers, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("studybot-fan-out-").FullName;
        await using var discord = await LocalDiscordProcess.StartAsync(folder, stop);
        using var local = new LocalServer(discord.Address);
        var settings = Contender.SettingsFor(discord.Address, discord.Token);
        settings["Storage:Path"] = Path.Combine(folder, "studybot.db");
        settings["Discord:Shards"] = $"{Shards}";

        var ada = await local.MemberAsync("Ada", stop);
        for (var server = 1; server <= servers; server++)
        {
            await local.AddServerAsync($"Group {server}", stop);
        }

        var places = await local.GetAsync("channels", stop);
        var channels = places.EnumerateArray()
            .Where(place => place.GetProperty("name").GetString() == "general")
            .Select(place => (Server: place.GetProperty("server").GetString()!, Channel: place.GetProperty("id").GetString()!))
            .TakeLast(servers)
            .ToList();
        await AddCoursesAsync(settings["Storage:Path"], channels, stop);
        await local.PostAsync("faults", new { fault = "slow", seconds = Way.TotalSeconds }, stop);
        var limit = await local.PostAsync("faults", new { fault = "global-limit", limit = PerSecond, seconds = 1 }, stop);
        await new FanOut(local, settings["Storage:Path"], [.. channels.Select(one => one.Channel)], ada, () => StudyBotProcess.Start(folder, "", settings), limit.GetProperty("id").GetInt32())
            .RunAsync(stop);
        Directory.Delete(folder, recursive: true);
    }

    private async Task RunAsync(CancellationToken stop)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{channels.Count} servers on {Shards} shards, {Way.TotalMilliseconds:0} ms a request; one for each takes {Demanded:0} s at {PerSecond} a second"));
        await using (var bot = await StartAsync(stop))
        {
            var due = await DueSoonAsync("2030-01-01", stop);
            await MeasureAsync("posts", "state = 'posted'", due, stop);
            await CheckAsync(1, stop);
            due = await CloseSoonAsync(stop);
            await MeasureAsync("closings", "reveal_published = 1", due, stop);
        }

        await using (var bot = await StartAsync(stop))
        {
            var due = await DueSoonAsync("2030-01-02", stop);
            await WaitAsync("state = 'posted'", channels.Count / 2, stop);
            bot.Kill();
            await bot.EndAsync(stop);
            var clock = Stopwatch.StartNew();
            await using var again = await StartAsync(stop);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"killed half-way; ready again after {clock.Elapsed.TotalSeconds:0.0} s"));
            await MeasureAsync("posts, killed half-way", "state = 'posted'", due, stop);
        }

        await CheckAsync(2, stop);
    }

    private async Task<StudyBotProcess> StartAsync(CancellationToken stop)
    {
        var bot = start();
        await Contender.ReadyAsync(new Uri(await bot.LineAsync("Health:", stop)), stop);
        return bot;
    }

    private static async Task AddCoursesAsync(string database, IReadOnlyList<(string Server, string Channel)> channels, CancellationToken stop)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(TimeProvider.System)
            .AddStorage()
            .PostConfigure<StorageOptions>(storage => storage.Path = database)
            .BuildServiceProvider();
        var store = services.GetRequiredService<ICourseStore>();
        var now = TimeProvider.System.GetUtcNow();
        var far = new Occurrence(new LocalDate(2031, 1, 1), now.AddDays(365));
        foreach (var chunk in channels.Chunk(100))
        {
            await Task.WhenAll(chunk.Select(async place =>
            {
                var settings = new CourseSettings
                {
                    Channel = new ChannelId(ulong.Parse(place.Channel, CultureInfo.InvariantCulture)),
                    Name = "general",
                    Pack = "docker-interview",
                    Weekdays = Weekdays.Every,
                    Thread = ThreadMode.None,
                };
                var draft = await store.SaveDraftAsync(new CourseDraft(0, new ServerId(ulong.Parse(place.Server, CultureInfo.InvariantCulture)), null, new MemberId(1), settings, now), stop);
                await store.SettleAsync(draft, newBagSeed: draft, far, now, stop);
            }));
        }
    }

    /// <summary>Every course is due at the next full minute that is not too near; that instant.</summary>
    private async Task<DateTimeOffset> DueSoonAsync(string date, CancellationToken stop)
    {
        var due = SoonMinute();
        await WriteAsync(
            "update course set next_due_at = @at, next_due_date = @date, post_minute = @minute",
            new { at = due.ToUnixTimeMilliseconds(), date, minute = (due.Hour * 60) + due.Minute },
            stop);
        return due;
    }

    private async Task<DateTimeOffset> CloseSoonAsync(CancellationToken stop)
    {
        var due = SoonMinute();
        await WriteAsync("update question_instance set closes_at = @at where state = 'posted'", new { at = due.ToUnixTimeMilliseconds() }, stop);
        return due;
    }

    private static DateTimeOffset SoonMinute()
    {
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(10);
        return new DateTimeOffset(soon.Year, soon.Month, soon.Day, soon.Hour, soon.Minute, 0, TimeSpan.Zero).AddMinutes(1);
    }

    private async Task WriteAsync(string sql, object values, CancellationToken stop)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, DefaultTimeout = 30, Pooling = false }.ToString());
        await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: stop));
    }

    private async Task MeasureAsync(string what, string state, DateTimeOffset due, CancellationToken stop)
    {
        var refusedBefore = await RefusedAsync(stop);
        await WaitAsync(state, channels.Count, stop);
        var took = (TimeProvider.System.GetUtcNow() - due).TotalSeconds;
        var refused = await RefusedAsync(stop) - refusedBefore;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {took:0.0} s, {took / Demanded:0.00} of the limit's own time; {refused} answers 429, {refused * 1000.0 / channels.Count:0.00} in 1,000"));
    }

    private async Task WaitAsync(string state, int wanted, CancellationToken stop)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250), TimeProvider.System);
        long done;
        while ((done = await connection.ExecuteScalarAsync<long>($"select count(*) from question_instance where {state}")) < wanted)
        {
            if (clock.Elapsed > Patience)
            {
                throw new InvalidOperationException($"After {Patience.TotalMinutes:0} minutes {done} of {wanted} are done.");
            }

            await timer.WaitForNextTickAsync(stop);
        }
    }

    private async Task<int> RefusedAsync(CancellationToken stop) =>
        (await local.GetAsync("faults", stop)).EnumerateArray().Single(fault => fault.GetProperty("id").GetInt32() == limitFault).GetProperty("hits").GetInt32();

    private async Task CheckAsync(int wanted, CancellationToken stop)
    {
        var (missing, doubled) = (0, 0);
        foreach (var channel in channels)
        {
            var posts = (await ada.SeesAsync(channel, stop)).Count;
            missing += posts < wanted ? 1 : 0;
            doubled += posts > wanted ? 1 : 0;
        }

        Console.WriteLine($"channels with {wanted} posts as it should be: {channels.Count - missing - doubled}; with too few: {missing}; with too many: {doubled}");
    }
}
