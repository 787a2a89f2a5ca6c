using System.Globalization;
using System.Net;
using System.Text.Json;
using CsvHelper;
using StudyBot.EndToEnd.Tests.LongRuns;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests.Operating;

/// <summary>An operator's work beside a bot that members use.</summary>
public sealed class OperatingTests : BotTest
{
    private const string Formula = "=HYPERLINK(\"https://evil.example\",\"see results\")";

    [Fact]
    public async Task A_Backup_Under_Load_Restores_To_A_State_That_Passes_Doctor()
    {
        var backup = Path.Combine(Folder, "backup.zip");
        Dictionary<string, char> receipts;
        string channel;
        await using (var bot = await RunningBot.StartAsync(Folder, Stop))
        {
            var place = new Place(Folder, ("Content:Path", Testing.Repository.Content));
            channel = await bot.Server.ChannelAsync("daily-questions", Stop);
            var members = await MembersAsync(bot.Server, 8);
            var first = await PostOneAsync(members[0], channel);
            await AnswerAllAsync(members, first, 'B');
            await CloseAsync(members[0], channel);
            await bot.Server.AdvanceAsync(TimeSpan.FromDays(1), Stop);
            var post = await AnotherPostAsync(members[0], channel, first);
            receipts = await AnswerAllAsync(members, post, 'A');
            using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            var load = members.Skip(4).Select(member => ClickOnAsync(member, post, end.Token)).ToList();

            var (code, told) = await place.RunAsync("backup backup.zip", Stop);

            await end.CancelAsync();
            await Task.WhenAll(load);
            Assert.True(code == 0, told);
            Assert.Equal("", string.Join("\n", bot.Warnings));
        }

        var elsewhere = new Place(Path.Combine(Folder, "elsewhere"), ("Content:Path", Testing.Repository.Content));
        var (restored, words) = await elsewhere.RunAsync($"restore {backup}", Stop);
        var (healthy, report) = await elsewhere.RunAsync("doctor", Stop);

        Assert.True(restored == 0, words);
        Assert.True(healthy == 0, report);
        var stored = await StoredAnswers.ReadAsync(Path.GetDirectoryName(elsewhere.Database)!, channel, Stop, "");
        Assert.Equal("posted", stored.State);

        // Whoever had a receipt before the backup began and did not click since has that very answer in it.
        Assert.All(receipts.Take(4), receipt => Assert.Equal(receipt.Value, stored.Of(receipt.Key).Option));
        Assert.All(receipts.Skip(4), receipt => Assert.NotNull(stored.Of(receipt.Key).Option));
    }

    [Fact]
    public async Task Exports_Tell_Closed_Questions_Alone_And_Nothing_In_Them_Runs()
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var place = new Place(Folder, ("Content:Path", Testing.Repository.Content));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        var members = await MembersAsync(bot.Server, 2);
        var evil = await bot.MemberAsync("@SUM(1+1)", Stop);
        var first = await PostOneAsync(members[0], channel);
        await members[0].PressesAsync(first, "A ·", Stop);
        await members[1].PressesAsync(first, "B ·", Stop);
        var form = (await evil.PressesAsync(first, "Write your answer", Stop)).Form!;
        await evil.SubmitsAsync(form, Stop, ("text", Formula));
        await CloseAsync(members[0], channel);
        var right = RightOption(await PostAsync(members[0], channel));
        await bot.Server.AdvanceAsync(TimeSpan.FromDays(1), Stop);
        var second = await AnotherPostAsync(members[0], channel, first);
        await members[0].PressesAsync(second, "C ·", Stop);

        var (_, csv) = await place.RunAsync("export responses", Stop);
        var (_, json) = await place.RunAsync("export responses --json --ids", Stop);
        var (_, boards) = await place.RunAsync("export boards --json", Stop);
        var (wrong, told) = await place.RunAsync("export responses --course Nowhere", Stop);

        using var parser = new CsvParser(new StringReader(csv), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (parser.Read())
        {
            rows.Add(parser.Record!);
        }

        var (name, written) = (Array.IndexOf(rows[0], "name"), Array.IndexOf(rows[0], "written"));
        Assert.Equal(3, rows.Count - 1);
        Assert.Equal("'" + Formula, Assert.Single(rows, row => row[name] == "'@SUM(1+1)")[written]);

        var answers = JsonDocument.Parse(json).RootElement.EnumerateArray().ToDictionary(row => row.GetProperty("member_id").GetString()!);
        Assert.Equal(right == 'A', answers[members[0].Id].GetProperty("right").GetBoolean());
        Assert.Equal(right == 'B' ? 10 : 0, answers[members[1].Id].GetProperty("points").GetInt32());
        Assert.Equal(Formula, answers[evil.Id].GetProperty("written").GetString());
        Assert.Equal(3, JsonDocument.Parse(boards).RootElement.GetArrayLength());
        Assert.Equal(2, wrong);
        Assert.Contains("There is no course \"Nowhere\"", told, StringComparison.Ordinal);
        Assert.Equal("", string.Join("\n", bot.Warnings));
    }

    [Fact]
    public async Task Health_And_Metrics_Tell_How_The_Bot_Is()
    {
        // In a process of its own, as figures are of a process.
        await using var both = await TwoProcesses.StartAsync(Folder, Stop);
        var (ada, channel) = (await both.Server.MemberAsync("Ada", Stop), await both.Server.ChannelAsync("daily-questions", Stop));
        using var http = new HttpClient { BaseAddress = new Uri(new Uri(await both.Bot.LineAsync("Health:", Stop)), "/") };
        Assert.Contains("posts: none yet", await http.GetStringAsync("health/ready", Stop), StringComparison.Ordinal);

        await PostOneAsync(ada, channel);
        var (ready, metrics) = (await http.GetStringAsync("health/ready", Stop), (await http.GetStringAsync("metrics", Stop)).Replace("{} ", " ", StringComparison.Ordinal));

        Assert.Contains("posts: the last one 0 min ago", ready, StringComparison.Ordinal);
        Assert.Equal("boards: 1 courses, every board as its facts say\n", await http.GetStringAsync("health/boards", Stop));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("health/live", UriKind.Relative), Stop)).StatusCode);
        Assert.All(
            [
                "studybot_connected 1", "studybot_servers 1", "studybot_open_questions 1", "studybot_overdue_questions 0", "studybot_courses{state=\"active\"} 1",
                "studybot_last_post_age_seconds ", "studybot_database_size_bytes ", "studybot_interaction_duration_seconds_count{kind=\"control\"} ", "http_client_request_duration_seconds_count{",
            ],
            line => Assert.Contains($"\n{line}", metrics, StringComparison.Ordinal));

        // Few enough for anybody's Prometheus, and nobody's id among them.
        Assert.InRange(metrics.Split('\n').Count(line => line.Length > 0 && line[0] != '#'), 10, 150);
        Assert.DoesNotContain(channel, metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_To_Stop_Amid_Answers_It_Ends_Within_Ten_Seconds_And_Loses_None()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send; Ctrl-C in a terminal does the same.");
        await using var both = await TwoProcesses.StartAsync(Folder, Stop);
        var channel = await both.Server.ChannelAsync("daily-questions", Stop);
        var members = await MembersAsync(both.Server, 8);
        var post = await PostOneAsync(members[0], channel);
        await AnswerAllAsync(members, post, 'A');
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var load = members.Select(member => ClickOnAsync(member, post, end.Token)).ToList();

        var begin = TimeProvider.System.GetTimestamp();
        await both.Bot.TerminateAsync(Stop);
        await both.Bot.EndAsync(Stop);
        var took = TimeProvider.System.GetElapsedTime(begin);
        await end.CancelAsync();
        var given = await Task.WhenAll(load);

        Assert.Equal(0, both.Bot.ExitCode);
        Assert.True(took < TimeSpan.FromSeconds(10), $"It took {took}");
        var stored = await StoredAnswers.ReadAsync(Folder, channel, Stop);
        Assert.All(members.Zip(given), pair => Assert.Contains(stored.Of(pair.First.Id).Option!.Value, pair.Second));
        Assert.False(File.Exists(Path.Combine(Folder, "data", "studybot.db-wal")), "The write-ahead log was folded into the file.");
    }

    private static async Task<List<LocalMember>> MembersAsync(LocalServer server, int count)
    {
        var members = new List<LocalMember> { await server.MemberAsync("Ada", Stop) };
        for (var number = 2; number <= count; number++)
        {
            members.Add(await server.MemberAsync($"Member {number}", Stop));
        }

        return members;
    }

    private static async Task<Dictionary<string, char>> AnswerAllAsync(List<LocalMember> members, ShownMessage post, char option)
    {
        await Task.WhenAll(members.Select(async member => Assert.True(Receipt.Is(await member.PressesAsync(post, $"{option} ·", Stop)))));
        return members.ToDictionary(member => member.Id, _ => option);
    }

    // Clicks one option after the other; returns those that may be stored now: the last one with a receipt, and those without since.
    private static async Task<List<char?>> ClickOnAsync(LocalMember member, ShownMessage post, CancellationToken end)
    {
        var possible = new List<char?> { 'A' };
        for (var turn = 1; !end.IsCancellationRequested; turn++)
        {
            var option = (char)('A' + (turn % 4));
            var came = await member.PressesAsync(post, $"{option} ·", Stop);
            possible = Receipt.Is(came) ? [option] : [.. possible, option];
            if (came.Error is not null)
            {
                break;
            }
        }

        return possible;
    }

    // On a weekday its time may have come already.
    private static async Task<ShownMessage> AnotherPostAsync(LocalMember viewer, string channel, ShownMessage first)
    {
        var asked = await viewer.RunsAsync(channel, "daily post", Stop);
        if (asked.Reply.Buttons.Any(button => button.Label == "Post now"))
        {
            await viewer.PressesAsync(asked.Reply, "Post now", Stop);
        }

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (true)
        {
            if (await PostAsync(viewer, channel) is var newest && newest.Id != first.Id)
            {
                return newest;
            }

            await timer.WaitForNextTickAsync(Stop);
        }
    }
}
