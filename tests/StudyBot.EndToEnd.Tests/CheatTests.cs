using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using StudyBot.Core.Daily;
using StudyBot.EndToEnd.Tests.Running;
using StudyBot.Testing.Driving;

namespace StudyBot.EndToEnd.Tests;

/// <summary>Between posting and closing, nothing that the bot sends to anybody tells the key or how others answered.</summary>
public sealed partial class CheatTests : BotTest
{
    [Theory]
    [InlineData("Grace", 20)]
    [InlineData("Ada", 20)]
    public async Task A_Cheat_Who_Tries_Everything_Learns_Nothing_Before_Closing(string name, int atLeast)
    {
        await using var bot = await RunningBot.StartAsync(Folder, Stop);
        var (ada, linus, cheat) = (await bot.MemberAsync("Ada", Stop), await bot.MemberAsync("Linus", Stop), await bot.MemberAsync(name, Stop));
        var channel = await bot.Server.ChannelAsync("daily-questions", Stop);
        var sent = new SentPayloads(bot.Traffic);
        var post = await PostOneAsync(ada, channel);
        var open = Assert.Single(await bot.Host.Services.GetRequiredService<IDailyStore>().InStateAsync(QuestionState.Posted, Stop));
        var asked = open.Asked!;

        await linus.PressesAsync(post, $"{(char)('A' + asked.Right)} ·", Stop);
        await cheat.PressesAsync(post, "A ·", Stop);
        var cheater = new Cheater(bot.Server, cheat, channel, Stop);
        await cheater.TryAllAsync(post, asked);
        await cheat.PressesAsync(post, "B ·", Stop);
        await CountIsShownAsync(bot, linus, channel);
        var before = sent.Next();
        await CloseAsync(ada, channel);
        var after = sent.Next();

        Assert.InRange(cheater.Presses, atLeast, 1_000);
        Assert.Contains(before, payload => SentPayloads.ValuesIn(payload).Any(text => text.Contains("2 answers so far", StringComparison.Ordinal)));
        Assert.All(before, payload => Assert.Null(Telling(payload, asked)));
        Assert.All(before.SelectMany(OptionRows), row => Assert.Single(row.Select(Looks).Distinct(StringComparer.Ordinal)));
        Assert.Contains(after, payload => Telling(payload, asked) is not null);
        Assert.Empty(bot.Warnings);
    }

    // What in a payload gives something away, or null.
    private static string? Telling(JsonElement payload, AskedItem asked)
    {
        string[] secrets = [asked.Explanation, $"{asked.ShuffleSeed}", .. asked.Options.Select(option => option.Reason)];
        return SentPayloads.ValuesIn(payload).FirstOrDefault(text =>
            secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal))
            || Votes().IsMatch(text)
            || (Mark().IsMatch(text) && asked.Options.Any(option => text.Contains(option.Text, StringComparison.Ordinal))));
    }

    // Rows with the four options; they may differ in nothing but letter, words and number.
    private static IEnumerable<JsonElement[]> OptionRows(JsonElement payload)
    {
        var message = payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty("data", out var inner) ? inner : payload;
        return message.ValueKind == JsonValueKind.Object && message.TryGetProperty("components", out var rows) && rows.ValueKind == JsonValueKind.Array
            ? rows.EnumerateArray()
                .Where(row => row.TryGetProperty("components", out _))
                .Select(row => row.GetProperty("components").EnumerateArray().ToArray())
                .Where(row => row is [var first, ..] && ShownMessage.Of(Message(row)).Buttons is [{ Label: ['A', ' ', '·', ..] }, ..])
            : [];
    }

    private static JsonElement Message(JsonElement[] row) =>
        JsonSerializer.SerializeToElement(new { id = "0", channel_id = "0", components = new[] { new { components = row } } });

    private static string Looks(JsonElement button) => string.Join(
        ", ",
        button.EnumerateObject().Where(field => field.Name != "label").Select(field => field.Name == "custom_id" ? field.Value.GetString()![..^1] : field.ToString()));

    private static async Task CountIsShownAsync(RunningBot bot, LocalMember viewer, string channel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        await bot.Server.AdvanceAsync(TimeSpan.FromSeconds(30), Stop);
        while (!(await PostAsync(viewer, channel)).AllText.Contains("2 answers so far", StringComparison.Ordinal))
        {
            await timer.WaitForNextTickAsync(Stop);
        }
    }

    [GeneratedRegex(@"\b[0-9]+ of [0-9]+ \([0-9]+ %\)", RegexOptions.CultureInvariant)]
    private static partial Regex Votes();

    // Alone, "right" may well stand in a question.
    [GeneratedRegex("✓|✗|right: |right option", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
