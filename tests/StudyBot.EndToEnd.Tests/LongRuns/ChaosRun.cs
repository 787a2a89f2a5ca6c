using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Answers;
using StudyBot.Core.Chat;
using StudyBot.Core.Daily;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.LongRuns;

/// <summary>Days of several courses in several servers, while Discord fails in all the ways it can.</summary>
internal sealed class ChaosRun(RunningBot bot, int seed, CancellationToken stop)
{
    private const int ActorsInABatch = 2;
    private const int QuietEvery = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(75);
    private static readonly string[] Names = ["Grace", "Linus", "Margaret", "Dennis", "Barbara", "Niklaus"];

    private readonly Random _random = new(seed);
    private readonly List<ChaosCourse> _courses = [];
    private DateTimeOffset _firstDue;
    private int _batches;

    public Blame Blame { get; } = new();

    public int Questions { get; private set; }

    private DateTimeOffset Now => bot.Host.Local!.Clock.GetUtcNow();

    /// <param name="interactions">At least so many a day, over all courses.</param>
    public async Task RunAsync(int days, int interactions)
    {
        await SetUpAsync();
        for (var day = 0; day < days; day++)
        {
            await PostAsync(day);
            var enough = (day + 1) * interactions;
            while (Blame.Interactions < enough)
            {
                await AnswerAsync();
            }

            await CloseAsync(day);
        }

        foreach (var course in _courses)
        {
            await course.BoardAgreesAsync(stop);
        }
    }

    private async Task SetUpAsync()
    {
        var first = await bot.Server.FirstServerAsync(stop);
        var (second, third) = (await bot.Server.AddServerAsync("Evening group", stop), await bot.Server.AddServerAsync("Exam group", stop));
        var members = new List<LocalMember>();
        foreach (var name in Names.Append("Watcher"))
        {
            await bot.Server.PostAsync("members", new { name = name + " M." }, stop);
            members.Add(await bot.MemberAsync(name + " M.", stop));
        }

        // Ada owns every server.
        var lead = await bot.MemberAsync("Ada", stop);
        _firstDue = Now.AddMinutes(5);
        _firstDue = _firstDue.AddTicks(-(_firstDue.Ticks % TimeSpan.TicksPerMinute));
        foreach (var (server, name, thread) in ((string, string, ThreadMode)[])
            [(first, "one", ThreadMode.Closing), (first, "two", ThreadMode.Posting), (second, "three", ThreadMode.Closing), (second, "four", ThreadMode.None), (third, "five", ThreadMode.Posting)])
        {
            var channel = await bot.Server.AddChannelAsync(server, name, stop);
            var preview = await lead.RunsAsync(
                channel, "daily setup", stop, ("channel", channel), ("weekdays", "Mon-Sun"), ("window", 2), ("thread", thread.ToString().ToLowerInvariant()), ("time", _firstDue.ToString("HH:mm", CultureInfo.InvariantCulture)));
            await lead.PressesAsync(preview.Reply, "Confirm", stop);
            var course = (await Get<ICourseStore>().InServerAsync(new ServerId(ulong.Parse(server, CultureInfo.InvariantCulture)), stop)).Single(one => $"{one.Settings.Channel.Value}" == channel);
            _courses.Add(new ChaosCourse(course.Id, channel, thread, members[^1], members[..^1]));
        }

        await bot.Server.PostAsync("faults", ChaosFault.QuickHeartbeats, stop);
        await bot.Server.PostAsync("faults", new { fault = "reconnect" }, stop);
    }

    private Task PostAsync(int day) => AmidAsync(
        ChaosFault.WhilePosting,
        _firstDue.AddDays(day).AddSeconds(10),
        () => AreAllAsync(QuestionState.Posted, day),
        async () =>
        {
            foreach (var course in _courses)
            {
                await course.BeginAsync(day, stop);
                Questions++;
            }
        });

    private Task CloseAsync(int day) => AmidAsync(
        ChaosFault.WhileClosing,
        _firstDue.AddDays(day).AddHours(2).AddMinutes(1),
        async () => await AreAllAsync(QuestionState.Closed, day) && await AreAllClosingsFinishedAsync(),
        async () =>
        {
            foreach (var (course, question) in _courses.Zip(await OfTodayAsync(day)))
            {
                await course.CheckAsync(day, question, Get<IResponseStore>(), stop);
            }
        });

    private async Task AnswerAsync()
    {
        await bot.ReadyAsync(stop);
        var quiet = ++_batches % QuietEvery == 0;
        if (quiet)
        {
            Blame.Forget();
        }

        var faults = quiet ? [] : await SetAsync(ChaosFault.WhileAnswering);
        var acts = new List<Task>();
        foreach (var course in _courses)
        {
            Seat[] seats = [.. course.Seats];
            _random.Shuffle(seats);
            acts.AddRange(seats.Take(ActorsInABatch).Select(seat => new ChaosActor(course, seat, Blame, new Random(_random.Next()), stop).ActAsync()));
        }

        await Task.WhenAll(acts);
        Blame.Settle(await EndAsync(faults));
    }

    // Something that the clock brings about, while faults are set, and what holds afterwards.
    private async Task AmidAsync(Func<Random, ChaosFault> fault, DateTimeOffset at, Func<Task<bool>> isDone, Func<Task> check)
    {
        await bot.ReadyAsync(stop);
        var faults = await SetAsync(fault);
        await bot.Server.AdvanceAsync(at - Now, stop);
        var start = TimeProvider.System.GetTimestamp();
        while (!await isDone())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"Not done within {Patience.TotalSeconds} s, with {string.Join(" + ", faults.Select(one => one.Fault.Name))}");
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, stop);

            // Each move of the clock brings the next sweep forward.
            await bot.Server.AdvanceAsync(TimeSpan.FromSeconds(1), stop);
        }

        Blame.Settle(await EndAsync(faults));
        await check();
    }

    private async Task<List<(ChaosFault Fault, int Id)>> SetAsync(Func<Random, ChaosFault> next)
    {
        var set = new List<(ChaosFault, int)>();
        for (var left = _random.Next(1, 4); left > 0; left--)
        {
            var fault = next(_random);
            set.Add((fault, (await bot.Server.PostAsync("faults", fault.Body, stop)).GetProperty("id").GetInt32()));
        }

        return set;
    }

    /// <returns>Those that struck and may delay an answer.</returns>
    private async Task<List<string>> EndAsync(List<(ChaosFault Fault, int Id)> faults)
    {
        var struck = new List<string>();
        foreach (var (fault, id) in faults)
        {
            var state = await bot.Server.GetAsync(fault.Strikes > 0 ? $"faults/{id}?waitHits={fault.Strikes}" : $"faults/{id}", stop);
            await bot.Server.DeleteAsync($"faults/{id}", stop);
            if (state.GetProperty("hits").GetInt32() > 0 && fault.MayDelay)
            {
                struck.Add(fault.Name);
            }
        }

        return struck;
    }

    // One for each course, in their order; a date without a question yet has none.
    private async Task<List<DailyQuestion>> OfTodayAsync(int day)
    {
        var date = NodaTime.LocalDate.FromDateTime(_firstDue.AddDays(day).UtcDateTime);
        var questions = new List<DailyQuestion>();
        foreach (var course in _courses)
        {
            if (await Get<IDailyStore>().OnDateAsync(course.Id, date, stop) is { } question)
            {
                questions.Add(question);
            }
        }

        return questions;
    }

    private async Task<bool> AreAllAsync(QuestionState state, int day)
    {
        var questions = await OfTodayAsync(day);
        return questions.Count == _courses.Count && questions.All(question => question.State == state);
    }

    private async Task<bool> AreAllClosingsFinishedAsync() => (await Get<IDailyStore>().UnfinishedClosingsAsync(stop)).Count == 0;

    private T Get<T>()
        where T : notnull => bot.Host.Services.GetRequiredService<T>();
}
