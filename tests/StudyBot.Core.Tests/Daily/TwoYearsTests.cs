using NodaTime;
using StudyBot.Core.Daily;
using StudyBot.Testing;
using StudyBot.Testing.Daily;

namespace StudyBot.Core.Tests.Daily;

/// <summary>
/// Two years of daily questions, with the bot down at random. The clock steps from due time to due time and calls what
/// the scheduled job calls. When a question is due is worked out here in another way than in the program.
/// The first of the two years has every change of the clocks and is enough while one works; LONG_RUNS=1 adds the second.
/// </summary>
[Trait("Runs", "long")]
public sealed class TwoYearsTests
{
    private static readonly int Days = LongRuns.AreWanted ? 730 : 365;

    private static readonly TimeSpan CatchUp = TimeSpan.FromHours(6);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    // Where the clock is changed, at a time that one of the changes skips or repeats.
    [InlineData("Europe/Paris", 2, 30)]
    [InlineData("Europe/Dublin", 1, 30)]
    [InlineData("Africa/Casablanca", 2, 30)]
    [InlineData("America/New_York", 2, 15)]
    [InlineData("America/Santiago", 0, 30)]
    [InlineData("Asia/Kathmandu", 10, 0)]
    [InlineData("Pacific/Apia", 10, 0)]
    [InlineData("UTC", 10, 0)]
    public async Task Every_Date_Has_One_Post_At_Its_Minute_And_None_Is_Lost_That_Could_Be_Caught_Up(string zone, int hour, int minute)
    {
        await using var world = new DailyWorld();
        var random = new Random(hour + (zone.Length * 100));
        var course = await world.CourseAsync(settings => settings with { Zone = zone, PostTime = new LocalTime(hour, minute), Weekdays = Weekdays.Every });
        var first = course.NextDue!.Value.Date;
        var due = Enumerable.Range(0, Days).Select(day => first.PlusDays(day)).ToDictionary(date => date, date => FirstAt(date + new LocalTime(hour, minute), zone));
        var downUntil = DateTimeOffset.MinValue;
        var expected = new Dictionary<LocalDate, DateTimeOffset?>();

        foreach (var (date, at) in due)
        {
            if (at > downUntil && random.Next(12) == 0)
            {
                downUntil = at + Downtime(random);
            }

            if (at >= downUntil)
            {
                // Every date that waits has been dealt with when the bot came up.
                await world.AtAsync(at, Stop);
                expected[date] = at;
                continue;
            }

            expected[date] = downUntil - at <= CatchUp ? downUntil : null;
            if (date == first.PlusDays(Days - 1) || due[date.PlusDays(1)] >= downUntil)
            {
                await world.RestartAsync();
                await world.AtAsync(downUntil, Stop);
            }
        }

        var asked = (await world.Questions.HistoryAsync(course.Id, Days + 20, Stop)).Where(question => expected.ContainsKey(question.Date)).ToDictionary(question => question.Date);
        Assert.Equal(Days, asked.Count);
        Assert.All(expected, day => Assert.Equal(day.Value, asked[day.Key].PostedAt));
        var posts = world.Chat.PostsIn(world.Chat.General).CountBy(post => post.Key!.Value).ToDictionary();
        Assert.All(expected, day => Assert.Equal(day.Value is null ? 0 : 1, posts.GetValueOrDefault(asked[day.Key].Key)));
        Assert.Contains(expected.Values, at => at is null);
        Assert.Contains(expected, day => day.Value > due[day.Key]);
    }

    private static TimeSpan Downtime(Random random) => random.Next(4) switch
    {
        0 => TimeSpan.FromMinutes(random.Next(1, 60)),
        1 => TimeSpan.FromMinutes(random.Next(60, 360)),
        2 => TimeSpan.FromMinutes(random.Next(361, 1_200)),
        _ => TimeSpan.FromMinutes(random.Next(1_500, 6_000)),
    };

    // The first quarter of an hour at which clocks there show the wanted time or a later one: clocks are changed by quarters.
    private static DateTimeOffset FirstAt(LocalDateTime wanted, string zone)
    {
        var there = DateTimeZoneProviders.Tzdb[zone];
        var at = wanted.InUtc().ToInstant() - Duration.FromHours(26);
        while (at.InZone(there).LocalDateTime < wanted)
        {
            at += Duration.FromMinutes(15);
        }

        return at.ToDateTimeOffset();
    }
}
