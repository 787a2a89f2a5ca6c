using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using StudyBot.Core.Daily;
using StudyBot.EndToEnd.Tests.Running;

namespace StudyBot.EndToEnd.Tests;

/// <summary>A few days in which nothing but the scheduler posts and closes.</summary>
public sealed class SchedulerTests : BotTest
{
    private const int Days = 3;

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(50);

    [Fact]
    public async Task A_Few_Days_Go_By_With_One_Post_And_One_Closing_Each_At_Their_Minutes()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var ada = await bot.MemberAsync("Ada", Stop);
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        var sweeps = new Sweeps();
        (await bot.Host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Stop)).ListenerManager.AddJobListener(sweeps);
        var time = bot.Host.Local!.Clock.GetUtcNow().AddMinutes(90).ToString("HH:mm", CultureInfo.InvariantCulture);
        var preview = await ada.RunsAsync(channel, "daily setup", Stop, ("weekdays", "Mon-Sun"), ("time", time), ("window", 2));
        await ada.PressesAsync(preview.Reply, "Confirm", Stop);
        var course = Assert.Single(await bot.Host.Services.GetRequiredService<ICourseStore>().InServerAsync(new(ulong.Parse(await bot.Server.FirstServerAsync(Stop))), Stop));
        var first = course.NextDue!.Value;

        for (var day = 0; day < Days; day++)
        {
            var due = first.At.AddDays(day);
            var posted = await AtAsync(bot, due, course.Id, question => question.State == QuestionState.Posted && question.Date == first.Date.PlusDays(day));
            Assert.InRange(posted.PostedAt!.Value, due, due + Slack);
            var closed = await AtAsync(bot, posted.ClosesAt, course.Id, question => question.State == QuestionState.Closed && question.Date == posted.Date);
            Assert.InRange(closed.ClosedAt!.Value, posted.ClosesAt, posted.ClosesAt + Slack);
        }

        Assert.Equal(Days, (await bot.Host.Services.GetRequiredService<IDailyStore>().HistoryAsync(course.Id, 10, Stop)).Count);
        Assert.InRange(sweeps.ByTheMinute.Count, 2 * Days, int.MaxValue);
        Assert.Empty(bot.Warnings);
    }

    // Moves the clock to shortly before, and waits for what the scheduler does at the full minute.
    private static async Task<DailyQuestion> AtAsync(RunningBot bot, DateTimeOffset at, long course, Func<DailyQuestion, bool> done)
    {
        var questions = bot.Host.Services.GetRequiredService<IDailyStore>();
        await bot.Server.AdvanceAsync(at - Before - bot.Host.Local!.Clock.GetUtcNow(), Stop);
        Assert.DoesNotContain((await questions.HistoryAsync(course, 1, Stop)).ToList(), question => done(question));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (true)
        {
            if ((await questions.HistoryAsync(course, 1, Stop)).FirstOrDefault(done) is { } question)
            {
                return question;
            }

            await timer.WaitForNextTickAsync(Stop);
        }
    }

    private sealed class Sweeps : IJobListener
    {
        public ConcurrentQueue<DateTimeOffset> ByTheMinute { get; } = new();

        public string Name => "sweeps of a test";

        public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
        {
            if (context.Trigger.Key.Name == "every minute")
            {
                ByTheMinute.Enqueue(context.FireTimeUtc);
            }

            return ValueTask.CompletedTask;
        }
    }
}
