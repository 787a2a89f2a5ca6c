using Microsoft.Data.Sqlite;
using NodaTime;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests;

public sealed class SeasonTests : BotTest
{
    [Fact]
    public async Task A_Season_Closes_By_The_Clock_And_A_Later_Void_Adds_A_Note()
    {
        string channel;
        await using (var first = await RunningBot.StartAsync(Folder, Stop))
        {
            var (ada, grace) = (await first.MemberAsync("Ada", Stop), await first.MemberAsync("Grace", Stop));
            channel = await first.Server.ChannelAsync("daily-questions", Stop);
            var post = await PostOneAsync(ada, channel);
            await ada.PressesAsync(post, "A ·", Stop);
            await grace.PressesAsync(post, "B ·", Stop);
            await CloseAsync(ada, channel);
            await first.Server.AdvanceAsync(TimeSpan.FromDays(34), Stop);
            var result = (await SeenAsync(() => ResultsAsync(grace, channel), seen => seen.Count > 0))[0];

            var place = (await grace.PressesAsync(result, "My place", Stop)).Reply;

            Assert.True(place.Private);
            Assert.Contains("Grace **(you)**", place.Cards[0].Body, StringComparison.Ordinal);
            Assert.Contains("1 question · 2 members", result.Cards[0].Footer, StringComparison.Ordinal);
            Assert.Empty(first.Warnings);
        }

        await using var second = await RunningBot.StartAsync(Folder, Stop);
        var lead = await second.MemberAsync("Ada", Stop);
        var list = (await lead.RunsAsync(channel, "daily history", Stop)).Reply;
        while (list.Selects.Count == 0)
        {
            // The days without a question, since the clock was moved, come first.
            list = (await lead.PressesAsync(list, "Older", Stop)).Reply;
        }

        var detail = (await lead.ChoosesAsync(list, list.Selects[0].Values.Count - 1, Stop)).Reply;
        var form = (await lead.PressesAsync((await lead.PressesAsync(detail, "Void", Stop)).Reply, "Give the reason and void", Stop)).Form!;
        await lead.SubmitsAsync(form, Stop, ("reason", "Two are right."));
        await second.Server.AdvanceAsync(TimeSpan.FromMinutes(2), Stop);

        var noted = Assert.Single(await SeenAsync(() => ResultsAsync(lead, channel), seen => seen[0].Cards[0].Fields.Count > 0));
        Assert.Contains("was voided.", Assert.Single(noted.Cards[0].Fields), StringComparison.Ordinal);
        Assert.Contains("Grace", noted.Cards[0].Body, StringComparison.Ordinal);
        Assert.Empty(second.Warnings);
    }

    [Fact]
    public async Task Killed_At_Every_Step_Of_Closing_A_Season_There_Is_One_Result_And_One_Note()
    {
        await using var both = await TwoProcesses.StartAsync(Folder, Stop);
        var (ada, grace) = (await both.Server.MemberAsync("Ada", Stop), await both.Server.MemberAsync("Grace", Stop));
        var channel = await both.Server.ChannelAsync("daily-questions", Stop);
        var post = await PostOneAsync(ada, channel);
        await grace.PressesAsync(post, "B ·", Stop);
        await CloseAsync(ada, channel);
        await both.KillBotAsync(Stop);
        await LongAgoAsync();

        // While it asks who is still there, before the result is fixed; then around the post.
        await StartAndKillAsync(both, "GET", "/guilds/*/members/*", "before");
        Assert.Equal(0, await CountAsync("season"));
        await StartAndKillAsync(both, "POST", "/channels/*/messages", "before");
        Assert.Equal(1, await CountAsync("season where state = 'closed'"));
        Assert.Empty(await ResultsAsync(ada, channel));
        await StartAndKillAsync(both, "POST", "/channels/*/messages", "after");
        Assert.Equal(1, await CountAsync("season where state = 'closed'"));
        await both.StartBotAsync(Stop);
        await SeenAsync(() => CountAsync("season where state = 'posted'"), count => count == 1);
        var result = Assert.Single(await ResultsAsync(ada, channel));

        // A decision is on disk; then around the edits that follow it.
        var list = (await ada.RunsAsync(channel, "daily history", Stop)).Reply;
        var detail = (await ada.ChoosesAsync(list, 0, Stop)).Reply;
        var form = (await ada.PressesAsync((await ada.PressesAsync(detail, "Void", Stop)).Reply, "Give the reason and void", Stop)).Form!;
        var held = await both.Server.HoldAsync("PATCH", "/channels/*/messages/*", "before", Stop);
        var deciding = ada.SubmitsAsync(form, Stop, ("reason", "Two are right."));
        await KillAsync(both, held);
        await deciding;
        await StartAndKillAsync(both, "PATCH", $"/channels/*/messages/{result.Id}", "before");
        await StartAndKillAsync(both, "PATCH", $"/channels/*/messages/{result.Id}", "after");
        await both.StartBotAsync(Stop);
        await SeenAsync(() => CountAsync("season where shown_version = version"), count => count == 1);

        var noted = Assert.Single(await ResultsAsync(ada, channel));
        Assert.Equal(result.Id, noted.Id);
        Assert.Single(Assert.Single(noted.Cards[0].Fields).Split('\n'), line => line.Contains("was voided.", StringComparison.Ordinal));
        Assert.Equal(result.Cards[0].Body, noted.Cards[0].Body);
        Assert.Equal((1, 1), (await CountAsync("season_note"), await CountAsync("note where kind = 'season_closed'")));
    }

    private static async Task StartAndKillAsync(TwoProcesses both, string method, string path, string moment)
    {
        var held = await both.Server.HoldAsync(method, path, moment, Stop);
        await both.StartBotAsync(Stop);
        await KillAsync(both, held);
    }

    private static async Task KillAsync(TwoProcesses both, int held)
    {
        await both.Server.HitAsync(held, Stop);
        await both.KillBotAsync(Stop);
        await both.Server.LetGoAsync(held, Stop);
        await both.Server.DeleteAsync($"faults/{held}", Stop);
    }

    // The bot in a process of its own lives by the real clock, so its season is moved instead: into a month that is over,
    // with everybody last seen then.
    private async Task LongAgoAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var month = LocalDate.FromDateTime(now.UtcDateTime).PlusMonths(-2).With(DateAdjusters.StartOfMonth);
        await ExecuteAsync($"update question_instance set local_date = '{month.PlusDays(14):uuuu-MM-dd}', closed_at = {now.AddDays(-40).ToUnixTimeMilliseconds()} where state = 'closed'");
        await ExecuteAsync($"update member set last_seen_at = {now.AddDays(-40).ToUnixTimeMilliseconds()}, checked_at = null");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "data", "studybot.db")};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }

    private async Task<long> CountAsync(string of)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "data", "studybot.db")};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from {of}";
        return (long)(await command.ExecuteScalarAsync(Stop))!;
    }

    private static async Task<List<ShownMessage>> ResultsAsync(LocalMember viewer, string channel) =>
        [.. (await viewer.SeesAsync(channel, Stop)).Where(message => !message.Private && message.Cards.Any(card => card.Title.StartsWith("Season result", StringComparison.Ordinal)))];

    private static async Task<T> SeenAsync<T>(Func<Task<T>> look, Func<T, bool> wanted)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while (true)
        {
            var seen = await look();
            if (wanted(seen))
            {
                return seen;
            }

            await timer.WaitForNextTickAsync(Stop);
        }
    }
}
